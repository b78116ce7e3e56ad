// Starts a Wonde simulator in this process. Part of the demo, so it must stay free of import.meta,
// top-level await and anything newer than Node 18.15; and it must import nothing from `src/`.

import { answerControl } from './control/endpoint.ts';
import { createControls } from './control/control.ts';
import { listen } from './http/serve.ts';
import { createClock } from './state/clock.ts';
import { createWorld } from './state/world.ts';
import { createWebhookSender } from './webhooks/sender.ts';
import { settleJobs } from './writebacks/jobs.ts';
import type { Controls } from './control/control.ts';
import type { Listener } from './http/serve.ts';
import type { SettingsInput } from './state/settings.ts';
import type { World } from './state/world.ts';
import type { WebhookSender } from './webhooks/sender.ts';

/** How to start a simulator; everything has a default. */
export interface WondeSimulatorOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** The same seed makes the same school, ids and tokens. */
  readonly seed?: number;
  /** Pupils on roll, 0 to 100000; 1200 by default. */
  readonly pupils?: number;
  /** Curriculum years, 0 for Reception; 7 to 13 by default. */
  readonly years?: readonly number[];
  /** The simulator's clock, milliseconds since 1970; the real one by default. */
  readonly now?: () => number;
  readonly schoolName?: string;
  /** Decides what writeback can do; "SIMS" by default. */
  readonly mis?: string;
  /** False for a primary that exposes forms but no classes. */
  readonly hasClasses?: boolean;
  readonly hasYears?: boolean;
  readonly hasBirthDates?: boolean;
  /** The per-school token; made from the seed when absent. */
  readonly token?: string;
  readonly applicationToken?: string;
  /** The bare host and port in `region.domain`; this server's own by default. */
  readonly regionDomain?: string;
  readonly settings?: SettingsInput;
}

/** A running simulator. */
export interface WondeSimulator {
  /** The API's base, `http://127.0.0.1:PORT/v1.0`, without a trailing slash. */
  readonly url: string;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** `http://127.0.0.1:PORT/__control`. */
  readonly controlUrl: string;
  /** The base of the second host, which serves the schools whose domain is `otherDomain`. */
  readonly otherUrl: string;
  /** Bare host and port of the second host, for `setDomain` edits. */
  readonly otherDomain: string;
  readonly port: number;
  /** The main school. */
  readonly school: { readonly id: string; readonly name: string };
  readonly token: string;
  readonly applicationToken: string;
  /** What `/__control` does, without HTTP. */
  readonly control: Controls;
  /** The state itself, for what the controls do not show. */
  readonly world: World;
  /** Stops listening, so that connections are refused, and keeps all state. */
  stopListening(): Promise<void>;
  /** Listens again on the same port. */
  listenAgain(): Promise<void>;
  close(): Promise<void>;
}

const defaultYears = [7, 8, 9, 10, 11, 12, 13] as const;

function buildWorld(options: WondeSimulatorOptions, domain: string): World {
  const pupils = options.pupils ?? 1200;
  if (!Number.isInteger(pupils) || pupils < 0 || pupils > 100_000) throw new RangeError('pupils must be 0 to 100000');
  const plan = {
    seed: options.seed ?? 1,
    pupils,
    years: options.years ?? defaultYears,
    schoolName: options.schoolName ?? 'Bryn Hafan School (demo)',
    mis: options.mis ?? 'SIMS',
    hasClasses: options.hasClasses ?? true,
    hasYears: options.hasYears ?? true,
    hasBirthDates: options.hasBirthDates ?? true,
    token: options.token ?? null,
    applicationToken: options.applicationToken ?? null,
    settings: options.settings ?? {},
  };
  return createWorld(plan, createClock(options.now ?? Date.now), options.regionDomain ?? domain);
}

/** Starts a simulator on 127.0.0.1 and resolves once it listens; throws RangeError for a roll out of bounds. */
export async function startWondeSimulator(options: WondeSimulatorOptions = {}): Promise<WondeSimulator> {
  let world: World | null = null;
  let controls: Controls | null = null;
  const getWorld = (): World => {
    if (world === null) throw new Error('The simulator is still starting');
    return world;
  };
  const control = (method: string, path: string, body: string) => {
    if (controls === null) throw new Error('The simulator is still starting');
    return answerControl(controls, method, path, body);
  };
  const main = await listen(getWorld, control, options.port ?? 0);
  const other = await listen(getWorld, control, 0);
  try {
    world = buildWorld(options, `127.0.0.1:${main.port}`);
  } catch (error) {
    await Promise.all([main.stop(), other.stop()]);
    throw error;
  }
  controls = createControls(world);
  const sender = createWebhookSender(world);
  world.emit = sender.emit;
  return describe(world, controls, main, other, sender);
}

// Jobs finish in time even when nobody asks, for the sake of webhooks.
const settleEveryMs = 50;

function describe(
  world: World,
  control: Controls,
  main: Listener,
  other: Listener,
  sender: WebhookSender,
): WondeSimulator {
  const timer = setInterval(() => settleJobs(world), settleEveryMs);
  timer.unref();
  const origin = `http://127.0.0.1:${main.port}`;
  const stopListening = async (): Promise<void> => {
    await Promise.all([main.stop(), other.stop()]);
  };
  return {
    origin,
    url: `${origin}/v1.0`,
    controlUrl: `${origin}/__control`,
    otherUrl: `http://127.0.0.1:${other.port}/v1.0`,
    otherDomain: `127.0.0.1:${other.port}`,
    port: main.port,
    school: { id: world.school.id, name: world.school.name },
    token: world.token.value,
    applicationToken: world.applicationToken.value,
    control,
    world,
    stopListening,
    listenAgain: async () => {
      await Promise.all([main.start(), other.start()]);
    },
    close: async () => {
      clearInterval(timer);
      await stopListening();
      await sender.settled();
    },
  };
}
