// Applies one change to one school. While a school is offline its changes wait, as nothing is extracted.

import { touchSchool } from '../state/roll.ts';
import { findSchool } from '../state/world.ts';
import {
  addPupil,
  admitPupil,
  blankFields,
  deletePupil,
  getPupil,
  leavePupil,
  movePupil,
  rejoinPupil,
  renamePupil,
  restorePupil,
} from './edit-pupils.ts';
import { editSchema } from './edit-kinds.ts';
import { performOnSchool } from './edit-school.ts';
import type { Pupil, School } from '../school/model.ts';
import type { World } from '../state/world.ts';
import type { Edit, EditInput } from './edit-kinds.ts';

/** What a change gives back: the id of what it made, or null. */
export interface EditOutcome {
  /** A new pupil's id, or a new token. */
  readonly made: string | null;
  /** True when the change waits for the school to come online. */
  readonly isHeld: boolean;
}

const extractedOps: ReadonlySet<Edit['op']> = new Set<Edit['op']>([
  'addPupil',
  'renamePupil',
  'movePupil',
  'touchPupil',
  'leavePupil',
  'deletePupil',
  'restorePupil',
  'rejoinPupil',
  'admitPupil',
  'blankFields',
  'deleteGroup',
  'deleteEmployee',
  'restoreEmployee',
  'changeEmployee',
]);

/** Makes a change at the main school or the named one; throws ZodError or RangeError where it cannot be made. */
export function applyEdit(world: World, input: EditInput, schoolId?: string): EditOutcome {
  const edit = editSchema.parse(input);
  const school = schoolId === undefined ? world.school : findSchool(world, schoolId);
  if (school === null) throw new RangeError(`No school ${schoolId ?? ''}`);
  if (!school.isOnline && extractedOps.has(edit.op)) {
    world.heldEdits.push(() => void perform(world, school, edit));
    return { made: null, isHeld: true };
  }
  const made = perform(world, school, edit);
  return { made, isHeld: false };
}

function perform(world: World, school: School, edit: Edit): string | null {
  const touched = performOn(world, school, edit);
  const nowMs = world.clock.nowMs();
  touchSchool(school, nowMs);
  if (touched === null || typeof touched === 'string') return touched;
  for (const pupil of Array.isArray(touched) ? touched : [touched]) pupil.updatedAtMs = nowMs;
  return null;
}

function performOn(world: World, school: School, edit: Edit): string | Pupil | Pupil[] | null {
  switch (edit.op) {
    case 'addPupil':
      return addPupil(world, school, edit);
    case 'renamePupil':
      return renamePupil(school, edit);
    case 'movePupil':
      return movePupil(school, edit);
    case 'touchPupil':
      return getPupil(school, edit.studentId);
    case 'leavePupil':
      return leavePupil(world, school, edit.studentId);
    case 'deletePupil':
      return deletePupil(world, school, edit.studentId);
    case 'restorePupil':
      return restorePupil(world, school, edit.studentId);
    case 'rejoinPupil':
      return rejoinPupil(world, school, edit.studentId);
    case 'admitPupil':
      return admitPupil(world, school, edit.studentId);
    case 'hidePupil':
      getPupil(school, edit.studentId).isHidden = edit.isHidden;
      return null;
    case 'blankFields':
      return blankFields(school, edit);
    default:
      return performOnSchool(world, school, edit);
  }
}
