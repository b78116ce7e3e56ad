// `npm test`: everything CI runs, in CI's order. `npm test -- main` runs one area's spanning tests alone.
// Ends with one plain line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildApp, buildIfChanged } from './build.ts';
import { ensureElectron } from './electron-runtime.ts';
import { packageApp } from './package.ts';
import { projectRoot, say } from './runtime/project.ts';
import { electronEnvironment } from './runtime/launch.ts';
import { needsVirtualDisplay, startVirtualDisplay } from './runtime/virtual-display.ts';
import { closingLine, resultsOf, type Results } from './test-results.ts';
import { ensureSystemPackages, runtimePackages, testPackages, virtualDisplayPackages } from './system-packages.ts';

const require = createRequire(import.meta.url);
const artifactsDir = path.join(projectRoot, 'artifacts');
const jestCli = require.resolve('jest/bin/jest');

let total: Results = { passed: 0, failed: 0, skipped: 0 };

function count(results: Results): void {
  total = {
    passed: total.passed + results.passed,
    failed: total.failed + results.failed,
    skipped: total.skipped + results.skipped,
  };
}

/** One step that passes or fails as a whole and counts as one test. */
async function step(name: string, work: () => Promise<boolean> | boolean): Promise<boolean> {
  const startedAt = performance.now();
  let ok: boolean;
  try {
    ok = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    ok = false;
  }
  say(`${ok ? 'passed' : 'FAILED'}: ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  count({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
  return ok;
}

function node(script: string, args: readonly string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { cwd: projectRoot, stdio: 'inherit' }).status === 0;
}

function bin(packageName: string, file: string): string {
  return path.join(path.dirname(require.resolve(`${packageName}/package.json`)), file);
}

/** Real windows on one screen: one test file at a time. */
const inElectron = ['/e2e/', '/packaged/'];

/** Everything that spans modules without a window, on every processor. */
function integration(env?: NodeJS.ProcessEnv): void {
  const ignored = [...inElectron, '/node_modules/'];
  jest(
    'integration',
    ['--selectProjects', 'spanning', '--maxWorkers', '100%', '--testPathIgnorePatterns', ...ignored],
    env,
  );
}

function jest(name: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const report = path.join(artifactsDir, `jest-${name}.json`);
  rmSync(report, { force: true });
  say(`Running the ${name} tests.`);
  const flags = ['--disable-warning=ExperimentalWarning', jestCli, ...args, '--json', `--outputFile=${report}`];
  const run = spawnSync(process.execPath, flags, { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'], env });
  const results = existsSync(report) ? resultsOf(JSON.parse(readFileSync(report, 'utf8'))) : null;
  if (results === null || (run.status !== 0 && results.failed === 0)) {
    say(`FAILED: jest ended with ${run.status ?? run.signal} and no account of a failed test.`);
    count({ ...(results ?? { passed: 0, skipped: 0 }), failed: 1 });
    return;
  }
  say(`${name}: ${closingLine(results)}`);
  count(results);
}

async function staticSteps(): Promise<void> {
  await step('format', () => node(bin('prettier', 'bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']));
  await step('lint', () => node(bin('oxlint', 'bin/oxlint'), ['--type-aware', '--deny-warnings']));
  await step('types', () => node('scripts/typecheck.ts', []));
}

/** Everything a test in real Electron needs; returns the environment to run it in and how to end the screen. */
async function prepareElectron(): Promise<{ env: NodeJS.ProcessEnv; stop: () => void }> {
  const isDisplayMissing = needsVirtualDisplay(process.env);
  const screen = isDisplayMissing ? virtualDisplayPackages : [];
  await ensureSystemPackages([...runtimePackages, ...screen, ...testPackages]);
  const runtime = await ensureElectron();
  const display = isDisplayMissing ? await startVirtualDisplay() : null;
  if (display !== null) say(`There is no display here: tests run on a virtual screen (Xvfb, ${display.display}).`);
  const env = {
    ...electronEnvironment(process.env, runtime.betterSqlite3Binding, display?.display),
    GATEHOUSE_TEST_ELECTRON: runtime.executablePath,
  };
  return { env, stop: () => display?.stop() };
}

async function runArea(area: string): Promise<void> {
  const known = readdirSync(path.join(projectRoot, 'tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['fakes', 'fixtures', 'harness'].includes(entry.name))
    .map((entry) => entry.name);
  if (!known.includes(area)) {
    say(`There is no area "${area}". Areas: ${known.join(', ')}.`);
    count({ passed: 0, failed: 1, skipped: 0 });
    return;
  }
  const { env, stop } = await prepareElectron();
  try {
    if (!(await step('build', async () => (await buildIfChanged(), true)))) return;
    if (existsSync(path.join(projectRoot, 'tests', area, 'packaged'))) await packageStep(env);
    jest(area, ['--selectProjects', 'spanning', '--runInBand', '--testPathPatterns', `tests/${area}/`], env);
  } finally {
    stop();
  }
}

async function packageStep(env: NodeJS.ProcessEnv): Promise<void> {
  await step('packaging with electron-builder --linux dir', async () => {
    const { executablePath } = await packageApp();
    env['GATEHOUSE_TEST_PACKAGED'] = executablePath;
    return existsSync(executablePath);
  });
}

async function runQuick(): Promise<void> {
  await staticSteps();
  jest('unit', ['--selectProjects', 'node', 'renderer', '--maxWorkers', '100%']);
  integration();
}

async function runEverything(): Promise<void> {
  const { env, stop } = await prepareElectron();
  try {
    await staticSteps();
    jest('unit', ['--selectProjects', 'node', 'renderer', '--maxWorkers', '100%'], env);
    const built = await step('build', async () => (await buildApp(), true));
    if (built) await packageStep(env);
    integration(env);
    jest('end-to-end', ['--selectProjects', 'spanning', '--runInBand', '--testPathPatterns', ...inElectron], env);
  } finally {
    stop();
  }
}

mkdirSync(artifactsDir, { recursive: true });
const [wanted] = process.argv.slice(2);
try {
  if (wanted === '--quick') await runQuick();
  else if (wanted === undefined) await runEverything();
  else await runArea(wanted);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  count({ passed: 0, failed: 1, skipped: 0 });
}
if (total.passed === 0) count({ passed: 0, failed: 1, skipped: 0 });
console.log(closingLine(total));
process.exit(total.failed === 0 ? 0 : 1);
