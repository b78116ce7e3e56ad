// Reads our own arguments and environment variables at start; what is Electron's or Chromium's is left to them.
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors/app-error.ts';

export interface CommandLineInput {
  /** The process's arguments without the program itself. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isPackaged: boolean;
  /** Where relative paths begin. */
  readonly cwd: string;
}

export interface CommandLine {
  /** Absolute; null when neither the argument nor the variable names a file. */
  readonly provisioningFile: { readonly path: string; readonly source: 'argument' | 'environment' } | null;
  /** Absolute; null for the platform's own place. */
  readonly dataDir: string | null;
  /** Epoch milliseconds the kiosk's clock starts at; null for the PC's own time. */
  readonly startAtMs: number | null;
  /** The way back in for IT: a new administrator password may be set for a while after this start. */
  readonly resetAdmin: boolean;
}

/** Only ever an argument: an environment variable would be found and left set. */
export const RESET_ADMIN = '--reset-admin';

const OURS = ['--provision', '--data-dir', '--now'] as const;
type Ours = (typeof OURS)[number];

const path = z.string().trim().min(1, 'a path').max(4_096, 'a shorter path');
const instant = z.iso.datetime({ offset: true, error: 'an ISO time with its zone, such as 2026-09-01T09:05:00+01:00' });

function refuse(field: string, words: string): never {
  throw new AppError('VALIDATION', { fields: { [field]: words } });
}

/** The value of `--name=value`; null when it is not there. */
function valueOf(name: Ours, args: readonly string[]): string | null {
  if (args.includes(name)) refuse(name, `a value after an equals sign: ${name}=…`);
  const values = args.filter((arg) => arg.startsWith(`${name}=`)).map((arg) => arg.slice(name.length + 1));
  if (values.length > 1) refuse(name, 'given once only');
  return values[0] ?? null;
}

function pathOf(field: string, text: string, cwd: string): string {
  const parsed = path.safeParse(text);
  if (!parsed.success) return refuse(field, parsed.error.issues[0]?.message ?? 'a path');
  return isAbsolute(parsed.data) ? parsed.data : resolve(cwd, parsed.data);
}

/** An environment variable counts as not set when it is empty. */
function variable(env: CommandLineInput['env'], name: string): string | null {
  const value = env[name];
  return value === undefined || value.trim() === '' ? null : value;
}

/** The path that the argument names, else the variable, made absolute. */
function namedPath(argument: Ours, envName: string, input: CommandLineInput): CommandLine['provisioningFile'] {
  const fromArgument = valueOf(argument, input.args);
  if (fromArgument !== null) return { path: pathOf(argument, fromArgument, input.cwd), source: 'argument' };
  const fromEnv = variable(input.env, envName);
  return fromEnv === null ? null : { path: pathOf(envName, fromEnv, input.cwd), source: 'environment' };
}

function startAtMsOf(input: CommandLineInput): number | null {
  const text = valueOf('--now', input.args);
  if (text === null) return null;
  // A register's times are evidence: nobody may start an installed kiosk on another day.
  if (input.isPackaged) refuse('--now', 'left out: only a kiosk run from its sources may start at another time');
  const parsed = instant.safeParse(text);
  return parsed.success ? Date.parse(parsed.data) : refuse('--now', parsed.error.issues[0]?.message ?? 'an ISO time');
}

function resetAdminOf({ args }: CommandLineInput): boolean {
  if (args.some((arg) => arg.startsWith(`${RESET_ADMIN}=`))) refuse(RESET_ADMIN, 'given without a value');
  return args.includes(RESET_ADMIN);
}

/**
 * Parses the command line. Arguments win over environment variables.
 * @throws AppError VALIDATION whose fields name the argument or variable and say what it should have been.
 */
export function parseCommandLine(input: CommandLineInput): CommandLine {
  return {
    provisioningFile: namedPath('--provision', 'GATEHOUSE_PROVISION', input),
    dataDir: namedPath('--data-dir', 'GATEHOUSE_DATA_DIR', input)?.path ?? null,
    startAtMs: startAtMsOf(input),
    resetAdmin: resetAdminOf(input),
  };
}
