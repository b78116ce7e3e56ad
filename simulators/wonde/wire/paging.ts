// Pages: fifty rows by default, no pagination object at fifty or fewer unless asked, and `next` to be followed as it is.

import { ApiProblem } from '../http/problem.ts';
import type { FaultList } from '../faults/fault-list.ts';
import type { ApiRequest } from '../http/context.ts';
import type { Settings } from '../state/settings.ts';

const defaultSize = 50;

/** A row that can be paged by cursor: ids rise through the list. */
export interface PageableRow {
  readonly id: string;
}

/** The pagination object as it goes on the wire. */
export type Pagination = Readonly<Record<string, unknown>>;

/** One page of rows, with the object that describes it or null where there is none. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly pagination: Pagination | null;
}

/** What paging needs to know beside the rows. */
export interface PagingRules {
  readonly request: ApiRequest;
  readonly settings: Settings;
  readonly faults: FaultList;
  /** The name under which `perPageMaxByEndpoint` may hold a limit of its own. */
  readonly endpoint: string;
}

interface PageSize {
  readonly size: number;
  readonly isExplicit: boolean;
}

function readSize(rules: PagingRules): PageSize {
  const { settings, request } = rules;
  const text = request.query.get('per_page');
  const asked = text === null ? Number.NaN : Number(text);
  if (!Number.isInteger(asked) || asked < 1) return { size: defaultSize, isExplicit: false };
  const limit = settings.perPageMaxByEndpoint[rules.endpoint] ?? settings.perPageMax;
  if (asked <= limit) return { size: asked, isExplicit: true };
  if (settings.perPageOverMax === 'refuse') {
    throw new ApiProblem(422, 'validation_failed', `The per_page may not be greater than ${limit}.`);
  }
  return { size: settings.perPageOverMax === 'clamp' ? limit : defaultSize, isExplicit: true };
}

function readPageNumber(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1');
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** The absolute address of another page: same host, same path, same query but for the given parameter. */
function pageUrl(rules: PagingRules, name: 'page' | 'cursor', value: string): string {
  const { request, settings } = rules;
  const query = settings.nextQuery === 'full' ? new URLSearchParams(request.query) : new URLSearchParams();
  query.set(name, value);
  const path = settings.nextSlash === 'always' && !request.path.endsWith('/') ? `${request.path}/` : request.path;
  return `http://${request.host}${path}?${query.toString()}`;
}

function echoSize(size: number, settings: Settings): string | number {
  return settings.perPageEcho === 'string' ? String(size) : size;
}

function encodeCursor(id: string, settings: Settings): string {
  return settings.cursorStyle === 'afterId' ? id : Buffer.from(JSON.stringify({ after: id })).toString('base64url');
}

function decodeCursor(text: string): string {
  // "true" and "1" ask for the first page.
  if (text === 'true' || text === '1') return '';
  if (/^[A-Z]\d+$/.test(text)) return text;
  const match = /"after":"([^"]*)"/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  if (match?.[1] === undefined) throw new ApiProblem(400, 'invalid_cursor', 'Invalid cursor');
  return match[1];
}

function findStart(rows: readonly PageableRow[], afterId: string): number {
  if (afterId === '') return 0;
  const index = rows.findIndex((row) => row.id > afterId);
  return index === -1 ? rows.length : index;
}

function pageByCursor<Row extends PageableRow>(rows: readonly Row[], rules: PagingRules, page: PageSize): Page<Row> {
  const { settings, request } = rules;
  const start = findStart(rows, decodeCursor(request.query.get('cursor') ?? ''));
  const shown = rows.slice(start, start + page.size);
  const isNeeded = page.isExplicit || settings.cursorForcesPaging || rows.length > defaultSize;
  if (!isNeeded) return { rows: shown, pagination: null };
  const last = shown[shown.length - 1];
  const more = last !== undefined && start + page.size < rows.length;
  return {
    rows: shown,
    pagination: {
      next: more ? pageUrl(rules, 'cursor', encodeCursor(last.id, settings)) : null,
      previous: null,
      more,
      per_page: echoSize(page.size, settings),
      ...(settings.cursorHasCurrentPage ? { current_page: Math.floor(start / page.size) + 1 } : {}),
    },
  };
}

function pageByOffset<Row extends PageableRow>(rows: readonly Row[], rules: PagingRules, page: PageSize): Page<Row> {
  const { settings, request, faults } = rules;
  const number = readPageNumber(request.query);
  const shift = number > 1 ? faults.take('rowsShift', request) : null;
  const start = Math.max(0, (number - 1) * page.size - (shift?.by ?? 0));
  const shown = rows.slice(start, start + page.size);
  if (!page.isExplicit && rows.length <= defaultSize) return { rows: shown, pagination: null };
  const more = start + page.size < rows.length;
  return {
    rows: shown,
    pagination: {
      next: more ? pageUrl(rules, 'page', String(number + 1)) : null,
      previous: number > 1 ? pageUrl(rules, 'page', String(number - 1)) : null,
      more,
      per_page: echoSize(page.size, settings),
      current_page: number,
    },
  };
}

function withFaults<Row>(page: Page<Row>, rules: PagingRules): Page<Row> {
  const { faults, request } = rules;
  let { rows, pagination } = page;
  const duplicate = faults.take('duplicateRows', request);
  if (duplicate !== null) rows = [...rows, ...rows.slice(0, duplicate.rows)];
  if (pagination === null) return { rows, pagination };
  if (pagination['next'] !== null && faults.take('repeatNext', request) !== null) {
    const own = `http://${request.host}${request.path}?${request.query.toString()}`;
    pagination = { ...pagination, next: own };
  }
  if (pagination['more'] === false) {
    const empty = faults.take('emptyLastPage', request);
    // The page after the last row still says there is more; unless it is endless, it names no next one.
    const hasNext = empty !== null && (rows.length > 0 || empty.isEndless);
    const next = hasNext ? pageUrl(rules, 'page', String(readPageNumber(request.query) + 1)) : null;
    if (empty !== null) pagination = { ...pagination, next, more: true };
  }
  return { rows, pagination };
}

/** Cuts the asked-for page out of the rows (sorted by id). */
export function paginate<Row extends PageableRow>(rows: readonly Row[], rules: PagingRules): Page<Row> {
  if (rules.faults.take('emptyList', rules.request) !== null) return { rows: [], pagination: null };
  const size = readSize(rules);
  const isCursor = rules.request.query.has('cursor');
  const page = isCursor ? pageByCursor(rows, rules, size) : pageByOffset(rows, rules, size);
  return withFaults(page, rules);
}
