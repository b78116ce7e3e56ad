// Gathers what decides a school's capability from the store and the settings.
import type { MisCapability } from '../../../shared/domain/mis-capability.ts';
import type { WondeSettings } from '../../../shared/settings/schema.ts';
import { listMissingCodes } from '../actions/action-troubles.ts';
import { readSchool, readWritePermission } from '../integration/access-rows.ts';
import type { StoreReader } from '../store-port.ts';
import { decideCapability } from './mis-capability.ts';

type Reader = Pick<StoreReader, 'findSetting' | 'syncState' | 'listAttendanceCodes' | 'listActions'>;

/** Whether marks may be written, by the school's own word and its permission; null where only others' experience says. */
export function mayWriteMarks({ writeback: { answer, source } }: MisCapability): boolean | null {
  return answer === 'unknown' || source === 'vendors' ? null : answer === 'yes';
}

/** What the MIS of the school in these settings takes, as far as it is known now. */
export function readCapability(store: Reader, wonde: WondeSettings): MisCapability {
  const { schoolId, misAccepts, sendComment, sendMinutesLate } = wonde;
  const codes = store.listAttendanceCodes();
  return decideCapability({
    mis: readSchool(store, schoolId)?.mis ?? null,
    allowsWriteback: store.syncState().allowsWriteback,
    writePermission: readWritePermission(store, schoolId),
    chosen: misAccepts,
    sendComment,
    sendMinutesLate,
    codesKnown: codes.length,
    codesMissing: listMissingCodes(store.listActions(), codes).map(({ code }) => code),
  });
}
