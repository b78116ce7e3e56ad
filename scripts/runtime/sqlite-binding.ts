// better-sqlite3 compiled for the substitute Electron, whose Node-API 8 cannot run the
// binary that ships: that one holds references to strings, which needs Node-API 10.
// The copy in node_modules is never touched, so that tests in Node run what ships.
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { cacheKey, ensureCachedFolder } from './cached-folder.ts';
import { type PinnedPackage, unpackPinnedPackage } from './npm-package.ts';
import { PlainError, cacheFolder, projectRoot, say } from './project.ts';
import { isOnPath, runCommand } from './run-command.ts';
import { heldStringPatch, readDefines } from './sqlite-sources.ts';
import { ensureSystemPackages } from '../system-packages.ts';

const sourceFolder = path.join(projectRoot, 'node_modules', 'better-sqlite3');
const addonApiFolder = path.join(projectRoot, 'node_modules', 'node-addon-api');
const nodeApiVersion = 8;
/** As SQLite's authors advise; no link-time optimisation, because the patched build is proven only without it. */
const optimisation = words('-O2 -fPIC -DNDEBUG');
const compileTimeoutMs = 20 * 60_000;

const nodeApiHeaders: PinnedPackage = {
  name: 'node-api-headers',
  version: '1.9.0',
  integrity: 'sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
};

/** Compiles better-sqlite3 for Node-API 8 once; returns the path of the `.node` file. */
export async function ensureSqliteBinding(): Promise<string> {
  const manifest = await readFile(path.join(sourceFolder, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest);
  const patchHash = createHash('sha256').update(JSON.stringify(heldStringPatch)).digest('hex').slice(0, 12);
  const folder = await ensureCachedFolder(
    cacheFolder(),
    cacheKey('better-sqlite3', [String(version), `napi${nodeApiVersion}`, patchHash]),
    fill,
  );
  return path.join(folder, 'better_sqlite3.node');
}

async function fill(folder: string): Promise<void> {
  const workFolder = `${folder}.work`;
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder);
  try {
    await compile(workFolder);
    await copyFile(path.join(workFolder, 'better_sqlite3.node'), path.join(folder, 'better_sqlite3.node'));
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function compile(folder: string): Promise<void> {
  if (!(await isOnPath('g++'))) await ensureSystemPackages(['g++']);
  say('Compiling SQLite for this Electron. This happens once and takes one to two minutes.');
  const headers = await findNodeApiHeaders(folder);
  await patchSources(folder);
  const defines = readDefines(await readFile(path.join(folder, 'deps', 'defines.gypi'), 'utf8'));
  await Promise.all([
    runCompiler(folder, 'gcc', [
      ...words('-c deps/sqlite3/sqlite3.c -o sqlite3.o -std=c99 -w'),
      ...optimisation,
      ...defines.map((define) => `-D${define}`),
    ]),
    runCompiler(folder, 'g++', [
      ...words('-c src/better_sqlite3.cpp -o addon.o -std=c++20 -fvisibility=hidden -fvisibility-inlines-hidden'),
      ...optimisation,
      ...words('-DNAPI_DISABLE_CPP_EXCEPTIONS -DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'),
      `-DNAPI_VERSION=${nodeApiVersion}`,
      ...[headers, addonApiFolder, 'deps/sqlite3'].flatMap((include) => ['-isystem', include]),
    ]),
  ]);
  await runCompiler(
    folder,
    'g++',
    words('-shared -o better_sqlite3.node addon.o sqlite3.o -ldl -lpthread -Wl,-Bsymbolic -Wl,--exclude-libs,ALL'),
  );
}

function words(text: string): string[] {
  return text.split(' ');
}

async function patchSources(folder: string): Promise<void> {
  for (const part of ['src', 'deps']) {
    await cp(path.join(sourceFolder, part), path.join(folder, part), { recursive: true });
  }
  for (const { file, find, replace } of heldStringPatch) {
    const fullPath = path.join(folder, file);
    const text = await readFile(fullPath, 'utf8');
    if (!text.includes(find)) {
      throw new PlainError(`better-sqlite3 has changed: "${find}" is no longer in ${file}. See ADR 0007.`);
    }
    await writeFile(fullPath, text.replaceAll(find, replace));
  }
}

/** Node's headers on this machine if it has them, else the same headers from the npm registry. */
async function findNodeApiHeaders(folder: string): Promise<string> {
  const nodedir = process.env['npm_config_nodedir'] ?? '/usr';
  const installed = path.join(nodedir, 'include', 'node');
  if (existsSync(path.join(installed, 'node_api.h'))) return installed;
  return path.join(await unpackPinnedPackage(nodeApiHeaders, path.join(folder, 'headers')), 'include');
}

async function runCompiler(folder: string, program: string, args: readonly string[]): Promise<void> {
  const result = await runCommand(program, args, { cwd: folder, timeoutMs: compileTimeoutMs });
  if (result.code === 0) return;
  throw new PlainError(`SQLite could not be compiled for this Electron:\n${result.stderr.trim().slice(-2000)}`);
}
