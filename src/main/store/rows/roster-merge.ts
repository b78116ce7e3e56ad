// What a pupil's row becomes when the MIS speaks of them. Pure; "null" from the MIS means "not said" and changes nothing.
import { NO_BIRTH_MONTH, type RosterPupil } from '../../core/store-port.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { PeopleTable } from '../schema.ts';

// A pupil without any name can still be found by year and month, and reception can still help.
const UNNAMED_FORENAME = 'Pupil';
const UNNAMED_SURNAME = '';

/** The fields the MIS owns, and what follows from them: what decides whether a pupil "changed". */
const misFields = [
  'wonde_id',
  'upi',
  'mis_id',
  'upn',
  'forename',
  'surname',
  'middle_names',
  'date_of_birth',
  'birth_month',
  'year_group_id',
  'form_name',
  'status',
] as const satisfies readonly (keyof PeopleTable)[];

/** The month, 1 to 12, of a YYYY-MM-DD date; NO_BIRTH_MONTH where there is none. */
export function birthMonthOf(dateOfBirth: string | null): number {
  if (dateOfBirth === null) return NO_BIRTH_MONTH;
  const month = Number(/^\d{4}-(\d{2})-\d{2}$/.exec(dateOfBirth)?.[1] ?? NO_BIRTH_MONTH);
  return month >= 1 && month <= 12 ? month : NO_BIRTH_MONTH;
}

/** A name or id worth keeping; the MIS's empty text says as little as its null. */
function said(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

/** A date that reads YYYY-MM-DD with a real month, or null: a date we cannot read is a date not said. */
function saidDate(text: string | null): string | null {
  return birthMonthOf(text) === NO_BIRTH_MONTH ? null : text;
}

/** The row of a pupil nobody has seen before. */
export function newPupil(pupil: RosterPupil, id: PersonId, runId: string, nowMs: number): PeopleTable {
  const dateOfBirth = saidDate(pupil.dateOfBirth);
  const surname = said(pupil.surname);
  return {
    id,
    kind: 'student',
    wonde_id: pupil.wondeId,
    upi: said(pupil.upi),
    mis_id: said(pupil.misId),
    upn: said(pupil.upn),
    forename: said(pupil.forename) ?? (surname === null ? UNNAMED_FORENAME : ''),
    surname: surname ?? UNNAMED_SURNAME,
    middle_names: said(pupil.middleNames),
    date_of_birth: dateOfBirth,
    birth_month: birthMonthOf(dateOfBirth),
    year_group_id: pupil.yearGroup?.id ?? null,
    form_name: said(pupil.formName),
    status: 'current',
    seen_in_run: runId,
    created_at_ms: nowMs,
    updated_at_ms: nowMs,
    left_at_ms: null,
    // Given by the sync mappings, once the row is there.
    user_type_id: null,
    department_id: null,
    is_teaching: null,
  };
}

/** The row a known pupil becomes; `changed` is false when only the run's stamp is new. */
export function mergedPupil(
  known: PeopleTable,
  pupil: RosterPupil,
  runId: string,
  nowMs: number,
): { readonly row: PeopleTable; readonly changed: boolean } {
  const dateOfBirth = saidDate(pupil.dateOfBirth) ?? known.date_of_birth;
  const row: PeopleTable = {
    ...known,
    wonde_id: pupil.wondeId,
    upi: said(pupil.upi) ?? known.upi,
    mis_id: said(pupil.misId) ?? known.mis_id,
    upn: said(pupil.upn) ?? known.upn,
    ...mergedNames(known, pupil),
    middle_names: said(pupil.middleNames) ?? known.middle_names,
    date_of_birth: dateOfBirth,
    birth_month: birthMonthOf(dateOfBirth),
    year_group_id: pupil.yearGroup?.id ?? known.year_group_id,
    form_name: said(pupil.formName) ?? known.form_name,
    status: 'current',
    seen_in_run: runId,
    left_at_ms: null,
  };
  const changed = misFields.some((field) => row[field] !== known[field]);
  return { row: changed ? { ...row, updated_at_ms: nowMs } : row, changed };
}

function mergedNames(known: PeopleTable, pupil: RosterPupil): Pick<PeopleTable, 'forename' | 'surname'> {
  const surname = said(pupil.surname) ?? known.surname;
  const forename = said(pupil.forename) ?? known.forename;
  // The stand-in goes as soon as there is any name to show instead.
  const standIn =
    said(pupil.forename) === null && known.forename === UNNAMED_FORENAME && known.surname === UNNAMED_SURNAME;
  return { forename: standIn && surname !== '' ? '' : forename, surname };
}

/** Whether two dates of birth can belong to one child: an unknown one contradicts nothing. */
export function canShareBirth(known: Pick<PeopleTable, 'date_of_birth'>, pupil: RosterPupil): boolean {
  const told = saidDate(pupil.dateOfBirth);
  return told === null || known.date_of_birth === null || told === known.date_of_birth;
}

const sameLetters = new Intl.Collator('en-GB', { sensitivity: 'base' });

/** Whether two forenames can belong to one child, whatever their case and accents: an unknown one contradicts nothing. */
export function canShareForename(known: Pick<PeopleTable, 'forename' | 'surname'>, pupil: RosterPupil): boolean {
  const told = said(pupil.forename);
  const unnamed = known.forename === '' || (known.forename === UNNAMED_FORENAME && known.surname === UNNAMED_SURNAME);
  return told === null || unnamed || sameLetters.compare(told, known.forename) === 0;
}
