// Our Windows printer driver on Node for Windows, under Wine, into a print queue whose bytes we can see. Wine is not
// Windows: it proves our calls and our bytes, not a vendor's driver.
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say } from '../../runtime/project.ts';
import { runCommand } from '../../runtime/run-command.ts';
import { ensureSystemPackages } from '../../system-packages.ts';
import { bundleChecks } from '../bundle-checks.ts';
import { readRigOutput, type RigResult } from '../rig-result.ts';
import { startPrivateCups } from './private-cups.ts';
import { ensureWindowsPrograms } from './windows-programs.ts';

const packages = ['wine', 'wine64', 'cups', 'cups-bsd', 'cups-client'];
const QUEUE = 'badge';
const CUPS_PORT = 6310;
const WINE_TIMEOUT_MS = 3 * 60_000;
const BADGE_LENGTH = 8_448;

/** Runs it and counts what it said; the bytes at the end of the queue are one check more. */
export async function runWineRig(): Promise<RigResult> {
  await ensureSystemPackages(packages);
  const programs = await ensureWindowsPrograms();
  const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-wine-'));
  // The print service's own user passes through to its spool; nothing in the folder can be listed by others.
  await chmod(folder, 0o711);
  const sink = await startSink();
  const cups = await startPrivateCups(path.join(folder, 'cups'), CUPS_PORT);
  try {
    await cups.addQueue(QUEUE, sink.port);
    const program = await bundleChecks(path.join(import.meta.dirname, 'windows-checks.ts'), folder);
    const said = await runUnderWine(folder, [programs.node, program], {
      NODE_PATH: programs.modules,
      CUPS_SERVER: cups.server,
    });
    const { passed, failed } = readRigOutput(said);
    const whole = await sink.waitFor(BADGE_LENGTH);
    console.log(`${whole ? 'passed' : 'FAILED'}: the bytes at the end of the queue are the badge's, every one`);
    return { passed: passed + (whole ? 1 : 0), failed: failed + (whole ? 0 : 1) };
  } finally {
    await cups.stop();
    sink.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a raw queue prints to. */
async function startSink() {
  let heard = Buffer.alloc(0);
  const server = createServer((socket) => socket.on('data', (bytes) => (heard = Buffer.concat([heard, bytes]))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // as: a TCP server's address is this
  return {
    port,
    close: () => server.close(),
    /** True when exactly the badge came, within some seconds. */
    async waitFor(length: number): Promise<boolean> {
      for (let waitedMs = 0; waitedMs < 20_000 && heard.length < length; waitedMs += 100) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return heard.length === length && heard.every((byte, at) => byte === at % 256);
    },
  };
}

async function runUnderWine(
  folder: string,
  [node, program]: readonly [string, string],
  more: NodeJS.ProcessEnv,
): Promise<string> {
  const outFile = path.join(folder, 'said.txt');
  const env = {
    ...process.env,
    ...more,
    WINEPREFIX: path.join(folder, 'prefix'),
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    NODE_SKIP_PLATFORM_CHECK: '1',
    DISPLAY: '',
  };
  say('Making a Windows prefix.');
  await runCommand('wineboot', ['-i'], { env, timeoutMs: WINE_TIMEOUT_MS });
  const version = ['add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'];
  await runCommand('wine', ['reg', ...version], { env, timeoutMs: WINE_TIMEOUT_MS });
  const args = [node, windowsPath(program), windowsPath(outFile), QUEUE];
  // Node for Windows cannot write to Wine's pipes, only to files.
  const noise = path.join(folder, 'noise.txt');
  const toFile = ['-c', 'exec wine "$@" > "$0" 2>&1 < /dev/null', noise, ...args];
  const ran = await runCommand('sh', toFile, { env, timeoutMs: WINE_TIMEOUT_MS });
  await runCommand('wineserver', ['-k'], { env });
  if (ran.code !== 0) say(`Node under Wine ended with ${ran.code}: ${readFileSync(noise, 'utf8').slice(-2_000)}`);
  return existsSync(outFile) ? readFileSync(outFile, 'utf8') : '';
}

/** Wine has this computer's files on drive Z. */
function windowsPath(file: string): string {
  return `Z:${file.replaceAll('/', '\\')}`;
}
