// The reliability run: kills the app at every step, and says whether anything was lost. docs/reliability.md has reports.
// npm run reliability [-- --kills 500] [-- --seed N]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runKills, summaryOf, type KillRunReport } from './reliability/kill-run.ts';
import { isProven } from './reliability/power/prove.ts';
import { ensureSystemPackages, tracePackages } from './system-packages.ts';
import { PlainError, projectRoot, runScript, say } from './runtime/project.ts';

const DEFAULT_KILLS = 500;
const MOST_SEED = 2 ** 31;

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new PlainError(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

function writeTimeline(report: KillRunReport): string {
  const file = path.join(projectRoot, 'artifacts', `reliability-${report.seed}.txt`);
  mkdirSync(path.dirname(file), { recursive: true });
  const problems = report.verdict.problems.map(({ kind, words, personId }) => `${kind}: ${words} (${personId ?? '-'})`);
  writeFileSync(file, [summaryOf(report), ...problems, '', ...report.stories, '', ...report.timeline, ''].join('\n'));
  return file;
}

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

function powerStoryOf({ powerProof, powerCuts }: KillRunReport): string {
  if (powerProof === null) return 'No power was cut: that needs Linux and strace, which may trace here.';
  const { FULL, NORMAL, OFF } = powerProof.harmful;
  return (
    `${powerCuts} power cuts were looked at. Of ${powerProof.cuts} each on the side, so many did harm: ` +
    `${FULL} to a store with synchronous=FULL, ${NORMAL} with NORMAL, ${OFF} with OFF.`
  );
}

function storyOf(report: KillRunReport): readonly string[] {
  const { verdict, livesWith, failedStarts } = report;
  return [
    `Kills fell at: ${counts(report.killsAt)}.`,
    `Wonde was: ${counts(report.livesIn)}. ${report.unanswered} requests died unanswered.`,
    `The PC had: ${counts(livesWith)}; its clock was set ${report.clockSteps} times. The disk: ${report.disk}.`,
    `Refused because of the store: ${counts(report.refusedWith)}; ${failedStarts} starts said why they failed.`,
    powerStoryOf(report),
    `The desk corrected ${report.corrections} marks; the MIS put ${verdict.overtaken} older marks over newer ones.`,
  ];
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
  const kills = wholeNumber('kills', values.kills, DEFAULT_KILLS);
  const seed = wholeNumber('seed', values.seed, Math.floor(Math.random() * MOST_SEED));
  if (process.platform === 'linux') await ensureSystemPackages(tracePackages);
  // The app reads its migrations and fonts from where the repository is.
  process.chdir(projectRoot);
  say(`Killing the app ${kills} times with seed ${seed}.`);
  const onKill = (done: number): void => {
    if (done % 50 === 0) say(`${done} kills.`);
  };
  const report = await runKills({ kills, seed, onKill });
  const { problems } = report.verdict;
  for (const { kind, words } of problems.slice(0, 20)) say(`${kind}: ${words}`);
  for (const sentence of storyOf(report)) say(sentence);
  say(`${Math.round(report.durationMs / 1000)} s; the timeline is in ${writeTimeline(report)}.`);
  const isGood = problems.length === 0 && (report.powerProof === null || isProven(report.powerProof));
  if (!isGood) say(`Again with: npm run reliability -- --kills ${kills} --seed ${seed}`);
  console.log(summaryOf(report));
  return isGood ? 0 : 1;
}

await runScript(main);
