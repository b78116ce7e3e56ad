// The marks endpoints: each hands its parsed input to one use case.
import type { KioskContext } from '../../core/kiosk-context.ts';
import { correctMark } from '../../core/marks/correct-mark.ts';
import { listMarks } from '../../core/marks/list-marks.ts';
import { enteredByHand, leaveAsIs } from '../../core/marks/settle-by-person.ts';
import type { SettingsChanger } from '../../core/settings/change-setting.ts';
import { readCapability } from '../../core/sync/read-capability.ts';
import { setMisAccepts } from '../../core/sync/set-mis-accepts.ts';
import type { Handlers } from '../dispatch.ts';

const SHOWN_RUNS = 100;

type MarksHandlers = Pick<Handlers, Extract<keyof Handlers, `marks.${string}`>>;

/** Builds the handlers behind `marks.*`. */
export function marksHandlers(context: KioskContext & SettingsChanger): MarksHandlers {
  return {
    'marks.listRuns': () => [...context.store.listSyncRuns(SHOWN_RUNS)],
    'marks.getCapability': () => readCapability(context.store, context.settings().wonde),
    'marks.setMisAccepts': (accepts, { admin }) => setMisAccepts(context, accepts, admin.name),
    'marks.listCodes': () => [...context.store.listAttendanceCodes()],
    'marks.list': ({ group }) => listMarks(context, group),
    'marks.enteredByHand': (input, { admin }) => {
      enteredByHand(context, input, admin.name);
      return {};
    },
    'marks.leaveAsIs': (input, { admin }) => {
      leaveAsIs(context, input, admin.name);
      return {};
    },
    'marks.correct': (input, { admin }) => ({ markId: correctMark(context, input, admin.name) }),
  };
}
