// What the simulator's own tests share: a started simulator and a plain client that shows everything it gets.

import { startWondeSimulator } from './start.ts';
import type { WondeSimulator, WondeSimulatorOptions } from './start.ts';

/** JSON of unknown shape, walked by the tests with `at`. */
export type Json = unknown;

/** A reply as a test sees it. */
export interface Seen {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
  readonly headers: Headers;
}

/** A simulator with a client for its main school. */
export interface Bench {
  readonly wonde: WondeSimulator;
  /** GET of a path below `/v1.0/schools/{id}`, by the school's token. */
  get(path: string): Promise<Seen>;
  /** Any request; `path` may be a full address. */
  call(path: string, init?: RequestInit & { token?: string | null }): Promise<Seen>;
  /** POSTs marks to `attendance/session`. */
  post(marks: readonly object[], path?: string): Promise<Seen>;
  close(): Promise<void>;
}

/** Follows a path of keys and indexes into JSON; undefined where it leads nowhere. */
export function at(value: Json, ...path: (string | number)[]): Json {
  let place: Json = value;
  for (const key of path) {
    if (typeof place !== 'object' || place === null) return undefined;
    place = Reflect.get(place, key);
  }
  return place;
}

/** The rows of a list reply. */
export function rowsOf(seen: Seen): Json[] {
  const rows = at(seen.body, 'data');
  if (!Array.isArray(rows)) throw new Error(`Not a list: ${seen.text.slice(0, 200)}`);
  return rows;
}

/** The ids of the rows of a list reply. */
export function idsOf(seen: Seen): string[] {
  return rowsOf(seen).map((row) => String(at(row, 'id')));
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Starts a small school (60 pupils, no job delay) unless told otherwise. */
export async function openBench(options: WondeSimulatorOptions = {}): Promise<Bench> {
  const settings = { jobDelayMs: 0, ...options.settings };
  const wonde = await startWondeSimulator({ pupils: 60, ...options, settings });
  const call: Bench['call'] = async (path, init = {}) => {
    const { token = wonde.token, ...rest } = init;
    const headers = new Headers(rest.headers);
    if (token !== null && !headers.has('Authorization')) headers.set('Authorization', `Bearer ${token}`);
    const address = path.startsWith('http') ? path : `${wonde.url}/${path}`;
    const response = await fetch(address, { ...rest, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
  return {
    wonde,
    call,
    get: (path) => call(`schools/${wonde.school.id}/${path}`),
    post: (marks, path = 'attendance/session') =>
      call(`schools/${wonde.school.id}/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ attendance: marks }),
      }),
    close: () => wonde.close(),
  };
}

/** The id of the school's code with the letter. */
export function codeIdOf(wonde: WondeSimulator, letter: string): string {
  const code = wonde.world.school.codes.find((candidate) => candidate.code === letter);
  if (code === undefined) throw new Error(`No code ${letter}`);
  return code.id;
}

/** The n-th pupil on roll. */
export function pupilOf(wonde: WondeSimulator, index = 0) {
  const pupil = wonde.control.pupils().filter((candidate) => candidate.roll === 'current')[index];
  if (pupil === undefined) throw new Error(`No pupil ${index}`);
  return pupil;
}
