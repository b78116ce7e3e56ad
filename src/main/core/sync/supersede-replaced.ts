// A mark has arrived: what the register held of ours for that session before is not there any more.
import type { OutboxRow, StoreWriter } from '../store-port.ts';
import { listReplaced } from './decide-supersede.ts';
import { parseMarkPayload } from './mark-payload.ts';

/** Ends the older marks of the session that were confirmed: nobody is told of two that both are in the register. */
export function supersedeReplaced(writer: StoreWriter, row: OutboxRow, nowMs: number): void {
  const payload = parseMarkPayload(row);
  if (payload === null) return;
  const sameSession = writer.listMarksForSession(payload.personId, payload.date, payload.session);
  for (const id of listReplaced(sameSession, row.id)) {
    writer.updateOutbox(id, { state: 'cancelled', outcome: 'superseded', doneAtMs: nowMs });
  }
}
