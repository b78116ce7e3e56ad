// The fields people have in common as JSON, without any include.

import { dayObject, momentObject, momentOrNull } from './date-object.ts';
import type { Person, Pupil, Stamps } from '../school/model.ts';
import type { Settings } from '../state/settings.ts';
import type { View } from './view.ts';

/** The three stamps every top-level object carries. */
export function stampsJson(stamps: Stamps, settings: Settings): object {
  return {
    restored_at: momentOrNull(stamps.restoredAtMs, settings),
    created_at: momentObject(stamps.createdAtMs, settings),
    updated_at: momentObject(stamps.updatedAtMs, settings),
  };
}

/** The person fields pupils and staff share. */
export function personJson(person: Person, settings: Settings): object {
  const gender = settings.genderStyle === 'upper' ? person.gender : (person.gender?.toLowerCase() ?? null);
  return {
    id: person.id,
    upi: person.upi,
    mis_id: person.misId,
    initials: person.initials,
    title: person.title,
    surname: person.surname,
    forename: person.forename,
    middle_names: person.middleNames,
    legal_surname: person.legalSurname,
    legal_forename: person.legalForename,
    gender,
    gender_identity: null,
    date_of_birth: dayObject(person.dateOfBirth, settings),
  };
}

/** A pupil without includes, properties without scope set to null. */
export function bareStudentJson(view: View, pupil: Pupil): Record<string, unknown> {
  const json: Record<string, unknown> = { ...personJson(pupil, view.settings), ...stampsJson(pupil, view.settings) };
  return view.mask('students', json);
}
