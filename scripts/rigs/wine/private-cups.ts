// A print service of the rig's own on 127.0.0.1, with one raw queue to a TCP port. The computer's own is not touched.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from '../../runtime/project.ts';
import { runCommand } from '../../runtime/run-command.ts';

export interface PrivateCups {
  /** For CUPS_SERVER. */
  readonly server: string;
  addQueue(name: string, toPort: number): Promise<void>;
  stop(): Promise<void>;
}

const START_WITHIN_MS = 20_000;

function configuration(port: number): string {
  return `Listen 127.0.0.1:${port}
Browsing Off
DefaultAuthType None
WebInterface No
MaxJobTime 30
<Location />
Order allow,deny
Allow 127.0.0.1
</Location>
<Location /admin>
Order allow,deny
Allow 127.0.0.1
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow 127.0.0.1
</Limit>
</Policy>
`;
}

function filesConfiguration(folder: string): string {
  const at = (name: string) => path.join(folder, name);
  return `ServerRoot ${at('root')}
RequestRoot ${at('spool')}
TempDir ${at('tmp')}
CacheDir ${at('cache')}
StateDir ${at('state')}
AccessLog ${at('access.log')}
ErrorLog ${at('error.log')}
PageLog ${at('page.log')}
FileDevice No
SystemGroup root lpadmin
`;
}

/** Starts it in a folder of its own. */
export async function startPrivateCups(folder: string, port: number): Promise<PrivateCups> {
  for (const name of ['root', 'spool', 'spool/tmp', 'tmp', 'cache', 'state']) {
    await mkdir(path.join(folder, name), { recursive: true });
  }
  const conf = path.join(folder, 'cupsd.conf');
  const files = path.join(folder, 'cups-files.conf');
  await writeFile(conf, configuration(port));
  await writeFile(files, filesConfiguration(folder));
  const child = spawn('/usr/sbin/cupsd', ['-f', '-c', conf, '-s', files], { stdio: 'ignore' });
  const server = `127.0.0.1:${port}`;
  const ask = (program: string, args: readonly string[]) => runCommand(program, ['-h', server, ...args]);
  for (let waitedMs = 0; (await ask('lpstat', ['-r'])).stdout.includes('not running'); waitedMs += 200) {
    if (waitedMs > START_WITHIN_MS || child.exitCode !== null) throw new PlainError('The print service did not start.');
    await sleep(200);
  }
  return {
    server,
    async addQueue(name, toPort) {
      const uri = `socket://127.0.0.1:${toPort}/?contimeout=3`;
      const added = await ask('lpadmin', [
        '-p',
        name,
        '-E',
        '-v',
        uri,
        '-o',
        'printer-error-policy=abort-job',
        '-m',
        'raw',
      ]);
      if (added.code !== 0) throw new PlainError(`The queue could not be made: ${added.stderr}`);
    },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
