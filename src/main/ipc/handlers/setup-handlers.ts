// The endpoints of the setup guide.
import type { SetupGuide } from '../../core/integration/setup-guide.ts';
import type { Handlers } from '../dispatch.ts';

type SetupHandlers = Pick<Handlers, Extract<keyof Handlers, `setup.${string}`>>;

/** Builds the handlers behind `setup.*`. */
export function setupHandlers(guide: SetupGuide): SetupHandlers {
  return {
    'setup.get': () => guide.view(),
    'setup.markStep': ({ step, as }, { admin }) => guide.markStep(step, as, admin.name),
    'setup.postpone': (_input, { admin }) => guide.postpone(admin.name),
    'setup.finish': (_input, { admin }) => guide.finish(admin.name),
  };
}
