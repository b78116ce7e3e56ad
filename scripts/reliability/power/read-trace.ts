// What a traced process wrote, synced and said, in order, read from strace's own words.
import { spawnSync } from 'node:child_process';

export type TraceStep =
  | { readonly kind: 'write'; readonly file: string; readonly atByte: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly toByte: number }
  | { readonly kind: 'remove'; readonly file: string }
  /** What was written to the file so far is on the disk. */
  | { readonly kind: 'sync'; readonly file: string }
  /** A line, or a part of one, on standard output: what the screen was told. */
  | { readonly kind: 'said'; readonly text: string };

const CALLS = 'pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat';
/** Longer than any page. */
const LONGEST_STRING = 70_000;

/** The command line that runs `plain` and records it; all strings in hex, every file by its name. */
export function tracedCommand(traceFile: string, plain: readonly string[]): readonly string[] {
  const how = ['-f', '-qq', '--seccomp-bpf', '-y', '-xx', '-s', String(LONGEST_STRING), '-e', 'signal=none'];
  return ['strace', ...how, '-e', `trace=${CALLS}`, '-o', traceFile, ...plain];
}

/** Whether a process can be traced here: Linux with strace, and no rule against it. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '--seccomp-bpf', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
}

const fromHex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');
const nameOf = (hexPath: string): string => fromHex(hexPath).toString().split('/').at(-1) ?? '';

const CALL = /^(\d+) +(\w+)\((.*)$/s;
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/s;
const HANDLE = /^(\d+)<([^>]*)>/;
const WRITTEN = /^\d+<[^>]*>, "([^"]*)"(?:\.\.\.)?, \d+(?:, (\d+))?/;

function writeStep(rest: string): TraceStep | null {
  const handle = HANDLE.exec(rest);
  const written = WRITTEN.exec(rest);
  if (handle === null || written === null) return null;
  const bytes = fromHex(written[1] ?? '');
  if (handle[1] === '1') return { kind: 'said', text: bytes.toString() };
  // Without a place it is a pipe, a socket or the log: nothing of the store.
  if (written[2] === undefined) return null;
  return { kind: 'write', file: nameOf(handle[2] ?? ''), atByte: Number(written[2]), bytes };
}

function stepOf(call: string, rest: string): TraceStep | null {
  if (rest.includes(') = -1 ')) return null;
  if (call === 'pwrite64' || call === 'write') return writeStep(rest);
  const handle = HANDLE.exec(rest);
  if (call === 'fsync' || call === 'fdatasync') {
    // It counts once it has returned.
    return handle !== null && rest.includes(') = 0') ? { kind: 'sync', file: nameOf(handle[2] ?? '') } : null;
  }
  if (call === 'ftruncate') {
    const size = /, (\d+)/.exec(rest.slice(handle?.[0].length ?? 0));
    return handle === null || size === null
      ? null
      : { kind: 'truncate', file: nameOf(handle[2] ?? ''), toByte: Number(size[1]) };
  }
  const removed = /"([^"]*)"/.exec(rest);
  return removed === null ? null : { kind: 'remove', file: nameOf(removed[1] ?? '') };
}

/** Reads a whole trace. What a kill cut off in the middle counts as written and not as synced. */
export function readTrace(text: string): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  /** By thread: a sync that has begun, with its words so far. */
  const begun = new Map<string, string>();
  for (const line of text.split('\n')) {
    const resumed = RESUMED.exec(line);
    const [, thread = '', call = '', rest = ''] = resumed ?? CALL.exec(line) ?? [];
    if (call === '') continue;
    const isSync = call === 'fsync' || call === 'fdatasync';
    if (resumed !== null && !isSync) continue;
    if (isSync && rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest);
      continue;
    }
    const step = stepOf(call, resumed === null ? rest : `${begun.get(thread) ?? ''}${rest}`);
    if (step !== null) steps.push(step);
  }
  return steps;
}
