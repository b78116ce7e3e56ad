// Writes a change of the school's set-up into the audit: who, what, before, after. Call it in the change's own transaction.
import type { Clock, Random } from '../ports.ts';
import type { StoreWriter } from '../store-port.ts';

export interface Change {
  /** area.verb, such as action.retired. */
  readonly what: string;
  /** The id of what was changed. */
  readonly subjectId: string;
  /** As it was and as it is now, JSON-able and without secrets; null where there was or is nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Records one change. `who` is the signed-in user's name. */
export function writeChange(
  writer: Pick<StoreWriter, 'insertAudit'>,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  who: string,
  change: Change,
): void {
  const atMs = clock.nowMs();
  writer.insertAudit({
    id: random.uuidV7(atMs),
    atMs,
    who,
    what: change.what,
    detailJson: '{}',
    subjectId: change.subjectId,
    beforeJson: json(change.before),
    afterJson: json(change.after),
  });
}
