// Runs jest with the project's Node 24; passes every argument on.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const jestCli = createRequire(import.meta.url).resolve('jest/bin/jest');
const result = spawnSync(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', jestCli, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(result.status ?? 1);
