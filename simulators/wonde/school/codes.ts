// The attendance codes in force in England since August 2024, as Wonde would list them.

import type { AttendanceCode, CodeKind } from './model.ts';
import type { IdSequence } from './ids.ts';

const statutory: readonly (readonly [code: string, description: string, kind: CodeKind])[] = [
  ['/', 'Present (AM)', 'present'],
  ['\\', 'Present (PM)', 'present'],
  ['L', 'Late (before registers closed)', 'present'],
  ['K', 'Education arranged by the local authority', 'elsewhere'],
  ['V', 'Educational visit or trip', 'elsewhere'],
  ['P', 'Approved sporting activity', 'elsewhere'],
  ['W', 'Work experience', 'elsewhere'],
  ['B', 'Other approved educational activity', 'elsewhere'],
  ['D', 'Dual registered at another school', 'elsewhere'],
  ['C', 'Leave of absence, exceptional circumstances', 'authorised'],
  ['C1', 'Regulated performance or employment abroad', 'authorised'],
  ['C2', 'Part-time timetable', 'authorised'],
  ['J1', 'Interview', 'authorised'],
  ['M', 'Medical or dental appointment', 'authorised'],
  ['S', 'Study leave', 'authorised'],
  ['R', 'Religious observance', 'authorised'],
  ['T', 'Parent travelling for occupational purposes', 'authorised'],
  ['I', 'Illness', 'authorised'],
  ['E', 'Suspended or excluded', 'authorised'],
  ['X', 'Not of compulsory school age', 'notCounted'],
  ['Q', 'Lack of access arrangements', 'notCounted'],
  ['Y1', 'Usual transport unavailable', 'notCounted'],
  ['Y2', 'Widespread travel disruption', 'notCounted'],
  ['Y3', 'Part of the site closed', 'notCounted'],
  ['Y4', 'Whole site closed', 'notCounted'],
  ['Y5', 'Criminal justice detention', 'notCounted'],
  ['Y6', 'Public health guidance', 'notCounted'],
  ['Y7', 'Other unavoidable cause', 'notCounted'],
  ['G', 'Holiday not granted', 'unauthorised'],
  ['N', 'No reason yet provided', 'unauthorised'],
  ['O', 'Other unauthorised absence', 'unauthorised'],
  ['U', 'Late (after registers closed)', 'unauthorised'],
  ['Z', 'Not yet on roll', 'administrative'],
  ['#', 'Planned whole school closure', 'administrative'],
];

const invented: readonly (readonly [code: string, description: string, kind: CodeKind])[] = [
  ['I1', 'Illness, reported at reception', 'authorised'],
  ['M1', 'Medical, orthodontist', 'authorised'],
];

/** The list every school without codes of its own shares. */
export function makeGlobalCodes(ids: IdSequence): readonly AttendanceCode[] {
  return statutory.map(([code, description, kind]) => ({ id: ids.next(), code, description, kind }));
}

/** A school's own list: the statutory letters under other ids, and two codes of its own. */
export function makeSchoolCodes(ids: IdSequence): readonly AttendanceCode[] {
  return [...statutory, ...invented].map(([code, description, kind]) => ({ id: ids.next(), code, description, kind }));
}
