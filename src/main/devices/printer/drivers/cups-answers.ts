// Reads what CUPS' own programs print (lp, lpstat -e, -p, -o), in the C locale. Pure. The words are CUPS 2.4's, seen.

/** A queue. connecting: it holds a job and cannot reach the printer, so nothing of it has been sent. */
export type CupsQueueState = 'ready' | 'paused' | 'connecting' | 'paperOut' | 'coverOpen' | 'missing';

/** A job. unreachable: the printer never took the line. ended: it left the queue and nothing was said against it. */
export type CupsJobState = 'absent' | 'queued' | 'unreachable' | 'cancelled' | 'failed' | 'ended';

/** What CUPS' backends say while, or after, they cannot reach the printer: before the first byte of a job. */
const UNREACHABLE = /may not exist or is unavailable|is not responding|unable to locate printer|network host .* busy/i;
const FAILED = /unable|error|fail|lost|stopped/i;

/** The job's id from lp's `request id is badge-12 (0 file(s))`, or null. */
export function readRequestId(stdout: string): string | null {
  return /^request id is (\S+-\d+) /m.exec(stdout)?.[1] ?? null;
}

/** The names that `lpstat -e` lists, a line each. */
export function readQueueNames(stdout: string): readonly string[] {
  return stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function alertsOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s+Alerts: (.*)$/gm)].flatMap(([, alerts = '']) => alerts.trim().split(/\s+/u));
}

/** Reads `lpstat -l -p NAME`; `exitCode` is lpstat's. */
export function readQueueState(exitCode: number | null, stdout: string): CupsQueueState {
  if (exitCode !== 0 || !/^printer /m.test(stdout)) return 'missing';
  const reasons = alertsOf(stdout).map((alert) => alert.replace(/-(error|warning|report)$/u, ''));
  const has = (...names: readonly string[]): boolean => names.some((name) => reasons.includes(name));
  if (has('media-empty', 'media-needed')) return 'paperOut';
  if (has('cover-open', 'door-open')) return 'coverOpen';
  if (has('paused') || /^printer .* disabled since /m.test(stdout)) return 'paused';
  // An idle queue still shows what its last job came to; only a job that is stuck now says something of the printer.
  const isPrinting = /^printer .* now printing /m.test(stdout);
  return isPrinting && (has('connecting-to-device', 'offline') || UNREACHABLE.test(stdout)) ? 'connecting' : 'ready';
}

/** The lines about one job in `lpstat -l -o` or `lpstat -l -W completed -o`; null when it is not listed. */
function linesOf(stdout: string, requestId: string): string | null {
  const lines = stdout.split('\n');
  const at = lines.findIndex((line) => line.split(/\s/u)[0] === requestId);
  if (at === -1) return null;
  const next = lines.findIndex((line, index) => index > at && /^\S/u.test(line));
  return lines.slice(at, next === -1 ? undefined : next).join('\n');
}

/** Reads a job in `lpstat -l -o`, where it is as long as it has not left the queue. */
export function readQueuedJob(
  stdout: string,
  requestId: string,
): Extract<CupsJobState, 'absent' | 'queued' | 'unreachable'> {
  const lines = linesOf(stdout, requestId);
  if (lines === null) return 'absent';
  return UNREACHABLE.test(lines) ? 'unreachable' : 'queued';
}

/** Reads a job in `lpstat -l -W completed -o`, where it is when it has left the queue in whatever way. */
export function readEndedJob(stdout: string, requestId: string): Exclude<CupsJobState, 'queued'> {
  const lines = linesOf(stdout, requestId);
  if (lines === null) return 'absent';
  if (UNREACHABLE.test(lines)) return 'unreachable';
  const alerts = alertsOf(lines);
  if (alerts.includes('job-completed-successfully')) return 'ended';
  if (alerts.some((alert) => alert.includes('cancel'))) return 'cancelled';
  const status = /^\s+Status: (.*)$/m.exec(lines)?.[1] ?? '';
  return alerts.some((alert) => alert.includes('abort')) || FAILED.test(status) ? 'failed' : 'ended';
}
