// The simulator as a program: `node simulators/wonde/main.ts --port 0 --pupils 1200 --seed 1`.
// Prints one line of JSON when it listens, and ends on SIGINT or SIGTERM.

import { parseArgs } from 'node:util';
import { startWondeSimulator } from './start.ts';
import type { WondeSimulatorOptions } from './start.ts';

function readYears(text: string): number[] {
  const [first, last] = text.split('-').map(Number);
  if (first === undefined || last === undefined) return text.split(',').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function readOptions(args: readonly string[]): WondeSimulatorOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      pupils: { type: 'string', default: '1200' },
      seed: { type: 'string', default: '1' },
      years: { type: 'string' },
      mis: { type: 'string' },
      name: { type: 'string' },
      token: { type: 'string' },
      'application-token': { type: 'string' },
      'region-domain': { type: 'string' },
      now: { type: 'string' },
      primary: { type: 'boolean', default: false },
      'no-years': { type: 'boolean', default: false },
      'no-birth-dates': { type: 'boolean', default: false },
      settings: { type: 'string' },
    },
  });
  const optional = {
    schoolName: values.name,
    mis: values.mis,
    token: values.token,
    applicationToken: values['application-token'],
    regionDomain: values['region-domain'],
    settings: values.settings === undefined ? undefined : JSON.parse(values.settings),
    years: values.years === undefined ? (values.primary ? [0, 1, 2, 3, 4, 5, 6] : undefined) : readYears(values.years),
    now: values.now === undefined ? undefined : clockFrom(values.now),
  };
  return {
    port: Number(values.port),
    pupils: Number(values.pupils),
    seed: Number(values.seed),
    hasClasses: !values.primary,
    hasYears: !values['no-years'],
    hasBirthDates: !values['no-birth-dates'],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** A clock that reads the given moment now and runs on from there. */
function clockFrom(text: string): () => number {
  const offsetMs = Date.parse(text) - Date.now();
  if (Number.isNaN(offsetMs)) throw new RangeError(`--now is not an ISO time: ${text}`);
  return () => Date.now() + offsetMs;
}

async function main(): Promise<void> {
  const simulator = await startWondeSimulator(readOptions(process.argv.slice(2)));
  const { url, controlUrl, otherUrl, school, token, applicationToken } = simulator;
  process.stdout.write(
    `${JSON.stringify({ url, controlUrl, otherUrl, schoolId: school.id, schoolName: school.name, token, applicationToken })}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void simulator.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
