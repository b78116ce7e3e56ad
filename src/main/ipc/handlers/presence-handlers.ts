// Who is on site, who is out, roll calls.
import { recordCameBack } from '../../core/presence/came-back.ts';
import { getEvacuationList, listOut } from '../../core/presence/on-site.ts';
import { printSheet, savePdf, type PaperDeps } from '../../core/presence/put-on-paper.ts';
import { endRollCall, getRollCall, listRollCalls, startRollCall, tickPerson } from '../../core/presence/roll-call.ts';
import type { presenceContract } from '../../../shared/ipc/admin/presence-contract.ts';
import type { Handlers } from '../dispatch.ts';

/** Builds the handlers behind `presence.*`. */
export function presenceHandlers(deps: PaperDeps): Pick<Handlers, keyof typeof presenceContract> {
  const { context } = deps;
  return {
    'presence.getEvacuationList': () => getEvacuationList(context),
    'presence.getRollCall': ({ rollCallId }) => getRollCall(context, rollCallId),
    'presence.listRollCalls': () => listRollCalls(context),
    'presence.startRollCall': (_input, { admin }) => startRollCall(context, admin.name),
    'presence.tick': (tick, { admin }) => {
      tickPerson(context, tick, admin.name);
      return {};
    },
    'presence.endRollCall': ({ rollCallId }, { admin }) => {
      endRollCall(context, rollCallId, admin.name);
      return {};
    },
    'presence.listOutNow': () => listOut(context),
    'presence.recordCameBack': ({ movementId }, { admin }) => recordCameBack(context, movementId, admin.name),
    'presence.print': (sheet, { admin }) => printSheet(deps, sheet, admin.name),
    'presence.savePdf': (sheet, { admin }) => savePdf(deps, sheet, admin.name),
  };
}
