// 300 marks of one morning, from waiting to confirmed: in how many requests, and how long the kiosk works for it.
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { openSyncScene } from '../../tests/harness/sync-scene.ts';
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import type { Measurement } from './statistics.ts';

const MARKS = 300;
/** How long the MIS takes for a job, on the scene's clock. */
const JOB_MS = 4_000;

interface Morning {
  readonly workMs: number;
  readonly rawMs: number;
  readonly posts: number;
  readonly requests: number;
  /** On the scene's clock, which runs only while everything waits. */
  readonly waitedMs: number;
}

/** The rows of the outbox once more, each written as often as a mark is: claimed, sent, confirmed. */
function timeRaw(file: string): number {
  const raw = new Database(file);
  raw.pragma('synchronous = FULL');
  const update = raw.prepare('UPDATE outbox SET attempts = attempts, state = state');
  const startedAt = performance.now();
  for (let step = 0; step < 3; step += 1) update.run();
  const tookMs = performance.now() - startedAt;
  raw.close();
  return tookMs;
}

async function oneMorning(): Promise<Morning> {
  const scene = await openSyncScene({ simulator: { pupils: MARKS, settings: { jobDelayMs: JOB_MS } } });
  try {
    await scene.sync();
    for (const person of scene.people()) scene.addMark({ person });
    scene.simulator.control.clearRequests();
    const beganMs = scene.clock.nowMs();
    const startedAt = performance.now();
    await scene.uploadUntilSettled(200);
    const workMs = performance.now() - startedAt;
    const states = new Set(scene.simulator.control.marks().map(({ timesApplied }) => timesApplied));
    if (scene.simulator.control.marks().length !== MARKS || states.size !== 1) throw new Error('a mark is missing');
    const asked = scene.simulator.control.requests();
    return {
      workMs,
      rawMs: timeRaw(scene.temp.file),
      posts: asked.filter(({ method }) => method === 'POST').length,
      requests: asked.length,
      waitedMs: scene.clock.nowMs() - beganMs,
    };
  } finally {
    await scene.close();
  }
}

/** Measures mornings. The first is not counted. */
export async function benchMarks({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const mornings: Morning[] = [];
  for (let turn = 0; turn <= (isQuick ? 1 : 5); turn += 1) {
    const morning = await oneMorning();
    if (turn > 0) mornings.push(morning);
    say(`${MARKS} marks: ${JSON.stringify(morning)}`);
  }
  const posts = mornings.map((morning) => morning.posts);
  return [
    {
      name: `${MARKS} marks, from waiting to confirmed / the same rows written three times, raw`,
      unit: 'ms',
      samples: mornings.map(({ workMs }) => workMs),
      referenceSamples: mornings.map(({ rawMs }) => rawMs),
      target: { of: 'median', atMost: 3_000 },
    },
    {
      name: 'of it, requests that carry marks / one a mark',
      unit: 'requests',
      samples: posts,
      referenceSamples: posts.map(() => MARKS),
      target: { of: 'median', atMost: MARKS / 50 },
    },
  ];
}
