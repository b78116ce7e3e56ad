// Pupils whom a whole roll names under ids nobody knows, and pupils it no longer names: perhaps the same children.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { LocalDate } from '../../../shared/domain/attendance.ts';

/** What a child can be known by whatever MIS the school uses. */
export interface MovedCandidate {
  readonly id: PersonId;
  readonly forename: string;
  readonly surname: string;
  readonly dateOfBirth: LocalDate;
  readonly upn: string | null;
}

export interface MovedPupilsReader {
  /** On roll in this run, first met at `sinceMs` or later, without any history here, and with a date of birth. */
  listStrangers(runId: string, sinceMs: number): readonly MovedCandidate[];
  /** Not named by this run, on roll here or left, with a date of birth. */
  listMissing(runId: string): readonly MovedCandidate[];
}

export interface MovedPupilsWriter {
  /** `known` goes on under the ids of `stranger`, whose row goes; history, PIN and card stay `known`'s. */
  adoptPupil(known: PersonId, stranger: PersonId, nowMs: number): void;
}
