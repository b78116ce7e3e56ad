// How the access to the school stands, asked of Wonde; and the request for it.
import type { Input } from '../../../shared/ipc/contract.ts';
import type { AccessState, AccessView } from '../../../shared/ipc/admin/integration-contract.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { WONDE_TOKEN_SECRET } from '../admin/wonde-access.ts';
import { writeChange } from '../admin/write-change.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Store } from '../store-port.ts';
import { mayWriteMarks, readCapability } from '../sync/read-capability.ts';
import type { SchoolAccess, WondeApi } from '../wonde-port.ts';
import { putAccess, readAccess, readSchool, type KeptAccess } from './access-rows.ts';
import { ACCESS_CODES, type LinkHealth } from './link-health.ts';
import { refreshWritePermission } from './write-permission.ts';

/** A request somebody must answer is looked at again this often. */
export const PENDING_EVERY_MS = 10 * 60_000;
/** When the queue or the roll was refused: why, and since when, is asked at most this often. */
export const REFUSED_EVERY_MS = 5 * 60_000;
/** With nothing amiss the state is still looked at: a school whose server went quiet shows nowhere else. */
export const WELL_EVERY_MS = 60 * 60_000;

export interface AccessDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly settings: () => Settings;
  readonly wonde: Pick<WondeApi, 'getAccess' | 'findAccessState' | 'requestAccess' | 'listPermissions'>;
  readonly link: () => LinkHealth;
  /** The state changed. Must not throw. */
  readonly onChanged: () => void;
  /** Access was given: try at once what was refused. */
  readonly onApproved: () => void;
}

export interface AccessUse {
  view(): AccessView;
  /** Asks Wonde now; what goes wrong is in the view. */
  refresh(): Promise<AccessView>;
  /** Asks now and then, by itself. Never throws. */
  refreshIfDue(): Promise<void>;
  /** @throws AppError CONFLICT (there is access already), WondeError */
  request(contact: Input<'integration.requestAccess'>['contact'], who: string): Promise<AccessView>;
}

interface Asked {
  readonly state: AccessState;
  readonly online: boolean | null;
  readonly problem: ErrorCode | null;
}

/** Which list holds the school; null where the token may not look, or none holds it. */
async function listedState({ wonde, logger }: AccessDeps): Promise<AccessState | null> {
  try {
    return await wonde.findAccessState();
  } catch (thrown) {
    // A token of one school may not see the lists at all; its own refusals say enough.
    logger.debug('access.noLists', { code: asAppError(thrown).code });
    return null;
  }
}

async function askMeta({ wonde }: AccessDeps): Promise<SchoolAccess | AppError> {
  try {
    return await wonde.getAccess();
  } catch (thrown) {
    return asAppError(thrown);
  }
}

/** Asks Wonde. `before` decides what a plain refusal means: taken away, or never given. */
export async function askAccess(deps: AccessDeps, before: AccessState): Promise<Asked> {
  const meta = await askMeta(deps);
  if (!(meta instanceof AppError)) {
    const { approved, online } = meta;
    if (approved === true) return { state: 'approved', online, problem: null };
    const listed = await listedState(deps);
    const unlisted = approved === null ? before : isGiven(before) ? 'revoked' : 'none';
    return { state: listed ?? unlisted, online, problem: null };
  }
  const { code } = meta;
  if (!ACCESS_CODES.includes(code)) return { state: before, online: null, problem: code };
  // A token Wonde no longer knows opens no list either.
  const listed = code === 'WONDE_AUTH' ? null : await listedState(deps);
  const unlisted = code === 'WONDE_FORBIDDEN' && isGiven(before) ? 'revoked' : before;
  return { state: listed ?? unlisted, online: null, problem: code };
}

const isGiven = (state: AccessState): boolean => state === 'approved' || state === 'revoked';

/** Builds the three operations. */
export function createAccess(deps: AccessDeps): AccessUse {
  const { store, clock, settings, link } = deps;
  const isReady = (): boolean => settings().wonde.schoolId !== '' && store.findSecret(WONDE_TOKEN_SECRET) !== null;

  const view = (): AccessView => {
    const { schoolId, writebackEnabled } = settings().wonde;
    const { state, online, checkedAtMs, requestedAtMs, requestedBy, problem, words } = readAccess(store, schoolId);
    const health = link();
    const refused = health.state === 'trouble' && ACCESS_CODES.includes(health.code) ? health.code : null;
    const school = readSchool(store, schoolId);
    return {
      state,
      online,
      checkedAtMs,
      requestedAtMs,
      requestedBy,
      problem: problem ?? refused,
      words,
      schoolId,
      schoolName: school?.name ?? null,
      mis: school?.mis ?? null,
      allowsWriteback: mayWriteMarks(readCapability(store, settings().wonde)),
      writebackEnabled,
      ready: isReady(),
    };
  };

  const keep = (change: (before: KeptAccess) => KeptAccess): void => {
    const nowMs = clock.nowMs();
    store.transaction((writer) => {
      putAccess(writer, change(readAccess(writer, settings().wonde.schoolId)), nowMs);
    });
  };

  async function refresh(): Promise<AccessView> {
    if (!isReady()) return view();
    const { schoolId } = settings().wonde;
    const before = readAccess(store, schoolId);
    const asked = await askAccess(deps, before.state);
    // The school may have been changed while Wonde was asked about the old one.
    if (settings().wonde.schoolId !== schoolId) return view();
    keep((kept) => ({ ...kept, ...asked, checkedAtMs: clock.nowMs() }));
    if (asked.state !== before.state) deps.logger.info('access.changed', { from: before.state, to: asked.state });
    if (asked.state === 'approved' && before.state !== 'approved' && before.state !== 'unknown') deps.onApproved();
    const isGivenNow = asked.state === 'approved' && asked.problem === null;
    const writesAnew = isGivenNow && (await refreshWritePermission(deps, schoolId));
    if (asked.state !== before.state || asked.online !== before.online || writesAnew) deps.onChanged();
    return view();
  }

  return {
    view,
    refresh,
    async refreshIfDue() {
      const { state, checkedAtMs } = readAccess(store, settings().wonde.schoolId);
      const health = link();
      const isRefused = health.state === 'trouble' && ACCESS_CODES.includes(health.code);
      const everyMs = isRefused ? REFUSED_EVERY_MS : state === 'pending' ? PENDING_EVERY_MS : WELL_EVERY_MS;
      const ageMs = checkedAtMs === null ? Number.POSITIVE_INFINITY : Math.abs(clock.nowMs() - checkedAtMs);
      if (ageMs >= everyMs) await refresh();
    },
    async request(contact, who) {
      if (!isReady()) throw new AppError('WONDE_NOT_SET_UP');
      const { schoolId } = settings().wonde;
      const before = readAccess(store, schoolId);
      if (before.state === 'approved' && before.problem === null) throw new AppError('CONFLICT');
      const answer = await deps.wonde.requestAccess(contact);
      const nowMs = clock.nowMs();
      store.transaction((writer) => {
        const state = answer.state ?? 'pending';
        const asked = { state, words: answer.words, problem: null, checkedAtMs: nowMs };
        putAccess(writer, { ...readAccess(writer, schoolId), ...asked, requestedAtMs: nowMs, requestedBy: who }, nowMs);
        writeChange(writer, deps, who, {
          what: 'integration.accessRequested',
          subjectId: schoolId,
          before: { state: before.state },
          after: { state, withContact: contact !== null },
        });
      });
      deps.onChanged();
      return view();
    },
  };
}
