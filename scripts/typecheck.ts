// Type-checks each layer with its own tsconfig, so that a layer sees only what it may use.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url)
  .resolve('typescript/package.json')
  .replace('package.json', 'bin/tsc');
const wanted = process.argv.slice(2);
const layers = wanted.length > 0 ? wanted : ['shared', 'main', 'preload', 'renderer', 'tests'];
let failed = false;
for (const layer of layers) {
  const result = spawnSync(process.execPath, [tsc, '-p', `tsconfig.${layer}.json`], { stdio: 'inherit' });
  if (result.status !== 0) {
    failed = true;
    console.error(`typecheck: the ${layer} layer has errors.`);
  }
}
process.exit(failed ? 1 : 0);
