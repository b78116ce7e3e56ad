// lp, lpstat and cancel as small programs on PATH, with a queue kept in files: CUPS as the driver sees it, on a machine
// that has none. What they print is what CUPS 2.4 was seen to print.
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** printing: takes it and lets go. unreachable: as for a printer that is off. stalls: connected, and stays. */
export type FakeQueueBehaviour = 'printing' | 'unreachable' | 'stalls' | 'aborts' | 'paused' | 'rejects' | 'paperOut';

const COMMON = (state: string): string => `#!/bin/sh
STATE='${state}'
how() { cat "$STATE/how"; }
log() { printf '%s\\n' "$*" >> "$STATE/calls"; }
`;

const LP = `log lp "$@"
[ "$(how)" = rejects ] && { echo 'lp: Destination "badge" is not accepting jobs.' >&2; exit 1; }
N=$(( $(cat "$STATE/next") + 1 )); printf %s "$N" > "$STATE/next"
cat > "$STATE/data-$N"
case "$(how)" in printing|aborts) : > "$STATE/done-$N";; *) : > "$STATE/job-$N";; esac
echo "request id is badge-$N (0 file(s))"
`;

const LPSTAT = `log lpstat "$@"
status() { case "$(how)" in unreachable) echo 'The printer may not exist or is unavailable at this time.';; stalls) echo 'Connected to printer.';; aborts) echo 'Unable to write print data.';; esac; }
alerts() { [ "$(how)" = paused ] && echo none || echo job-printing; }
case " $* " in
*' -e '*) echo badge; echo 'office printer';;
*' -p '*) case " $* " in *' badge '*) ;; *) echo 'lpstat: Invalid destination name in list' >&2; exit 1;; esac
  ls "$STATE"/job-* >/dev/null 2>&1 && echo "printer badge now printing badge-1.  enabled since today" || {
    [ "$(how)" = paused ] && echo 'printer badge disabled since today -' || echo 'printer badge is idle.  enabled since today'; }
  printf '\\t%s\\n\\tForm mounted:\\n' "$(status)"
  case "$(how)" in paused) printf '\\tAlerts: paused\\n';; paperOut) printf '\\tAlerts: media-empty-error\\n';; *) printf '\\tAlerts: none\\n';; esac;;
*completed*) for f in "$STATE"/done-* "$STATE"/cancelled-*; do [ -e "$f" ] || continue; N="\${f##*-}"
    case "$f" in *cancelled*) A=job-canceled-by-user;; *) A=processing-to-stop-point;; esac
    case "$f" in *done*) [ "$(how)" = aborts ] && S="$(status)" || S='';; *) S="$(status)";; esac
    printf 'badge-%s                 kiosk              1024   today\\n\\tStatus: %s\\n\\tAlerts: %s\\n\\tqueued for badge\\n' "$N" "$S" "$A"; done;;
*' -o '*) for f in "$STATE"/job-*; do [ -e "$f" ] || continue
    printf 'badge-%s                 kiosk              1024   today\\n\\tStatus: %s\\n\\tAlerts: %s\\n\\tqueued for badge\\n' "\${f##*-}" "$(status)" "$(alerts)"; done;;
esac
exit 0
`;

const CANCEL = `log cancel "$@"
N="\${1##*-}"; [ -e "$STATE/job-$N" ] || exit 1
[ -e "$STATE/keeps" ] || mv "$STATE/job-$N" "$STATE/cancelled-$N"
`;

export interface FakeCups {
  readonly env: NodeJS.ProcessEnv;
  behave(how: FakeQueueBehaviour): void;
  /** Jobs that nothing takes out of the queue, whatever is asked. */
  keepJobs(keeps: boolean): void;
  /** What was asked of the programs, a line each. */
  calls(): readonly string[];
  /** Ids of the jobs that are in the queue. */
  queued(): readonly string[];
  /** The bytes of each job, in order. */
  data(): readonly Buffer[];
}

/** Puts the programs into a folder. */
export function createFakeCups(folder: string): FakeCups {
  const state = path.join(folder, 'cups-state');
  const programs = path.join(folder, 'cups-bin');
  mkdirSync(state);
  mkdirSync(programs);
  for (const [name, body] of Object.entries({ lp: LP, lpstat: LPSTAT, cancel: CANCEL })) {
    writeFileSync(path.join(programs, name), COMMON(state) + body);
    chmodSync(path.join(programs, name), 0o755);
  }
  writeFileSync(path.join(state, 'next'), '0');
  writeFileSync(path.join(state, 'how'), 'printing');
  const numbers = (kind: string): string[] =>
    readdirSync(state)
      .filter((name) => name.startsWith(`${kind}-`))
      .map((name) => name.slice(kind.length + 1))
      .sort((a, b) => Number(a) - Number(b));
  return {
    env: { ...process.env, PATH: `${programs}:${process.env['PATH'] ?? ''}` },
    behave: (how) => writeFileSync(path.join(state, 'how'), how),
    keepJobs(keeps) {
      if (keeps) writeFileSync(path.join(state, 'keeps'), '');
      else rmSync(path.join(state, 'keeps'), { force: true });
    },
    calls: () =>
      existsSync(path.join(state, 'calls')) ? readFileSync(path.join(state, 'calls'), 'utf8').trim().split('\n') : [],
    queued: () => numbers('job').map((number) => `badge-${number}`),
    data: () => numbers('data').map((number) => readFileSync(path.join(state, `data-${number}`))),
  };
}
