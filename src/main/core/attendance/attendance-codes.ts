// The attendance codes page: the MIS's own list, which actions use it, and reading it again.
import type { CodesPage, CodesResync } from '../../../shared/ipc/admin/codes-contract.ts';
import { listMissingCodes, usesByCode } from '../actions/action-troubles.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { AttendanceCode, StoreReader } from '../store-port.ts';

/** What the page shows. */
export function getCodesPage(reader: StoreReader): CodesPage {
  const actions = reader.listActions();
  const codes = reader.listAttendanceCodes();
  const uses = usesByCode(actions);
  return {
    codes: codes.map((each) => ({ ...each, usedBy: uses.get(each.code) ?? [] })),
    missing: listMissingCodes(actions, codes),
    readAtMs: reader.findCodesReadAtMs(),
  };
}

const meaningOf = ({ description, type }: AttendanceCode): string => JSON.stringify([description, type]);

/** What is different between two readings of the list, by letter. */
export function compareCodes(
  before: readonly AttendanceCode[],
  after: readonly AttendanceCode[],
): Pick<CodesResync, 'added' | 'removed' | 'changed'> {
  // A school may list a letter twice; its first row is the one that counts, as in the store.
  const first = (codes: readonly AttendanceCode[]) => new Map([...codes].reverse().map((each) => [each.code, each]));
  const [was, is] = [first(before), first(after)];
  return {
    added: [...is.keys()].filter((code) => !was.has(code)).sort(),
    removed: [...was.keys()].filter((code) => !is.has(code)).sort(),
    changed: [...is.values()]
      .filter((each) => {
        const old = was.get(each.code);
        return old !== undefined && meaningOf(old) !== meaningOf(each);
      })
      .map(({ code }) => code)
      .sort(),
  };
}

/**
 * Reads the list from Wonde now and says what is different.
 * @param read reads and keeps the list; returns how many codes came, 0 for an empty list that was not believed
 * @throws WondeError
 */
export async function resyncCodes(
  context: Pick<KioskContext, 'store' | 'clock' | 'random' | 'emit'>,
  read: () => Promise<number>,
  who: string,
): Promise<CodesResync> {
  const { store } = context;
  const before = store.listAttendanceCodes();
  const count = await read();
  const after = store.listAttendanceCodes();
  const differences = compareCodes(before, after);
  store.transaction((writer) =>
    writeChange(writer, context, who, {
      what: 'codes.resynced',
      subjectId: 'codes',
      before: before.map(({ code }) => code),
      after: after.map(({ code }) => code),
    }),
  );
  context.emit('settings.changed', {});
  return { read: count, believed: count > 0, ...differences };
}
