// One life of the kiosk's process as the run sees it: asks it what a touchscreen asks, hears its answers, kills it.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { envelope } from '../../src/shared/ipc/envelope.ts';
import { tracedCommand } from './power/read-trace.ts';

const said = z.discriminatedUnion('said', [
  z.object({ said: z.literal('ready') }),
  z.object({ said: z.literal('failed'), code: z.string() }),
  z.object({ said: z.literal('answer'), number: z.number(), answer: envelope }),
]);
export type Answer = z.infer<typeof envelope>;

export interface LivingKiosk {
  isReady(): boolean;
  isGone(): boolean;
  /** The code it gave for not starting; null when it did, or died before it could say. */
  failedWith(): string | null;
  /** Asks; `hear` is called when the answer has left the process, or never. */
  ask(name: string, input: unknown, hear: (answer: Answer) => void): void;
  /** Somebody sets the PC's clock. */
  stepClock(byMs: number): void;
  /** The database may not grow, or may again. */
  boundPages(isBounded: boolean): void;
  /** SIGKILL. Resolves when it is gone and everything it had said was heard. */
  kill(): Promise<void>;
  /** Lets it end as a closing app does; returns its exit code. */
  stop(): Promise<number | null>;
}

export interface KioskPlan {
  readonly dataDir: string;
  readonly provisioningFile: string;
  /** The kiosk's clock less the PC's. */
  readonly clockOffsetMs: number;
  /** The bundled app. */
  readonly program: string;
  /** Null: as the app itself says. */
  readonly synchronous: 'OFF' | 'NORMAL' | null;
  /** Where what it writes and syncs is recorded; null: it is not. */
  readonly traceFile: string | null;
}

/** How to end those that still run. */
const living = new Set<() => void>();

/** Ends every kiosk that a failed run left behind. */
export function endEveryKiosk(): void {
  for (const end of living) end();
}

/** The app under a tracer is the tracer's child. */
function tracedPid(tracer: number): number | null {
  const text = readFileSync(`/proc/${tracer}/task/${tracer}/children`, 'utf8').trim().split(' ')[0];
  return text === undefined || text === '' ? null : Number(text);
}

/** SIGKILL. Of a traced app only the app itself: the tracer writes down what it saw and ends by itself. */
function killNow(child: ChildProcess, isTraced: boolean): void {
  const pid = isTraced && child.pid !== undefined ? tracedPid(child.pid) : null;
  if (pid === null) child.kill('SIGKILL');
  else process.kill(pid, 'SIGKILL');
}

/** Starts a process over the given store. */
export function startKiosk({ program, traceFile, ...plan }: KioskPlan): LivingKiosk {
  const plain = [process.execPath, program, JSON.stringify(plan)];
  const [command = '', ...args] = traceFile === null ? plain : tracedCommand(traceFile, plain);
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  // A killed reader makes writing fail; what was not read was not asked.
  child.stdin.on('error', () => undefined);
  const listeners = new Map<number, (answer: Answer) => void>();
  let [ready, gone, asked] = [false, false, 0];
  let failedWith: string | null = null;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      gone = true;
      resolve(code);
    });
  });
  const end = (): void => {
    if (!gone) killNow(child, traceFile !== null);
  };
  living.add(end);
  void ended.then(() => living.delete(end));
  createInterface({ input: child.stdout }).on('line', (text) => {
    // A kill can cut a line in half: that answer never reached the screen.
    if (!text.endsWith('}')) return;
    const words = said.parse(JSON.parse(text));
    if (words.said === 'ready') ready = true;
    else if (words.said === 'failed') failedWith = words.code;
    else listeners.get(words.number)?.(words.answer);
  });
  const tell = (words: object): void => void child.stdin.write(`${JSON.stringify(words)}\n`);
  return {
    isReady: () => ready,
    isGone: () => gone,
    failedWith: () => failedWith,
    ask: (name, input, hear) => {
      asked += 1;
      listeners.set(asked, hear);
      tell({ number: asked, name, input });
    },
    stepClock: (byMs) => tell({ stepClockMs: byMs }),
    boundPages: (isBounded) => tell({ noMorePages: isBounded }),
    kill: async () => {
      end();
      await ended;
    },
    stop: () => {
      tell({ stop: true });
      return ended;
    },
  };
}

/** Waits until something is so, at most `limitMs`; says whether it is. */
export async function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
  const endMs = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() >= endMs) return false;
    await wait(2);
  }
  return true;
}
