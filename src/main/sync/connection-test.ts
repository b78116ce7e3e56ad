// Test connection: asks Wonde for each thing the kiosk needs, in order, and names the first part that fails.
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { ConnectionReport } from '../../shared/ipc/admin-contract.ts';
import type { SchoolFacts } from '../core/wonde-port.ts';
import { refreshAttendanceCodes } from './attendance-codes.ts';
import type { SyncDeps } from './sync-deps.ts';

type Check = ConnectionReport['checks'][number];
type Part = Check['part'];

export interface ConnectionTestDeps extends SyncDeps {
  /** @throws WondeError */
  readonly refreshSchool: (signal: AbortSignal) => Promise<SchoolFacts>;
}

const good = (part: Part, detail: string | null = null): Check => ({ part, ok: true, errorCode: null, detail });
const bad = (part: Part, errorCode: ErrorCode, detail: string | null = null): Check => ({
  part,
  ok: false,
  errorCode,
  detail,
});

/** The part of the way to the school that an error speaks of; those before it were passed. */
function failedPart(error: AppError): Part {
  switch (error.code) {
    case 'WONDE_NOT_SET_UP':
      return 'settings';
    case 'WONDE_TLS':
      return 'tls';
    case 'WONDE_AUTH':
      return 'token';
    case 'WONDE_FORBIDDEN':
    case 'WONDE_NOT_FOUND':
    case 'WONDE_REJECTED':
      return 'school';
    default:
      return 'network';
  }
}

/** The parts that one look at the school object answers for, in the order in which they are passed. */
const wayToSchool: readonly Part[] = ['settings', 'network', 'tls', 'token', 'school'];

async function checkSchool(deps: ConnectionTestDeps, signal: AbortSignal): Promise<readonly Check[]> {
  try {
    const facts = await deps.refreshSchool(signal);
    return wayToSchool.map((part) => good(part, part === 'school' ? facts.name : null));
  } catch (thrown) {
    const error = asAppError(thrown);
    const failed = failedPart(error);
    const passed = wayToSchool.slice(0, wayToSchool.indexOf(failed)).map((part) => good(part));
    return [...passed, bad(failed, error.code)];
  }
}

async function checkAccess(deps: ConnectionTestDeps, signal: AbortSignal): Promise<readonly Check[]> {
  try {
    const { approved } = await deps.wonde.getAccess(signal);
    return approved === false ? [bad('school', 'WONDE_FORBIDDEN')] : [];
  } catch (thrown) {
    // Only the application's owner may be allowed to ask; what matters is tried next anyway.
    deps.logger.debug('connectionTest.noMeta', { code: asAppError(thrown).code });
    return [];
  }
}

async function checkStudents(deps: ConnectionTestDeps, signal: AbortSignal): Promise<Check> {
  try {
    const page = await deps.wonde.listStudents({ nextUrl: null, updatedAfterMs: null, includes: [] }, signal);
    // Another region's host, or a token without pupils, answers with an empty list and no error.
    return page.rows.length > 0 ? good('students') : bad('students', 'WONDE_NOT_FOUND', '0');
  } catch (thrown) {
    return bad('students', asAppError(thrown).code);
  }
}

async function checkCodes(deps: ConnectionTestDeps, signal: AbortSignal): Promise<Check> {
  try {
    const count = await refreshAttendanceCodes(deps, signal);
    return count > 0 ? good('codes', String(count)) : bad('codes', 'WONDE_CODE_UNKNOWN', '0');
  } catch (thrown) {
    return bad('codes', asAppError(thrown).code);
  }
}

function checkWriteback({ settings, store }: ConnectionTestDeps): Check {
  const isOff = !settings().writebackEnabled || store.syncState().allowsWriteback === false;
  return isOff ? bad('writeback', 'WONDE_WRITEBACK_OFF') : good('writeback');
}

/** Checks settings, network, TLS, token, school, pupils, codes and writeback. Never throws for what Wonde does. */
export async function testConnection(deps: ConnectionTestDeps, signal: AbortSignal): Promise<ConnectionReport> {
  const checks: Check[] = [...(await checkSchool(deps, signal))];
  if (checks.every((check) => check.ok)) checks.push(...(await checkAccess(deps, signal)));
  if (checks.every((check) => check.ok)) {
    checks.push(await checkStudents(deps, signal), await checkCodes(deps, signal), checkWriteback(deps));
  }
  return { ok: checks.every((check) => check.ok), checks };
}
