// The same driver on a real cupsd of our own: its own folders, its own port, no daemon of the machine touched. Where
// CUPS is not installed (CI) it says so and tests nothing; cups.test.ts runs everywhere.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPrinterSimulator, type PrinterSimulator } from '../../../simulators/printer/start.ts';
import { createCupsPrinter, listCupsPrinters } from '../../../src/main/devices/printer/drivers/cups-printer.ts';
import { createRunProgram } from '../../../src/main/devices/printer/drivers/run-program.ts';
import { createSpoolNote } from '../../../src/main/devices/printer/drivers/spool-note.ts';
import { MemoryLogger } from '../../fakes/memory-logger.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { aPage, outcomeOf } from './a-job.ts';

const CUPSD = '/usr/sbin/cupsd';
const isInstalled = [CUPSD, '/usr/bin/lp', '/usr/bin/lpstat', '/usr/sbin/lpadmin'].every((file) => existsSync(file));
const isRoot = process.getuid?.() === 0;
if (!isInstalled || !isRoot) {
  console.warn(
    'SKIPPED: a real cupsd needs Debian’s cups, cups-client and root; the driver ran on fake programs only.',
  );
}

let folder: string;
let simulator: PrinterSimulator;
let cupsd: ChildProcess;
let env: NodeJS.ProcessEnv;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

const conf = (port: number): string => `Listen 127.0.0.1:${port}
WebInterface No
Browsing Off
DefaultAuthType None
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`;

const files = (root: string): string => `ServerRoot ${root}/conf
RequestRoot ${root}/spool
TempDir ${root}/spool/tmp
CacheDir ${root}/cache
StateDir ${root}/run
AccessLog ${root}/access
ErrorLog ${root}/error
PageLog ${root}/page
SystemGroup root
`;

(isInstalled && isRoot ? describe : describe.skip)('a printer through a real cupsd', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-cupsd-'));
    // CUPS' own programs run as another user.
    chmodSync(folder, 0o755);
    for (const name of ['conf', 'spool/tmp', 'cache', 'run']) mkdirSync(path.join(folder, name), { recursive: true });
    simulator = await startPrinterSimulator({ outDir: path.join(folder, 'printed') });
    const port = await freePort();
    writeFileSync(path.join(folder, 'conf/cupsd.conf'), conf(port));
    writeFileSync(path.join(folder, 'conf/cups-files.conf'), files(folder));
    const args = ['-c', path.join(folder, 'conf/cupsd.conf'), '-s', path.join(folder, 'conf/cups-files.conf'), '-f'];
    cupsd = spawn(CUPSD, args, { stdio: 'ignore' });
    env = { ...process.env, CUPS_SERVER: `127.0.0.1:${port}` };
    const run = createRunProgram(env);
    await waitFor('cupsd', async () => ((await run('lpstat', ['-r'])).stdout.includes('is running') ? true : null));
    const uri = `socket://127.0.0.1:${simulator.port}`;
    execFileSync('/usr/sbin/lpadmin', ['-p', 'badge', '-E', '-v', uri, '-m', 'raw'], { env, stdio: 'ignore' });
  }, 30_000);
  afterAll(async () => {
    cupsd.kill('SIGKILL');
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const printer = () =>
    createCupsPrinter({
      name: 'badge',
      run: createRunProgram(env),
      note: createSpoolNote(path.join(folder, 'note'), new MemoryLogger()),
      limits: { leaveTimeoutMs: 4_000, pollMs: 150, cancelTimeoutMs: 3_000 },
    });
  const queued = async (): Promise<string> => (await createRunProgram(env)('lpstat', ['-o'])).stdout;

  it('is found, gets the very bytes and is sent', async () => {
    expect(await listCupsPrinters(createRunProgram(env))).toEqual(['badge']);
    const page = aPage();
    expect(await outcomeOf(printer().print({ id: 'real', bytes: page }))).toBe('sent');
    const [badge] = await simulator.waitForBadges(1);
    expect(badge).toMatchObject({ sizeBytes: page.length, problems: [] });
  }, 20_000);

  it('that is off: the job is taken out, and no ghost prints when the printer is back', async () => {
    await simulator.setFaults({ offline: true });
    expect(await outcomeOf(printer().print({ id: 'off', bytes: aPage() }))).toBe('PRINTER_OFFLINE');
    expect(await queued()).toBe('');
    await simulator.setFaults({ offline: false });
    expect(await outcomeOf(printer().print({ id: 'back', bytes: aPage() }))).toBe('sent');
    await simulator.waitForBadges(2);
    expect(simulator.state().badges).toHaveLength(2);
  }, 30_000);

  it('that is stuck in the middle: unconfirmed, and the job is taken out', async () => {
    await simulator.setFaults({ neverReads: true });
    expect(await outcomeOf(printer().print({ id: 'stuck', bytes: Buffer.alloc(8_000_000) }))).toBe(
      'PRINTER_UNCONFIRMED',
    );
    expect(await queued()).toBe('');
    await simulator.setFaults({ neverReads: false });
  }, 30_000);
});
