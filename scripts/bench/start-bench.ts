// From starting the program to an idle screen that can be touched, beside the same Electron showing a static page.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { openTestSchool } from '../../tests/harness/test-school.ts';
import { electronArguments } from '../runtime/launch.ts';
import { projectRoot, say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import { STATIC_PAGE_READY, writeStaticPageApp } from './static-page-app.ts';
import type { Measurement } from './statistics.ts';

const PUPILS = 1_200;
const GIVE_UP_AFTER_MS = 60_000;
const hookFile = path.join(import.meta.dirname, 'hooks', 'start-hook.cjs');

interface Program {
  readonly appFolder: string;
  readonly appArguments: readonly string[];
  /** A CSS selector of what must be painted. */
  readonly ready: string;
}

/** Measures the start. The first of each is not counted: it fills the machine's file cache for the others. */
export async function benchStart(context: BenchContext): Promise<readonly Measurement[]> {
  // The time of day as it is: a kiosk whose clock was put back (`--now`, again and again) would import everything anew.
  const school = await openTestSchool({ pupils: PUPILS, now: new Date().toISOString() });
  try {
    // Imports the roster: a kiosk is installed once and started every morning.
    const first = await school.open();
    await first.close();
    const dir = path.dirname(school.dataDir);
    const kiosk: Program = {
      appFolder: projectRoot,
      appArguments: [`--data-dir=${school.dataDir}`, `--provision=${path.join(dir, 'provisioning.json')}`],
      ready: '[data-screen="idle"][data-roster="ready"]',
    };
    const staticPage: Program = { appFolder: writeStaticPageApp(dir), appArguments: [], ready: STATIC_PAGE_READY };
    const samples: number[] = [];
    const referenceSamples: number[] = [];
    const times = context.isQuick ? 3 : 15;
    for (let turn = 0; turn <= times; turn += 1) {
      const startMs = await timeStart(context, kiosk);
      const referenceMs = await timeStart(context, staticPage);
      if (turn === 0) continue;
      samples.push(startMs);
      referenceSamples.push(referenceMs);
      say(`start ${turn} of ${times}: ${startMs.toFixed(0)} ms, static page ${referenceMs.toFixed(0)} ms`);
    }
    return [
      {
        name: 'start to usable idle screen / the same Electron with a static page',
        unit: 'ms',
        samples,
        referenceSamples,
        target: { of: 'ratio', atMost: 2.5 },
      },
    ];
  } finally {
    await school.close();
  }
}

async function timeStart({ runtime, env, isVirtualDisplay }: BenchContext, program: Program): Promise<number> {
  const args = [
    '-r',
    hookFile,
    ...electronArguments({
      appFolder: program.appFolder,
      appArguments: program.appArguments,
      isRoot: process.getuid?.() === 0,
      isSubstitute: runtime.isSubstitute,
      hasCamera: true,
      isVirtualDisplay,
      env,
    }),
  ];
  const startedAt = performance.now();
  const child = spawn(runtime.executablePath, args, {
    env: { ...env, GATEHOUSE_BENCH_READY: program.ready },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    await waitUntilReady(child);
    return performance.now() - startedAt;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function waitUntilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`${why} while starting; it said: ${output.trim() || 'nothing'}`));
    };
    const timer = setTimeout(() => fail('Nothing was shown in time'), GIVE_UP_AFTER_MS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`Electron ended with ${code}`));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('bench-failed')) fail('The page could not be watched');
      if (!output.includes('bench-ready')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
