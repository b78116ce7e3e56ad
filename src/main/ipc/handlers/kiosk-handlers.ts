// The kiosk's endpoints: each hands its parsed input to one use case.
import { photoId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import { checkCamera } from '../../core/camera/camera-choices.ts';
import { getPerson } from '../../core/directory/get-person.ts';
import { identify, type FindByCredential } from '../../core/directory/identify.ts';
import { kioskStateOf } from '../../core/directory/kiosk-state.ts';
import {
  listBirthMonths,
  listDepartments,
  listNames,
  listSignGroups,
  listStaff,
  listYearGroups,
} from '../../core/directory/list-choices.ts';
import { listReasons } from '../../core/directory/list-reasons.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import { recordMovement } from '../../core/movements/record-movement.ts';
import { recordReturn } from '../../core/movements/record-return.ts';
import {
  CARD_TRY_LIMITS,
  createTryLimiter,
  PIN_TRY_LIMITS,
  type TryLimiter,
} from '../../core/movements/try-limiter.ts';
import type { CameraAccess, CaptureCamera, PhotoFiles } from '../../core/ports.ts';
import { badgeProgressOf } from '../../core/printing/badge-progress.ts';
import { reprintAtKiosk } from '../../core/printing/kiosk-reprint.ts';
import { getCurrentTerms } from '../../core/terms/edit-terms.ts';
import type { Handlers } from '../dispatch.ts';

export interface KioskHandlerDeps {
  readonly context: KioskContext;
  readonly photos: PhotoFiles;
  readonly camera: CaptureCamera;
  readonly cameraAccess: () => Promise<CameraAccess>;
  readonly badgeTries: TryLimiter;
  readonly findByCredential: FindByCredential;
  readonly syncStatus: () => SyncStatus;
  readonly demo: boolean;
}

const LOGS_PER_MINUTE = 30;

/** Lets a looping screen write some lines a minute into the log, not fill the disk. */
function createLogAllowance(nowMs: () => number): () => boolean {
  let windowStartMs = 0;
  let used = 0;
  return () => {
    if (Math.abs(nowMs() - windowStartMs) > 60_000) {
      windowStartMs = nowMs();
      used = 0;
    }
    used += 1;
    return used <= LOGS_PER_MINUTE;
  };
}

type KioskHandlers = Pick<Handlers, Extract<keyof Handlers, `kiosk.${string}`>>;

/** Builds the handlers behind `kiosk.*`. */
export function kioskHandlers(deps: KioskHandlerDeps): KioskHandlers {
  const { context, photos } = deps;
  const tries = { pin: createTryLimiter(PIN_TRY_LIMITS), card: createTryLimiter(CARD_TRY_LIMITS) };
  const mayLog = createLogAllowance(() => context.clock.nowMs());
  let keptFlow: { readonly savedAtMs: number; readonly stateJson: string } | null = null;

  async function keepStill(jpeg: Uint8Array): Promise<string> {
    const id = photoId.parse(context.random.uuidV7(context.clock.nowMs()));
    await photos.keep(id, jpeg);
    return id;
  }

  return {
    'kiosk.getState': () => kioskStateOf(context, deps.syncStatus(), deps.demo),
    'kiosk.listYearGroups': (input) => [...listYearGroups(context, input)],
    'kiosk.listBirthMonths': (input) => [...listBirthMonths(context, input)],
    'kiosk.listNames': (input) => [...listNames(context, input)],
    'kiosk.listReasons': (input) => listReasons(context, input),
    'kiosk.listSignGroups': () => [...listSignGroups(context)],
    'kiosk.listDepartments': ({ userTypeId }) => [...listDepartments(context, userTypeId)],
    'kiosk.listStaff': (input) => [...listStaff(context, input)],
    'kiosk.getPerson': (input) => getPerson(context, input),
    'kiosk.identify': (input) => identify({ context, findByCredential: deps.findByCredential, tries }, input),
    'kiosk.keepStill': async ({ jpeg }) => ({ photoId: await keepStill(jpeg) }),
    'kiosk.captureStill': async () => {
      const { driver } = context.settings().camera;
      if (driver !== 'node-webcam' && driver !== 'auto') throw new AppError('CAMERA_MISSING', { context: { driver } });
      // Somebody turned that switch: no program goes round it, and its picture would be black.
      if ((await deps.cameraAccess()) === 'blocked') throw new AppError('CAMERA_DENIED');
      return deps.camera.capture();
    },
    'kiosk.checkCamera': () =>
      checkCamera({ camera: deps.camera, access: deps.cameraAccess }, context.settings().camera),
    'kiosk.recordMovement': (input) => recordMovement(context, input, (id) => photos.has(id)),
    'kiosk.recordReturn': (input) => recordReturn(context, input, deps.badgeTries),
    'kiosk.getBadgeProgress': ({ movementId }) => badgeProgressOf(context.store, movementId, context.settings()),
    'kiosk.reprintBadge': ({ movementId }) => reprintAtKiosk(context, movementId),
    'kiosk.keepFlow': ({ stateJson }) => {
      keptFlow = stateJson === null ? null : { savedAtMs: context.clock.nowMs(), stateJson };
      return {};
    },
    'kiosk.getKeptFlow': () => keptFlow,
    'kiosk.getTerms': () => getCurrentTerms(context.store),
    'kiosk.writeLog': ({ level, message }) => {
      if (mayLog()) context.logger[level]('screen', { message });
      return {};
    },
  };
}
