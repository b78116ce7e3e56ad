// Changes a teacher makes to the register, in the MIS and behind Wonde's back.

import { applyMark } from '../writebacks/register.ts';
import { extractNow, listAcceptedCodes } from '../writebacks/jobs.ts';
import { getPupil } from './edit-pupils.ts';
import type { School } from '../school/model.ts';
import type { World } from '../state/world.ts';
import type { Session } from '../writebacks/register.ts';
import type { EditOf } from './edit-kinds.ts';

function getCodeId(world: World, school: School, letter: string): string {
  const code = listAcceptedCodes(world, school).find((candidate) => candidate.code === letter);
  if (code === undefined) throw new RangeError(`No code ${letter}`);
  return code.id;
}

function writeAsTeacher(
  world: World,
  school: School,
  mark: {
    studentId: string;
    date: string;
    session: Session;
    codeId: string;
    comment: string | null;
    minutesLate: number | null;
  },
): void {
  const nowMs = world.clock.nowMs();
  applyMark(school.register, { ...mark, employeeId: null }, { writebackId: null, nowMs });
}

/** A teacher edits one mark in the MIS. */
export function teacherMark(world: World, school: School, edit: EditOf<'teacherMark'>): null {
  const { studentId, date, session, comment, minutesLate } = edit;
  getPupil(school, studentId);
  const codeId = getCodeId(world, school, edit.code);
  writeAsTeacher(world, school, { studentId, date, session, codeId, comment, minutesLate });
  if (world.settings.extraction === 'immediate') extractNow(world, school);
  return null;
}

/** Teachers take the whole register: present, but for every n-th pupil. */
export function takeRegister(world: World, school: School, edit: EditOf<'takeRegister'>): null {
  const { date, session, absentEvery } = edit;
  const presentId = getCodeId(world, school, session === 'AM' ? '/' : '\\');
  const absentId = getCodeId(world, school, 'N');
  const onRoll = school.pupils.filter((pupil) => pupil.roll === 'current');
  onRoll.forEach((pupil, index) => {
    const isAbsent = absentEvery > 0 && index % absentEvery === 0;
    const codeId = isAbsent ? absentId : presentId;
    writeAsTeacher(world, school, { studentId: pupil.id, date, session, codeId, comment: null, minutesLate: null });
  });
  if (world.settings.extraction === 'immediate') extractNow(world, school);
  return null;
}
