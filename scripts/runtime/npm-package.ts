// Fetches one package archive from the npm registry through the npm client, and
// trusts it only when its hash is the one written in this repository.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PlainError } from './project.ts';
import { runCommand } from './run-command.ts';

/** One exact package: its name, version and the sha512 integrity that npm would record for it. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

const downloadTimeoutMs = 15 * 60_000;

/** Computes a file's integrity in npm's notation, `sha512-<base64>`. */
export async function fileIntegrity(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Throws a sentence when the file is not, byte for byte, the pinned package. */
export async function checkIntegrity(file: string, pinned: PinnedPackage): Promise<void> {
  const actual = await fileIntegrity(file);
  if (actual === pinned.integrity) return;
  throw new PlainError(
    `The package ${pinned.name}@${pinned.version} that npm fetched is not the expected one ` +
      `(its hash is ${actual}), so it was not used.`,
  );
}

/** Downloads the pinned package, checks it and unpacks it; returns the folder with the package's files. */
export async function unpackPinnedPackage(pinned: PinnedPackage, workFolder: string): Promise<string> {
  const spec = `${pinned.name}@${pinned.version}`;
  await mkdir(workFolder, { recursive: true });
  const packed = await runCommand(
    'npm',
    ['pack', spec, '--pack-destination', workFolder, '--silent', '--fetch-retry-mintimeout=2000'],
    {
      cwd: workFolder,
      timeoutMs: downloadTimeoutMs,
    },
  );
  const archive = (await readdir(workFolder)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || archive === undefined) {
    throw new PlainError(
      `The package ${spec} could not be fetched from the npm registry. ` +
        'Check the network, then type: npm start' +
        (packed.stderr.trim() === '' ? '' : `\n${packed.stderr.trim()}`),
    );
  }
  const archiveFile = path.join(workFolder, archive);
  await checkIntegrity(archiveFile, pinned);
  await unpackArchive(archiveFile, workFolder);
  return path.join(workFolder, 'package');
}

/** Unpacks a .tar.gz into an existing folder with the system's tar. */
export async function unpackArchive(archiveFile: string, folder: string): Promise<void> {
  const unpacked = await runCommand('tar', ['-xzf', archiveFile, '-C', folder, '--no-same-owner']);
  if (unpacked.code !== 0) {
    throw new PlainError(`The archive ${archiveFile} could not be unpacked: ${lastLine(unpacked.stderr)}`);
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
