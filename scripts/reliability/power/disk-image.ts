// A disk as a power cut leaves it: what was synced is there, and of what was only written each sector is new, old or
// rubbish. Pure but for the dice.
import type { Dice } from '../dice.ts';
import type { TraceStep } from './read-trace.ts';

/** What a disk writes whole or not at all. */
const SECTOR_BYTES = 512;

type Unsynced = Exclude<TraceStep, { readonly kind: 'sync' | 'said' }>;

/** One file: what is safe, and what the operating system only holds in memory. */
interface Kept {
  safe: Buffer | null;
  unsynced: Unsynced[];
}

export interface DiskImage {
  /** Follows one step of the process. Steps about files of other names are not its business. */
  follow(step: TraceStep): void;
  /** What a reader would see without any power cut: everything that was written. */
  asWritten(): ReadonlyMap<string, Buffer>;
  /** One of the many ways in which the files can be found after a power cut now. */
  afterPowerCut(dice: Dice): ReadonlyMap<string, Buffer>;
}

/** A file's bytes while steps are applied to a copy of them; null when there is no such file. */
interface Draft {
  bytes: Buffer | null;
  size: number;
}

const draftOf = (safe: Buffer | null): Draft => ({
  bytes: safe === null ? null : Buffer.from(safe),
  size: safe?.length ?? 0,
});
const finished = ({ bytes, size }: Draft): Buffer | null => (bytes === null ? null : bytes.subarray(0, size));

function put(draft: Draft, atByte: number, bytes: Buffer): void {
  const end = atByte + bytes.length;
  if (draft.bytes === null || draft.bytes.length < end) {
    draft.bytes = Buffer.concat([draft.bytes ?? Buffer.alloc(0), Buffer.alloc(end - (draft.bytes?.length ?? 0) + end)]);
  }
  bytes.copy(draft.bytes, atByte);
  draft.size = Math.max(draft.size, end);
}

function apply(draft: Draft, step: Unsynced): void {
  if (step.kind === 'remove') [draft.bytes, draft.size] = [null, 0];
  else if (step.kind === 'write') put(draft, step.atByte, step.bytes);
  else if (step.toByte > draft.size) put(draft, draft.size, Buffer.alloc(step.toByte - draft.size));
  else {
    draft.bytes?.fill(0, step.toByte);
    draft.size = step.toByte;
  }
}

function allOf({ safe, unsynced }: Kept): Buffer | null {
  const draft = draftOf(safe);
  for (const step of unsynced) apply(draft, step);
  return finished(draft);
}

interface Odds {
  /** How much of what was not synced got to the disk all the same. */
  readonly arrives: number;
  readonly rubbish: number;
}

/** A write of which some sectors arrived. */
function tear(draft: Draft, step: Extract<Unsynced, { kind: 'write' }>, odds: Odds, dice: Dice): void {
  const end = step.atByte + step.bytes.length;
  for (let from = step.atByte; from < end;) {
    const to = Math.min(end, (Math.floor(from / SECTOR_BYTES) + 1) * SECTOR_BYTES);
    if (dice.chance(odds.rubbish)) put(draft, from, Buffer.alloc(to - from, dice.between(1, 255)));
    else if (dice.chance(odds.arrives)) put(draft, from, step.bytes.subarray(from - step.atByte, to - step.atByte));
    from = to;
  }
}

function cut({ safe, unsynced }: Kept, odds: Odds, dice: Dice): Buffer | null {
  const draft = draftOf(safe);
  for (const step of unsynced) {
    if (step.kind === 'write') tear(draft, step, odds, dice);
    else if (dice.chance(odds.arrives)) apply(draft, step);
  }
  return finished(draft);
}

/** Creates the image of a disk on which these files are safe; a file that is not there is null. */
export function createDiskImage(files: ReadonlyMap<string, Buffer | null>): DiskImage {
  const disk = new Map<string, Kept>([...files].map(([name, safe]) => [name, { safe, unsynced: [] }]));
  const found = (look: (kept: Kept) => Buffer | null): ReadonlyMap<string, Buffer> => {
    const all = [...disk].map(([name, kept]) => [name, look(kept)] as const);
    return new Map(all.filter((entry): entry is readonly [string, Buffer] => entry[1] !== null));
  };
  return {
    follow(step) {
      const kept = step.kind === 'said' ? undefined : disk.get(step.file);
      if (kept === undefined || step.kind === 'said') return;
      if (step.kind !== 'sync') kept.unsynced.push(step);
      else [kept.safe, kept.unsynced] = [allOf(kept), []];
    },
    asWritten: () => found(allOf),
    afterPowerCut(dice) {
      // Nothing more arrived, everything did, or a part: each kind often enough.
      const arrives = dice.pick([0, 0, 0.5, 0.9, 1]);
      const odds = { arrives, rubbish: arrives === 1 ? 0 : dice.pick([0, 0.05, 0.3]) };
      return found((kept) => cut(kept, odds, dice));
    },
  };
}
