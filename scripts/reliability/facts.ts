// What a kill run is judged by: three accounts of the same days, and what befell the kiosk meanwhile.

/** An answer the screen received, with what was asked for it. */
export interface Acknowledged {
  readonly requestId: string;
  readonly movementId: string;
  readonly personId: string;
  readonly kind: string;
  readonly occurredAtMs: number;
  /** The kiosk's clock while the request was under way: the door's time lies between, if it is new. */
  readonly betweenMs: readonly [number, number];
  readonly alreadyRecorded: boolean;
}

/** When a request was under way, by what does not jump: the true time, and how many jobs Wonde had taken. */
export interface Asked {
  /** The first time it was asked. */
  readonly sinceMs: number;
  /** When it was answered, or the app died, for the last time: later jobs were made when it had been recorded, or never. */
  readonly jobsBy: number;
}

/** What excuses a refusal or a start that failed. */
export type Excuse = 'diskFull' | 'longLock';

export interface Refusal {
  readonly requestId: string;
  readonly personId: string;
  readonly kind: string;
  readonly code: string;
  /** What befell the kiosk when it was asked; null: nothing that a refusal could be about. */
  readonly excuse: Excuse | null;
}

export interface StoredMovement {
  readonly id: string;
  readonly requestId: string;
  readonly personId: string;
  readonly kind: string;
  readonly actionId: string;
  readonly occurredAtMs: number;
}

/** A mark that a person put in the place of another. */
export interface StoredCorrection {
  readonly id: string;
  readonly personId: string;
  readonly date: string;
  readonly session: string;
  readonly code: string;
  readonly minutesLate: number | null;
  /** How many of the movements had been recorded before it. */
  readonly afterMovements: number;
}

/** One writing of the register, as the simulator logs it. */
export interface Application {
  readonly studentId: string;
  readonly date: string;
  readonly session: string;
  readonly code: string;
  readonly minutesLate: number | null;
  /** True time. */
  readonly appliedAtMs: number;
  /** The place of its job in the order in which Wonde took them: an MIS may finish them in another. */
  readonly job: number;
}

export type RegisterEntry = Omit<Application, 'appliedAtMs' | 'job'>;

/** From this true time on, the kiosk's clock was wrong by so much. */
export interface ClockError {
  readonly fromMs: number;
  readonly errorMs: number;
}

/** What was found on a disk after one power cut. */
export interface PowerCut {
  readonly name: string;
  /** Movements and corrections that had been acknowledged before the power went, or were there when it was last safe. */
  readonly promised: readonly string[];
  readonly found: ReadonlySet<string>;
  /** What SQLite says of the file itself: "ok". */
  readonly integrity: string;
}

/** Whether the kiosk went on by itself when what befell it was over. */
export interface WentOn {
  readonly after: string;
  /** A new movement was recorded, and its mark left, without anybody's help. */
  readonly ok: boolean;
}

export interface RunFacts {
  readonly acknowledged: readonly Acknowledged[];
  readonly asked: ReadonlyMap<string, Asked>;
  readonly refusals: readonly Refusal[];
  /** Requests that were asked at least once without an answer: the app died first. */
  readonly unansweredRequests: ReadonlySet<string>;
  /** Starts that failed, with the code the start's window shows. */
  readonly failedStarts: readonly { readonly code: string; readonly excuse: Excuse | null }[];
  readonly wentOn: readonly WentOn[];
  readonly powerCuts: readonly PowerCut[];
  /** In the order they were written. */
  readonly movements: readonly StoredMovement[];
  readonly corrections: readonly StoredCorrection[];
  /** Ids of corrections whose making was answered. */
  readonly acknowledgedCorrections: readonly string[];
  readonly outbox: readonly { readonly id: string; readonly state: string }[];
  readonly studentIdOf: ReadonlyMap<string, string>;
  /** In the order they happened. */
  readonly applications: readonly Application[];
  readonly register: readonly RegisterEntry[];
  /** Oldest first; empty: the kiosk's clock was always right. */
  readonly clockErrors: readonly ClockError[];
  /** What SQLite says of the store at the end: "ok". */
  readonly integrity: string;
}

export interface Problem {
  readonly kind: 'lost' | 'wrong';
  readonly words: string;
  /** The pupil it is about, to cut their story out of the timeline; null when it is about nobody. */
  readonly personId: string | null;
}
