// A timetable just large enough for lessons to exist: each class meets once, today.

import { momentObject } from '../wire/date-object.ts';
import { toDateText } from '../school/calendar.ts';
import type { ApiContext } from '../http/context.ts';
import type { School } from '../school/model.ts';
import type { World } from '../state/world.ts';
import type { Session } from '../writebacks/register.ts';
import type { Resource } from './lists.ts';

/** One lesson of one class. */
interface Lesson {
  readonly id: string;
  readonly classId: string;
  readonly employeeId: string | null;
  readonly period: number;
  readonly startAtMs: number;
  readonly updatedAtMs: number;
}

const hourMs = 3_600_000;

function listLessons(world: World, school: School): Lesson[] {
  const midnight = Date.parse(`${toDateText(world.clock.nowMs())}T00:00:00Z`);
  return school.classes.map((teachingClass, index) => ({
    id: teachingClass.id.replace(/^[A-Z]\d/, 'L9'),
    classId: teachingClass.id,
    employeeId: teachingClass.employeeId,
    period: (index % 5) + 1,
    startAtMs: midnight + (9 + (index % 5)) * hourMs,
    updatedAtMs: teachingClass.updatedAtMs,
  }));
}

/** The date and half-day of a lesson, or null where there is no such lesson. */
export function findLessonSession(
  world: World,
  school: School,
  lessonId: string,
): { date: string; session: Session } | null {
  const lesson = listLessons(world, school).find((candidate) => candidate.id === lessonId);
  if (lesson === undefined) return null;
  return { date: toDateText(lesson.startAtMs), session: lesson.period <= 3 ? 'AM' : 'PM' };
}

/** `/lessons`: period, room and employee are flat strings. */
export const lessons: Resource<Lesson> = {
  name: 'lessons',
  scope: 'lessons.read',
  includes: {},
  parameters: ['lessons_start_after', 'lessons_start_before'],
  list: (school, context: ApiContext) => listLessons(context.world, school),
  updatedAtMs: (lesson) => lesson.updatedAtMs,
  toJson: (view, lesson) => ({
    id: lesson.id,
    class: lesson.classId,
    room: `Room ${lesson.period}`,
    period: `P${lesson.period}`,
    period_instance_id: lesson.id.replace('L', 'P'),
    employee: lesson.employeeId,
    alternative: false,
    start_at: momentObject(lesson.startAtMs, view.settings),
    end_at: momentObject(lesson.startAtMs + hourMs, view.settings),
  }),
};
