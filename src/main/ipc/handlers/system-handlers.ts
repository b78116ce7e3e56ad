// The endpoints of the page System: each hands its parsed input to one use case.
import { backUpSystem, getSystem, saveLog, setRetention, type SystemDeps } from '../../core/system/system-facts.ts';
import type { Handlers } from '../dispatch.ts';

type SystemHandlers = Pick<Handlers, Extract<keyof Handlers, `system.${string}`>>;

/** Builds the handlers behind `system.*`. */
export function systemHandlers(deps: SystemDeps): SystemHandlers {
  return {
    'system.get': () => getSystem(deps),
    'system.backUp': (_input, { admin }) => backUpSystem(deps, admin.name),
    'system.saveLog': async ({ name }, { admin }) => ({ saved: await saveLog(deps, name, admin.name) }),
    'system.setRetention': ({ photosKeepDays }, { admin }) => ({
      photosKeepDays: setRetention(deps, photosKeepDays, admin.name),
    }),
  };
}
