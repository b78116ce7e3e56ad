// Where the provisioning file is looked for: as told, else in the one place of each system.
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import type { CommandLine } from './command-line.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface FoundProvisioningFile {
  readonly path: string;
  readonly source: 'argument' | 'environment' | 'system';
}

/** The standard place: only an administrator of the PC can write there. */
export function systemProvisioningPath(platform: string, env: Environment): string {
  switch (platform) {
    case 'win32':
      return win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Gatehouse', 'provisioning.json');
    case 'darwin':
      return '/Library/Application Support/Gatehouse/provisioning.json';
    default:
      return '/etc/gatehouse/provisioning.json';
  }
}

/**
 * Finds the file, or null where there is none. A file that was asked for is returned whether it exists or not, so that
 * reading it says what is wrong; the system's file counts only when it is there. Never throws.
 */
export function findProvisioningFile(
  asked: CommandLine['provisioningFile'],
  platform: string,
  env: Environment,
): FoundProvisioningFile | null {
  if (asked !== null) return asked;
  const path = systemProvisioningPath(platform, env);
  return existsSync(path) ? { path, source: 'system' } : null;
}
