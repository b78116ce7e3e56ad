// Power cuts on the files of one traced life: the store as it may be found afterwards, and whether it keeps its promises.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Dice } from '../dice.ts';
import type { PowerCut } from '../facts.ts';
import { readPromises } from '../read-store.ts';
import { createDiskImage, type DiskImage } from './disk-image.ts';
import type { TraceStep } from './read-trace.ts';

/** The files a store is made of. The shared memory beside them does not survive a power cut. */
const PARTS = ['gatehouse.db', 'gatehouse.db-wal', 'gatehouse.db-journal'] as const;

export type StoreFiles = ReadonlyMap<string, Buffer | null>;

/** Reads the files as they are before a life begins: the PC has run for a while, all of it is on the disk. */
export function readFiles(folder: string): StoreFiles {
  const read = (name: string): Buffer | null => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file) : null;
  };
  return new Map(PARTS.map((name) => [name, read(name)]));
}

/** Puts files in the place of a store's. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const name of [...PARTS, 'gatehouse.db-shm']) rmSync(path.join(folder, name), { force: true });
  for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
}

const acknowledgement = z.object({
  answer: z.object({
    ok: z.literal(true),
    value: z.union([z.object({ movementId: z.string() }), z.object({ markId: z.string() })]),
  }),
});

/** The id a line on standard output acknowledges; null for any other line. */
function promiseOf(line: string): string | null {
  const told = acknowledgement.safeParse(JSON.parse(line));
  if (!told.success) return null;
  const { value } = told.data.answer;
  return 'movementId' in value ? value.movementId : value.markId;
}

export interface TracedLife {
  readonly name: string;
  readonly before: StoreFiles;
  readonly steps: readonly TraceStep[];
  /** An empty folder for the files that are looked at. */
  readonly folder: string;
  readonly dice: Dice;
}

interface Replay {
  readonly image: DiskImage;
  readonly promised: string[];
  heard: string;
}

function replayFrom({ before, folder }: TracedLife): Replay {
  const image = createDiskImage(before);
  writeFiles(folder, image.asWritten());
  const { ids } = readPromises(path.join(folder, PARTS[0]));
  return { image, promised: [...ids], heard: '' };
}

function follow(replay: Replay, step: TraceStep): void {
  replay.image.follow(step);
  if (step.kind !== 'said') return;
  const lines = `${replay.heard}${step.text}`.split('\n');
  replay.heard = lines.pop() ?? '';
  for (const line of lines) {
    const id = promiseOf(line);
    if (id !== null) replay.promised.push(id);
  }
}

/** Cuts the power where the replay stands. Returns what is found, and the files it was found in. */
function cutHere(replay: Replay, { name, folder, dice }: TracedLife, place: number) {
  const files = replay.image.afterPowerCut(dice);
  writeFiles(folder, files);
  const found = lookAt(path.join(folder, PARTS[0]));
  const cut: PowerCut = { name: `${name}, step ${place}`, promised: [...replay.promised], ...found };
  return { cut, files };
}

function lookAt(file: string): Pick<PowerCut, 'found' | 'integrity'> {
  try {
    const { ids, integrity } = readPromises(file);
    return { found: new Set(ids), integrity };
  } catch (thrown) {
    return { found: new Set(), integrity: `not readable: ${String(thrown)}` };
  }
}

/** Half of the places right after something was acknowledged, which is the worst moment; in order. */
function pickPlaces({ steps, dice }: TracedLife, tries: number): readonly number[] {
  const afterAnswers = steps.flatMap((step, index) => (step.kind === 'said' ? [index + 1] : []));
  const places = Array.from({ length: tries }, () =>
    afterAnswers.length > 0 && dice.chance(0.5) ? dice.pick(afterAnswers) : dice.between(0, steps.length),
  );
  return places.toSorted((a, b) => a - b);
}

/** Cuts the power at many places of a life, each time anew. */
export function tryPowerCuts(life: TracedLife, tries: number): readonly PowerCut[] {
  const replay = replayFrom(life);
  let at = 0;
  return pickPlaces(life, tries).map((place) => {
    for (; at < place; at += 1) {
      const step = life.steps[at];
      if (step !== undefined) follow(replay, step);
    }
    return cutHere(replay, life, place).cut;
  });
}

/** Cuts the power at the end of a life, where it was killed: the next life starts on these files. */
export function cutAtTheEnd(life: TracedLife) {
  const replay = replayFrom(life);
  for (const step of life.steps) follow(replay, step);
  return cutHere(replay, life, life.steps.length);
}

function showsAll(before: StoreFiles, steps: readonly TraceStep[], folder: string): boolean {
  const image = createDiskImage(before);
  for (const step of steps) image.follow(step);
  const seen = image.asWritten();
  const isShown = (name: string, bytes: Buffer | null): boolean =>
    bytes === null ? !seen.has(name) : seen.get(name)?.equals(bytes) === true;
  return [...readFiles(folder)].every(([name, bytes]) => isShown(name, bytes));
}

/**
 * True when the trace shows everything that was written: without it a power cut would be an invention. The last write may
 * have been begun only, when the kill came.
 */
export function isWholeTrace({ before, steps }: TracedLife, folder: string): boolean {
  const last = steps.findLastIndex(({ kind }) => kind === 'write');
  return showsAll(before, steps, folder) || showsAll(before, steps.toSpliced(last, 1), folder);
}
