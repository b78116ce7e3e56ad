// The queue of mails to the school as the domain sees it, and the facts the notices are made from.
import type { MarkId } from '../../../shared/domain/ids.ts';
import type { CodeLetter } from '../../../shared/domain/attendance.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { MailKind, MailState } from '../../../shared/ipc/admin/mail-contract.ts';

/** One mail. Who gets it is decided when it is sent: a corrected address reaches mails that wait. */
export interface QueuedMail {
  readonly id: string;
  readonly kind: MailKind;
  /** One mail for one trouble: a key that is there already is not written again. */
  readonly dedupeKey: string;
  readonly subject: string;
  readonly body: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly nextAttemptAtMs: number;
  readonly lastErrorCode: ErrorCode | null;
  readonly createdAtMs: number;
  readonly sentAtMs: number | null;
}

export type MailPatch = Partial<
  Pick<QueuedMail, 'state' | 'attempts' | 'nextAttemptAtMs' | 'lastErrorCode' | 'sentAtMs'>
>;

/** A mark that waits for a person, without its pupil. */
export interface ParkedMark {
  readonly id: MarkId;
  readonly code: CodeLetter;
  /** The pupil's year as it is now; null where the MIS gives none. */
  readonly yearName: string | null;
  readonly errorCode: ErrorCode | null;
}

export interface MailReader {
  /** Newest first. */
  listMail(limit: number): readonly QueuedMail[];
  countMail(): { readonly waiting: number; readonly failed: number };
  /** When the next waiting mail is due; null when none waits. */
  nextMailDueMs(): number | null;
  hasMailKey(dedupeKey: string): boolean;
  /** Marks that a person must look at, oldest first. */
  listParkedMarks(limit: number): readonly ParkedMark[];
}

export interface MailWriter {
  /** False when a mail of this key is there already; then nothing is written. */
  insertMail(mail: QueuedMail): boolean;
  /** The oldest waiting mail that is due becomes sending and is returned. */
  claimMail(nowMs: number): QueuedMail | null;
  updateMail(id: string, patch: MailPatch): void;
  /** On start: a mail left `sending` by a crash waits again; twice is better than never. Returns how many. */
  releaseInterruptedMail(nowMs: number): number;
  /** Waiting mails are due now; with `failed`, those that were given up wait again. Returns how many. */
  pullMailForward(nowMs: number, failed: boolean): number;
  /** Sent and given-up mails from before that moment go. Returns how many. */
  deleteOldMail(beforeMs: number): number;
  deleteSecret(name: string): void;
}
