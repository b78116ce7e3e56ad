// The Wonde adapter: the WondeApi port over undici. Decides nothing about marks or pupils; it asks, reads and translates.
import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import type { WondeSettings } from '../../shared/settings/schema.ts';
import type { Clock, Logger, Random } from '../core/ports.ts';
import type { AttendanceCode } from '../core/store-port.ts';
import type { MarkDetails } from '../core/sync/mis-capability.ts';
import { WondeError } from '../core/wonde-port.ts';
import type { Page, PageRequest, SchoolFacts, SessionMark, WondeApi } from '../core/wonde-port.ts';
import { findAccessState, listPermissions, requestAccess, tryRead } from './access.ts';
import { momentParameter } from './date-object.ts';
import { unreadableReply } from './errors.ts';
import { findStudent } from './find-student.ts';
import { sendJson, type HttpDeps, type HttpReply } from './http.ts';
import { askWithIncludes } from './include-fallback.ts';
import { asSwitched, markBody } from './mark-body.ts';
import { readPage } from './pagination.ts';
import { directNetwork, type Network } from '../core/network/network-port.ts';
import { createConnections } from './connections.ts';
import { probeWays } from './probe.ts';
import { isBelow, resolveRegionBaseUrl, withTrailingSlash } from './region.ts';
import {
  acceptedBody,
  accessBody,
  codeRow,
  deletionRow,
  readJob,
  registerRow,
  schoolBody,
  staffRow,
  studentRow,
  yearGroupRow,
} from './responses.ts';

/** Codes are one list; a school with more pages of them than this has a server that goes in circles. */
const MOST_CODE_PAGES = 20;
const CONNECT_TIMEOUT_MS = 10_000;
/** A person waits for the connection test. */
const LONGEST_PROBE_STEP_MS = 8_000;

export interface WondeClientDeps {
  readonly settings: () => WondeSettings;
  /** The token in the clear, or null when none is set. */
  readonly token: () => string | null;
  /** The school's regional address as getSchool gave it, or null before it was read. */
  readonly regionBaseUrl: () => string | null;
  /** What this school's MIS takes beside the code; without it the switches of the settings decide. */
  readonly details?: () => MarkDetails;
  readonly clock: Clock;
  readonly random: Pick<Random, 'fraction'>;
  readonly logger: Logger;
  readonly dispatcher?: Dispatcher;
  /** Proxies and trust; without it Wonde is asked directly and the public authorities are trusted. */
  readonly network?: Network;
  readonly connectTimeoutMs?: number;
  /** Where a captive portal is looked for; for tests. */
  readonly portalPort?: number;
  /** Waits between tries of a GET; for tests. */
  readonly getRetryDelaysMs?: readonly number[];
}

export interface WondeClient extends WondeApi {
  /** The network's settings changed: later requests make connections anew. */
  renewConnections(): void;
  /** Closes idle connections. */
  close(): Promise<void>;
}

interface Ask {
  readonly url: string;
  readonly label: string;
  readonly signal: AbortSignal | undefined;
  readonly body?: unknown;
}

export interface Asker {
  readonly deps: WondeClientDeps;
  /** GET, or POST where there is a body. */
  send(ask: Ask): Promise<HttpReply>;
  /** An address below the school's own region. */
  schoolUrl(path: string, query?: Readonly<Record<string, string | null>>): string;
  apiUrl(path: string): string;
  /** A listing's first page, or the given later one. */
  pageUrl(path: string, request: PageRequest, query?: Readonly<Record<string, string | null>>): string;
}

function createAsker(deps: WondeClientDeps, http: HttpDeps): Asker {
  const region = (): string => withTrailingSlash(deps.regionBaseUrl() ?? deps.settings().baseUrl);
  const schoolUrl: Asker['schoolUrl'] = (path, query = {}) => {
    const url = new URL(`schools/${encodeURIComponent(deps.settings().schoolId)}${path}`, region());
    for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
    return url.href;
  };
  return {
    deps,
    schoolUrl,
    apiUrl: (path) => new URL(path, region()).href,
    pageUrl: (path, request, query = {}) => {
      if (request.nextUrl !== null) {
        // Stored by an earlier run, perhaps for another region or school: the token must not go there.
        if (isBelow(request.nextUrl, region())) return request.nextUrl;
        throw new WondeError('WONDE_BAD_RESPONSE', { context: { reason: 'nextElsewhere' } });
      }
      const { pageSize, paging } = deps.settings();
      return schoolUrl(path, {
        per_page: String(pageSize),
        cursor: paging === 'cursor' ? 'true' : null,
        updated_after: request.updatedAfterMs === null ? null : momentParameter(request.updatedAfterMs),
        ...query,
      });
    },
    send: async ({ url, label, signal, body }) => {
      const token = deps.token();
      const { schoolId, requestTimeoutMs: timeoutMs } = deps.settings();
      if (token === null || token === '' || schoolId === '') throw new WondeError('WONDE_NOT_SET_UP');
      const common = { url, label, token, timeoutMs, signal };
      return sendJson(http, body === undefined ? { ...common, method: 'GET' } : { ...common, method: 'POST', body });
    },
  };
}

async function askPage<T>(asker: Asker, ask: Ask, row: z.ZodType<T>): Promise<Page<T>> {
  const reply = await asker.send(ask);
  return readPage({ url: ask.url, body: reply.body, serverTimeMs: reply.serverTimeMs }, row, asker.deps.logger);
}

async function getSchool(asker: Asker, signal: AbortSignal | undefined): Promise<SchoolFacts> {
  const { baseUrl, schoolId } = asker.deps.settings();
  // Always from the configured address: it is the one that knows the school's region.
  const url = new URL(`schools/${encodeURIComponent(schoolId)}`, withTrailingSlash(baseUrl)).href;
  const reply = await asker.send({ url, label: 'school', signal });
  const parsed = schoolBody.safeParse(reply.body);
  if (!parsed.success) throw unreadableReply('notASchool', false);
  const { data } = parsed.data;
  return {
    id: data.id,
    name: data.name ?? '',
    mis: data.mis ?? null,
    timeZone: data.timezone ?? null,
    regionBaseUrl: resolveRegionBaseUrl(baseUrl, data.region?.domain ?? null),
    allowsWriteback: data.extended?.allows_writeback ?? null,
  };
}

/** A list of people, asked for with the includes that the token and the MIS allow. */
interface PeopleList<T> {
  readonly path: '/students' | '/employees';
  readonly label: string;
  readonly row: z.ZodType<T>;
}

async function listPeople<T, I extends string>(
  asker: Asker,
  { path, label, row }: PeopleList<T>,
  request: PageRequest & { readonly includes: readonly I[] },
  signal: AbortSignal | undefined,
) {
  const ask = async (includes: readonly I[]) => {
    const include = includes.length === 0 ? null : includes.join(',');
    const url = asker.pageUrl(path, request, { include });
    return askPage(asker, { url, label, signal }, row);
  };
  // A later page carries its includes inside `next`, which is followed as it is or not at all.
  if (request.nextUrl !== null) return { ...(await ask([])), includes: request.includes };
  const { reply, includes } = await askWithIncludes(ask, request.includes);
  const refused = request.includes.filter((include) => !includes.includes(include));
  if (refused.length > 0) asker.deps.logger.warn('wonde.includesRefused', { includes: refused.join(',') });
  return { ...reply, includes };
}

async function listDeleted(
  asker: Asker,
  type: 'student' | 'employee',
  request: PageRequest,
  signal: AbortSignal | undefined,
) {
  const url = asker.pageUrl('/deletions', request, { type });
  const page = await askPage(asker, { url, label: 'deletions', signal }, deletionRow);
  // Should the filter be ignored, other kinds of object must not count as these people.
  return { ...page, rows: page.rows.filter((row) => row.type === type || row.type === '') };
}

/** Reads a whole list of codes, page by page. */
async function readCodes(asker: Asker, firstUrl: string, signal: AbortSignal | undefined) {
  const codes: AttendanceCode[] = [];
  let url: string | null = firstUrl;
  for (let pages = 0; url !== null; pages += 1) {
    if (pages >= MOST_CODE_PAGES) throw unreadableReply('tooManyPages', false);
    const reply: HttpReply = await asker.send({ url, label: 'attendanceCodes', signal });
    // The school's route was seen without any `data`: then the school has no list of its own.
    if (typeof reply.body === 'object' && reply.body !== null && !('data' in reply.body)) return codes;
    const page: Page<AttendanceCode> = readPage(
      { url, body: reply.body, serverTimeMs: null },
      codeRow,
      asker.deps.logger,
    );
    codes.push(...page.rows);
    url = page.nextUrl;
  }
  return codes;
}

async function postSessionMarks(asker: Asker, marks: readonly SessionMark[], signal: AbortSignal | undefined) {
  const { details, settings } = asker.deps;
  const sent = details?.() ?? asSwitched(settings());
  const body = { attendance: marks.map((mark) => markBody(mark, sent)) };
  const url = asker.schoolUrl('/attendance/session');
  const reply = await asker.send({ url, label: 'postSessionMarks', signal, body });
  const accepted = acceptedBody.safeParse(reply.body);
  if (!accepted.success) throw unreadableReply('noWritebackId', true);
  return { writebackId: accepted.data };
}

async function getWriteback(asker: Asker, writebackId: string, signal: AbortSignal | undefined) {
  const { jobDoneWords: done, jobFailedWords: failed } = asker.deps.settings();
  const url = asker.apiUrl(`writebacks/${encodeURIComponent(writebackId)}`);
  const reply = await asker.send({ url, label: 'writeback', signal });
  const job = readJob(writebackId, reply.body, { done, failed });
  if (job === null) throw unreadableReply('notAJob', false);
  return job;
}

async function getAccess(asker: Asker, signal: AbortSignal | undefined) {
  const url = asker.apiUrl(`meta/schools/${encodeURIComponent(asker.deps.settings().schoolId)}`);
  const parsed = accessBody.safeParse((await asker.send({ url, label: 'schoolMeta', signal })).body);
  if (!parsed.success) throw unreadableReply('notAMeta', false);
  return { approved: parsed.data.approved ?? null, online: parsed.data.online ?? null };
}

/** Creates the client. Settings, token and region are read anew for every request. */
export function createWondeClient(deps: WondeClientDeps): WondeClient {
  const { network = directNetwork, clock, random, logger, getRetryDelaysMs, dispatcher } = deps;
  const connectTimeoutMs = (ways: number): number => {
    const { connectTimeoutMs: one = CONNECT_TIMEOUT_MS } = deps;
    // With several ways to try, the last must still have its chance before the request's own limit.
    return ways === 1 ? one : Math.min(one, Math.floor(deps.settings().requestTimeoutMs / (ways + 1)));
  };
  const connections = createConnections({ network, clock, connectTimeoutMs });
  const asker = createAsker(deps, {
    clock,
    random,
    logger,
    get reads() {
      return dispatcher ?? connections.reads;
    },
    get writes() {
      return dispatcher ?? connections.writes;
    },
    ...(getRetryDelaysMs === undefined ? {} : { getRetryDelaysMs }),
  });
  return {
    getSchool: (signal) => getSchool(asker, signal),
    getAccess: (signal) => getAccess(asker, signal),
    listStudents: (request, signal) =>
      listPeople(asker, { path: '/students', label: 'students', row: studentRow }, request, signal),
    findStudent: (wondeId, includes, signal) => findStudent(asker, wondeId, includes, signal),
    listDeletedStudents: (request, signal) => listDeleted(asker, 'student', request, signal),
    listStaff: (request, signal) =>
      listPeople(asker, { path: '/employees', label: 'employees', row: staffRow }, request, signal),
    listDeletedStaff: (request, signal) => listDeleted(asker, 'employee', request, signal),
    listYearGroups: (request, signal) => {
      const url = asker.pageUrl('/groups', request, { type: 'YEAR' });
      return askPage(asker, { url, label: 'yearGroups', signal }, yearGroupRow);
    },
    listAttendanceCodes: async (signal) => {
      const own = await readCodes(asker, asker.schoolUrl('/attendance-codes'), signal);
      return own.length > 0 ? own : readCodes(asker, asker.apiUrl('attendance-codes'), signal);
    },
    postSessionMarks: (marks, signal) => postSessionMarks(asker, marks, signal),
    getWriteback: (writebackId, signal) => getWriteback(asker, writebackId, signal),
    listSessionMarks: (request, signal) => {
      const url = asker.pageUrl('/attendance/session', request);
      return askPage(asker, { url, label: 'sessionMarks', signal }, registerRow);
    },
    proxyInUse: () => connections.proxyInUse(),
    probeWay: () => {
      const { baseUrl, requestTimeoutMs } = deps.settings();
      const timeoutMs = Math.min(requestTimeoutMs, LONGEST_PROBE_STEP_MS);
      const { portalPort } = deps;
      return probeWays(network, {
        url: baseUrl,
        trust: () => connections.trust(),
        timeoutMs,
        ...(portalPort === undefined ? {} : { portalPort }),
      });
    },
    tryRead: (thing, signal) => tryRead(asker, thing, signal),
    listPermissions: (signal) => listPermissions(asker, signal),
    findAccessState: (signal) => findAccessState(asker, signal),
    requestAccess: (contact, signal) => requestAccess(asker, contact, signal),
    renewConnections: () => connections.renew(),
    close: () => connections.destroy(),
  };
}
