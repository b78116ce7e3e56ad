// Test connection: asks Wonde for each thing the kiosk needs, in order, and names the part that fails and why.
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type {
  ConnectionCheck,
  ConnectionPart,
  ConnectionReason,
  ConnectionReport,
} from '../../shared/ipc/admin/integration-contract.ts';
import type { Permission, ReadableThing, WayStep } from '../core/integration/access-port.ts';
import { isWriteScope, keepWritePermission } from '../core/integration/write-permission.ts';
import type { SchoolFacts } from '../core/wonde-port.ts';
import { refreshAttendanceCodes } from './attendance-codes.ts';
import type { SyncDeps } from './sync-deps.ts';

export interface ConnectionTestDeps extends SyncDeps {
  /** @throws WondeError */
  readonly refreshSchool: (signal: AbortSignal) => Promise<SchoolFacts>;
}

interface Fault {
  readonly code: ErrorCode;
  readonly reason: ConnectionReason;
  readonly detail?: string | null;
  /** False: the kiosk can do without. */
  readonly needed?: boolean;
}

const good = (part: ConnectionPart, detail: string | null = null): ConnectionCheck => ({
  part,
  ok: true,
  needed: true,
  errorCode: null,
  reason: null,
  detail,
});
const bad = (part: ConnectionPart, { code, reason, detail = null, needed = true }: Fault): ConnectionCheck => ({
  part,
  ok: false,
  needed,
  errorCode: code,
  reason,
  detail,
});

const isBroken = (check: ConnectionCheck): boolean => !check.ok && check.needed;

/** What an answer, or its absence, means where no part of the way is to blame. */
const reasonsOfCode: Partial<Record<ErrorCode, ConnectionReason>> = {
  WONDE_NOT_SET_UP: 'notSetUp',
  SECRET_UNREADABLE: 'tokenUnreadable',
  WONDE_OFFLINE: 'dropped',
  WONDE_TIMEOUT: 'noAnswer',
  WONDE_TLS: 'tlsFailed',
  WONDE_DOWN: 'wondeDown',
  WONDE_RATE_LIMITED: 'askedToWait',
  WONDE_PORTAL: 'portal',
  WONDE_PROXY_LOGIN: 'proxyLogin',
  WONDE_BAD_RESPONSE: 'notWonde',
  WONDE_REJECTED: 'notWonde',
  WONDE_AUTH: 'tokenRefused',
  WONDE_FORBIDDEN: 'notApproved',
  WONDE_NOT_FOUND: 'unknownSchool',
};

const faultOf = ({ code }: AppError): Fault => ({ code, reason: reasonsOfCode[code] ?? 'unexpected' });

/** Wonde answered, and this is the part its answer is about; null where it did not answer as Wonde does. */
function answeredPart(code: ErrorCode): 'settings' | 'token' | 'school' | null {
  switch (code) {
    case 'WONDE_NOT_SET_UP':
    case 'SECRET_UNREADABLE':
      return 'settings';
    case 'WONDE_AUTH':
      return 'token';
    case 'WONDE_FORBIDDEN':
    case 'WONDE_NOT_FOUND':
      return 'school';
    default:
      return null;
  }
}

const stepCode = (part: WayStep['part'], reason: ConnectionReason): ErrorCode => {
  if (reason === 'portal') return 'WONDE_PORTAL';
  if (reason.startsWith('proxyLogin')) return 'WONDE_PROXY_LOGIN';
  if (part === 'tls') return 'WONDE_TLS';
  return reason === 'noAnswer' ? 'WONDE_TIMEOUT' : 'WONDE_OFFLINE';
};

/** The stretches of the way, all passed: Wonde answered over it. */
function wholeWay({ wonde }: ConnectionTestDeps): readonly ConnectionCheck[] {
  const proxy = wonde.proxyInUse();
  // Through a proxy, name and port are the proxy's business.
  if (proxy !== null) return [good('proxy', proxy), good('tls')];
  return [good('dns'), good('network'), good('tls')];
}

/** Walks the way without the token. Should nothing be wrong with it, what went wrong at its end is told. */
async function walk(
  deps: ConnectionTestDeps,
  error: AppError,
  signal: AbortSignal,
): Promise<readonly ConnectionCheck[]> {
  const steps = await deps.wonde.probeWay(signal);
  const checks = steps.map(({ part, reason, detail }) =>
    reason === null ? good(part, detail) : bad(part, { code: stepCode(part, reason), reason, detail }),
  );
  if (checks.some(isBroken)) return checks;
  const passed = checks.filter(({ part }) => part !== 'network');
  return [...passed, bad('network', faultOf(error))];
}

async function checkSchool(deps: ConnectionTestDeps, signal: AbortSignal): Promise<readonly ConnectionCheck[]> {
  try {
    const facts = await deps.refreshSchool(signal);
    const school = facts.mis === null ? facts.name : `${facts.name} (${facts.mis})`;
    return [good('settings'), ...wholeWay(deps), good('token'), good('school', school)];
  } catch (thrown) {
    const error = asAppError(thrown);
    const part = answeredPart(error.code);
    if (part === 'settings') return [bad('settings', faultOf(error))];
    if (part === null) return [good('settings'), ...(await walk(deps, error, signal))];
    const before = part === 'school' ? [good('token')] : [];
    return [good('settings'), ...wholeWay(deps), ...before, bad(part, faultOf(error))];
  }
}

async function checkAccess(deps: ConnectionTestDeps, signal: AbortSignal): Promise<readonly ConnectionCheck[]> {
  try {
    const { approved, online } = await deps.wonde.getAccess(signal);
    if (approved === false) return [bad('school', { code: 'WONDE_FORBIDDEN', reason: 'notApproved' })];
    if (online === null) return [];
    return [online ? good('online') : bad('online', { code: 'WONDE_OFFLINE', reason: 'schoolOffline' })];
  } catch (thrown) {
    // Only the application's owner may be allowed to ask; what matters is tried next anyway.
    deps.logger.debug('connectionTest.noMeta', { code: asAppError(thrown).code });
    return [];
  }
}

/** A refusal past the school itself is about a permission, whatever the number. */
function scopeFault(error: AppError, detail: string | null): Fault {
  const { code } = error;
  if (code === 'WONDE_FORBIDDEN') return { code, reason: 'scopeWithheld', detail };
  if (code === 'WONDE_NOT_FOUND') return { code, reason: 'notProvided', detail };
  return { ...faultOf(error), detail };
}

/** The name of a permission, where Wonde lists it: IT looks for just that word in Wonde's own pages. */
function scopeName(permissions: readonly Permission[], start: string): string | null {
  return permissions.find(({ identity }) => identity === `${start}.read`)?.identity ?? null;
}

async function checkStudents(
  deps: ConnectionTestDeps,
  permissions: readonly Permission[],
  signal: AbortSignal,
): Promise<ConnectionCheck> {
  try {
    const page = await deps.wonde.listStudents({ nextUrl: null, updatedAfterMs: null, includes: [] }, signal);
    if (page.rows.length > 0) return good('students');
    // Another region's host, or a token without pupils, answers with an empty list and no error.
    return bad('students', { code: 'WONDE_NOT_FOUND', reason: 'nobodyShared', detail: '0' });
  } catch (thrown) {
    return bad('students', scopeFault(asAppError(thrown), scopeName(permissions, 'students')));
  }
}

async function checkCodes(deps: ConnectionTestDeps, signal: AbortSignal): Promise<ConnectionCheck> {
  try {
    const count = await refreshAttendanceCodes(deps, signal);
    return count > 0
      ? good('codes', String(count))
      : bad('codes', { code: 'WONDE_CODE_UNKNOWN', reason: 'noCodes', detail: '0' });
  } catch (thrown) {
    return bad('codes', scopeFault(asAppError(thrown), null));
  }
}

const scopeOf: Readonly<Record<ReadableThing, string>> = {
  yearGroups: 'groups',
  employees: 'employees',
  attendance: 'attendance',
};
/** Staff matter only to a school that feeds them. */
const optionalThings: readonly ReadableThing[] = ['employees'];

async function checkReading(
  deps: ConnectionTestDeps,
  thing: ReadableThing,
  permissions: readonly Permission[],
  signal: AbortSignal,
): Promise<ConnectionCheck> {
  try {
    await deps.wonde.tryRead(thing, signal);
    return good(thing);
  } catch (thrown) {
    const fault = scopeFault(asAppError(thrown), scopeName(permissions, scopeOf[thing]));
    return bad(thing, { ...fault, needed: !optionalThings.includes(thing) });
  }
}

function checkWriteback({ settings, store }: ConnectionTestDeps, permissions: readonly Permission[]): ConnectionCheck {
  const code = 'WONDE_WRITEBACK_OFF';
  if (store.syncState().allowsWriteback === false) return bad('writeback', { code, reason: 'notAllowedAtSchool' });
  const withheld = permissions.find((one) => isWriteScope(one) && one.approved === false);
  if (withheld !== undefined)
    return bad('writeback', { code, reason: 'writeScopeWithheld', detail: withheld.identity });
  if (!settings().writebackEnabled) return bad('writeback', { code, reason: 'switchedOffHere', needed: false });
  return good('writeback');
}

async function permissionsOf(deps: ConnectionTestDeps, signal: AbortSignal): Promise<readonly Permission[]> {
  try {
    return await deps.wonde.listPermissions(signal);
  } catch (thrown) {
    // Not every token may ask; trying each thing says more anyway.
    deps.logger.debug('connectionTest.noPermissions', { code: asAppError(thrown).code });
    return [];
  }
}

/** Goes on until something needed is broken on the way to the school, then no further. Never throws for what Wonde does. */
export async function testConnection(deps: ConnectionTestDeps, signal: AbortSignal): Promise<ConnectionReport> {
  const checks: ConnectionCheck[] = [...(await checkSchool(deps, signal))];
  if (!checks.some(isBroken)) checks.push(...(await checkAccess(deps, signal)));
  // A school whose server is off still answers from Wonde's copy: the permissions are worth knowing.
  if (checks.some((check) => isBroken(check) && check.part !== 'online')) return reportOf(checks);
  const permissions = await permissionsOf(deps, signal);
  keepWritePermission(deps, deps.settings().schoolId, permissions);
  checks.push(
    await checkStudents(deps, permissions, signal),
    await checkReading(deps, 'yearGroups', permissions, signal),
    await checkReading(deps, 'employees', permissions, signal),
    await checkCodes(deps, signal),
    await checkReading(deps, 'attendance', permissions, signal),
    checkWriteback(deps, permissions),
  );
  return reportOf(checks);
}

/** One line a part: a school that answers and has not approved us is one fault, not a pass and a fault. */
function reportOf(checks: readonly ConnectionCheck[]): ConnectionReport {
  const last = checks.filter((check, index) => !checks.slice(index + 1).some(({ part }) => part === check.part));
  return { ok: !last.some(isBroken), checks: last };
}
