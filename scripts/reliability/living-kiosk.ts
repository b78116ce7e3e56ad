// One life of the kiosk's process as the run sees it: asks it what a touchscreen asks, hears its answers, kills it.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { envelope } from '../../src/shared/ipc/envelope.ts';

const said = z.discriminatedUnion('said', [
  z.object({ said: z.literal('ready') }),
  z.object({ said: z.literal('answer'), number: z.number(), answer: envelope }),
]);
export type Answer = z.infer<typeof envelope>;

export interface LivingKiosk {
  isReady(): boolean;
  isGone(): boolean;
  /** Asks; `hear` is called when the answer has left the process, or never. */
  ask(name: string, input: unknown, hear: (answer: Answer) => void): void;
  /** SIGKILL. Resolves when it is gone and everything it had said was heard. */
  kill(): Promise<void>;
  /** Lets it end as a closing app does; returns its exit code. */
  stop(): Promise<number | null>;
}

export interface KioskPlan {
  readonly dataDir: string;
  readonly provisioningFile: string;
  readonly startAtMs: number;
  /** The bundled app. */
  readonly program: string;
}

/** Starts a process over the given store. */
export function startKiosk({ program, ...plan }: KioskPlan): LivingKiosk {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], { stdio: ['pipe', 'pipe', 'inherit'] });
  // A killed reader makes writing fail; what was not read was not asked.
  child.stdin.on('error', () => undefined);
  const listeners = new Map<number, (answer: Answer) => void>();
  let [ready, gone, asked] = [false, false, 0];
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      gone = true;
      resolve(code);
    });
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    // A kill can cut a line in half: that answer never reached the screen.
    if (!text.endsWith('}')) return;
    const words = said.parse(JSON.parse(text));
    if (words.said === 'ready') ready = true;
    else listeners.get(words.number)?.(words.answer);
  });
  return {
    isReady: () => ready,
    isGone: () => gone,
    ask: (name, input, hear) => {
      asked += 1;
      listeners.set(asked, hear);
      child.stdin.write(`${JSON.stringify({ number: asked, name, input })}\n`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.stdin.write(`${JSON.stringify({ stop: true })}\n`);
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
