// What the MIS's register was last read to hold, and how far the reading has come.
import type { CodeLetter, LocalDate, Session } from '../../../shared/domain/attendance.ts';
import type { RegisterMark } from '../wonde-port.ts';
import type { OutboxRow } from '../store-port.ts';

export interface RegisterState {
  /** The next reading asks for what changed since; null before the first. */
  readonly fromMs: number | null;
  /** The newest change that any reading has shown: what is older and not there did not reach the MIS. */
  readonly newestMs: number | null;
  /** False when this token may not read the register; null before the first try. */
  readonly readable: boolean | null;
}

/** One pupil's session as the register holds it. The letter is looked up where the MIS gives the code's id alone. */
export interface HeldMark extends RegisterMark {
  readonly codeLetter: CodeLetter | null;
  readonly updatedAtMs: number;
}

export interface RegisterReader {
  registerState(): RegisterState;
  /** What the register holds for one pupil (Wonde id) and session; null where no reading showed anything. */
  findHeldMark(studentId: string, date: LocalDate, session: Session): HeldMark | null;
  /** True when this kiosk has made a mark of that pupil and session with the same comment. */
  isOwnComment(mark: RegisterMark): boolean;
  /** Done by a job, not entered by hand, and not yet seen in the register; done from `sinceMs` on, oldest first. */
  listUnverifiedOutbox(sinceMs: number, limit: number): readonly OutboxRow[];
  /**
   * Done by a job, or read in the register after its answer was lost, in a session that has an older mark: that one's job
   * may come in yet. Done from `sinceMs` on, oldest first.
   */
  listDoneOverOlder(sinceMs: number, limit: number): readonly OutboxRow[];
}

export interface RegisterWriter {
  updateRegisterState(patch: Partial<RegisterState>): void;
  /** Keeps the newer of what was known and what is told. */
  keepHeldMarks(marks: readonly RegisterMark[]): void;
  /** Forgets the days before `date`. Returns how many marks. */
  forgetHeldMarksBefore(date: LocalDate): number;
  /** Forgets everything: another school's ids, or a new MIS. */
  forgetRegister(): void;
}
