// A list of people as it goes on paper, whatever the paper: headings, rows with a box to tick, notes. Pure.
import { DateTime } from 'luxon';
import type {
  EvacuationList,
  OnSitePerson,
  OutPerson,
  RollCall,
  RollCallPerson,
} from '../../../shared/ipc/admin/presence-contract.ts';
import { presenceWords as words } from './presence-words.ts';

export interface SheetRow {
  /** "Owen, Siân" would be read wrong in a hurry: names stand as people say them. */
  readonly name: string;
  readonly group: string;
  readonly note: string;
  /** none: no box; empty: to be ticked by hand; ticked. */
  readonly box: 'none' | 'empty' | 'ticked';
}

export interface SheetSection {
  readonly heading: string;
  readonly rows: readonly SheetRow[];
}

export interface PresenceSheetContent {
  readonly title: string;
  readonly schoolName: string;
  /** Date, time, counts: a line each. */
  readonly lines: readonly string[];
  readonly sections: readonly SheetSection[];
  /** Said where there is nobody. */
  readonly empty: string;
  readonly footer: string;
}

export interface SheetFrame {
  readonly schoolName: string;
  readonly demo: boolean;
  readonly localDate: string;
  readonly timeText: string;
}

/** "Monday 23 November 2026". */
function dateText(localDate: string): string {
  return DateTime.fromISO(localDate, { zone: 'utc', locale: 'en-GB' }).toFormat('cccc d LLLL yyyy');
}

function frameOf(frame: SheetFrame, title: string, lines: readonly string[]) {
  return {
    title,
    schoolName: frame.schoolName,
    lines: [...(frame.demo ? [words.demo] : []), words.asOf(dateText(frame.localDate), frame.timeText), ...lines],
    footer: words.printedAt(frame.timeText),
  };
}

const notesOf = (...notes: readonly (string | null)[]): string => notes.filter((note) => note !== null).join('; ');

const leftNote = (out: OnSitePerson['checkedOut']): string | null =>
  out === null ? null : words.leftFor(out.timeText, out.actionName);

/** By building, in its order; those whose building nobody knows come last. */
export function byBuilding<T extends { readonly building: string | null }>(
  people: readonly T[],
): readonly { readonly building: string | null; readonly people: readonly T[] }[] {
  const buildings = [...new Set(people.map(({ building }) => building))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b, 'en-GB', { numeric: true }),
  );
  return buildings.map((building) => ({ building, people: people.filter((one) => one.building === building) }));
}

function onSiteRow(person: OnSitePerson): SheetRow {
  return {
    name: person.name,
    group: person.group,
    note: notesOf(words.since(person.sinceText), leftNote(person.checkedOut)),
    box: 'empty',
  };
}

/** The evacuation list without a roll call: boxes to tick by hand. */
export function evacuationSheet(frame: SheetFrame, list: EvacuationList): PresenceSheetContent {
  return {
    ...frameOf(frame, words.evacuation, [words.onSite(list.people.length)]),
    sections: byBuilding(list.people).map(({ building, people }) => ({
      heading: `${building ?? words.noBuilding} (${people.length})`,
      rows: people.map(onSiteRow),
    })),
    empty: words.nobodyOnSite,
  };
}

function rollCallRow(person: RollCallPerson): SheetRow {
  return {
    name: person.name,
    group: person.group,
    note: notesOf(
      person.building,
      person.tick === null ? null : words.tickedAt(person.tick.timeText, person.tick.by),
      person.signedOutText === null ? null : words.signedOut(person.signedOutText),
      leftNote(person.checkedOut),
    ),
    box: person.tick === null ? 'empty' : 'ticked',
  };
}

/** A roll call: who is missing first, by building; then who was ticked; then who came since. */
export function rollCallSheet(frame: SheetFrame, rollCall: RollCall): PresenceSheetContent {
  const missing = rollCall.people.filter(({ tick }) => tick === null);
  const seen = rollCall.people.filter(({ tick }) => tick !== null);
  const { ended, startedText, startedBy } = rollCall;
  const section = (heading: string, rows: readonly SheetRow[]): readonly SheetSection[] =>
    rows.length === 0 ? [] : [{ heading: `${heading} (${rows.length})`, rows }];
  return {
    ...frameOf(frame, words.rollCall, [
      words.startedBy(startedText, startedBy),
      ended === null ? words.stillRunning : words.endedBy(ended.timeText, ended.by),
      words.ticked(rollCall.tickedCount, rollCall.peopleCount),
    ]),
    sections: [
      ...section(words.missing, missing.map(rollCallRow)),
      ...section(words.joined, rollCall.joined.map(onSiteRow)),
      ...section(words.seen, seen.map(rollCallRow)),
    ],
    empty: words.nobodyOnSite,
  };
}

/** Who is out and not yet back. */
export function outNowSheet(frame: SheetFrame, people: readonly OutPerson[]): PresenceSheetContent {
  const rows = people.map((person): SheetRow => ({
    name: person.name,
    group: person.group,
    note: notesOf(words.left(person.timeText), person.actionName),
    box: 'none',
  }));
  return {
    ...frameOf(frame, words.outNow, [words.out(people.length)]),
    sections: rows.length === 0 ? [] : [{ heading: words.notBack, rows }],
    empty: words.nobodyOut,
  };
}
