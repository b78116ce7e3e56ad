// The audit trail for people: entries with whom they are about, narrowed down, and as a table for a file.
import { DateTime } from 'luxon';
import { localDate as localDateSchema, type LocalDate } from '../../../shared/domain/attendance.ts';
import { markId, movementId, personId } from '../../../shared/domain/ids.ts';
import { instantOf, schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AUDIT_PAGE_SIZE, type AuditFilterInput, type AuditRowView } from '../../../shared/ipc/admin/audit-contract.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { ExportTable } from '../export/table.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreReader } from '../store-port.ts';
import type { AuditFilter, AuditRow } from '../store-parts/audit-store.ts';

type ReadContext = Pick<KioskContext, 'store' | 'settings'>;
type Found = { readonly rows: AuditRowView[]; readonly total: number; readonly people: string[] };

/** An export holds everything that matches; this only keeps a damaged filter from filling the memory. */
const MOST_EXPORTED = 100_000;

const dayAfter = (date: LocalDate): LocalDate =>
  localDateSchema.parse(DateTime.fromISO(date, { zone: 'utc' }).plus({ days: 1 }).toFormat('yyyy-MM-dd'));

function toFilter({ from, to, who, area, text, whats }: AuditFilterInput, timeZone: string): AuditFilter {
  return {
    fromMs: from === null ? null : instantOf(from, '00:00', timeZone),
    untilMs: to === null ? null : instantOf(dayAfter(to), '00:00', timeZone),
    who,
    area,
    text: text === '' ? null : text,
    whats,
  };
}

function parsed(json: string | null | undefined): unknown {
  if (json === null || json === undefined) return null;
  const value: unknown = JSON.parse(json);
  return value;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textIn(value: unknown, keys: readonly string[]): string | null {
  if (!isRecord(value)) return null;
  for (const key of keys) {
    const found = value[key];
    if (typeof found === 'string' && found !== '') return found;
  }
  return null;
}

function personNamed(store: StoreReader, id: unknown): string | null {
  const read = personId.safeParse(id);
  const person = read.success ? store.findPerson(read.data) : null;
  return person === null ? null : `${person.forename} ${person.surname}`;
}

function personOfMovement(store: StoreReader, id: unknown): string | null {
  const read = movementId.safeParse(id);
  const movement = read.success ? store.findMovement(read.data) : null;
  return movement === null ? null : personNamed(store, movement.personId);
}

/** Whom or what an entry is about: the person it names, else the name it records, else nothing. */
function aboutOf(store: StoreReader, row: AuditRow, detail: Readonly<Record<string, unknown>>): string | null {
  return (
    personNamed(store, row.subjectId) ??
    personNamed(store, detail['personId']) ??
    personOfMovement(store, row.subjectId) ??
    personOfMovement(store, detail['movementId']) ??
    personOfMovement(store, movementOfMark(store, detail['markId'])) ??
    textIn(parsed(row.afterJson), ['name', 'title']) ??
    textIn(parsed(row.beforeJson), ['name', 'title']) ??
    textIn(detail, ['user', 'name', 'list'])
  );
}

function movementOfMark(store: StoreReader, id: unknown): string | null {
  const read = markId.safeParse(id);
  return read.success ? (store.findMark(read.data)?.mark.movementId ?? null) : null;
}

function toView({ store, settings }: ReadContext, row: AuditRow): AuditRowView {
  const { localDate, timeText } = schoolTimeAt(row.atMs, settings().kiosk.timeZone);
  const detail = parsed(row.detailJson);
  const named = isRecord(detail) ? detail : { value: detail };
  // Older entries hold before and after among the details.
  const { before, after, ...rest } = named;
  return {
    seq: row.seq,
    id: row.id,
    atMs: row.atMs,
    localDate,
    timeText,
    who: row.who,
    what: row.what,
    about: aboutOf(store, row, named),
    detail: rest,
    before: parsed(row.beforeJson) ?? before ?? null,
    after: parsed(row.afterJson) ?? after ?? null,
  };
}

/** One page of the trail, newest first. */
export function listAudit(context: ReadContext, input: Input<'audit.list'>): Found {
  const filter = toFilter(input, context.settings().kiosk.timeZone);
  const page = { beforeSeq: input.beforeSeq, limit: AUDIT_PAGE_SIZE };
  return {
    rows: context.store.listAudit(filter, page).map((row) => toView(context, row)),
    total: context.store.countAuditRows(filter),
    people: [...context.store.listAuditActors()],
  };
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** Everything that matches as a table, oldest first. */
export function auditTable(context: ReadContext, input: Input<'audit.export'>): ExportTable {
  const filter = toFilter(input, context.settings().kiosk.timeZone);
  const rows = context.store.listAudit(filter, { beforeSeq: null, limit: MOST_EXPORTED });
  const notes = [
    ...(input.from === null && input.to === null ? [] : [`${input.from ?? '…'} to ${input.to ?? '…'}`]),
    ...(input.who === null ? [] : [input.who]),
    ...(input.area === null ? [] : [input.area]),
    ...(input.text === '' ? [] : [`“${input.text}”`]),
  ];
  return {
    title: 'Audit trail',
    notes,
    columns: [
      { key: 'date', label: 'Date', type: 'date' },
      { key: 'time', label: 'Time', type: 'time' },
      { key: 'who', label: 'Who', type: 'text' },
      { key: 'what', label: 'What', type: 'text' },
      { key: 'about', label: 'About', type: 'text' },
      { key: 'before', label: 'Before', type: 'text' },
      { key: 'after', label: 'After', type: 'text' },
      { key: 'detail', label: 'Details', type: 'text' },
      { key: 'code', label: 'Code', type: 'text' },
    ],
    rows: rows
      .map((row) => toView(context, row))
      .reverse()
      .map((row) => ({
        date: row.localDate,
        time: row.timeText,
        who: row.who,
        what: input.words[row.what] ?? row.what,
        about: row.about,
        before: asText(row.before),
        after: asText(row.after),
        detail: Object.keys(row.detail).length === 0 ? null : asText(row.detail),
        code: row.what,
      })),
  };
}
