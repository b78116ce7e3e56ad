// The lists made from a school's data, kept until the school changes, so that a large roll pages quickly.

import type { Group, Pupil, RollState, School } from '../school/model.ts';

interface RollCache {
  readonly revision: number;
  readonly lists: Map<RollState, readonly Pupil[]>;
  readonly groups: ReadonlyMap<string, Group>;
}

const caches = new WeakMap<School, RollCache>();

function cacheOf(school: School): RollCache {
  const kept = caches.get(school);
  if (kept?.revision === school.revision) return kept;
  const fresh: RollCache = {
    revision: school.revision,
    lists: new Map(),
    groups: new Map(school.groups.map((group) => [group.id, group])),
  };
  caches.set(school, fresh);
  return fresh;
}

function throughWindow(school: School, pupils: readonly Pupil[]): readonly Pupil[] {
  if (school.rollWindow === 'full') return pupils;
  return school.rollWindow === 'empty' ? [] : pupils.slice(0, Math.floor(pupils.length / 2));
}

/** The pupils of one list that the school shares, sorted by id. Lingering leavers count as on roll. */
export function listPupils(school: School, roll: RollState): readonly Pupil[] {
  const { lists } = cacheOf(school);
  const kept = lists.get(roll);
  if (kept !== undefined) return kept;
  const shared = school.pupils.filter((pupil) => !pupil.isHidden && isListed(pupil, roll));
  const shown = roll === 'current' ? throughWindow(school, shared) : shared;
  lists.set(roll, shown);
  return shown;
}

function isListed(pupil: Pupil, roll: RollState): boolean {
  return pupil.roll === roll || (roll === 'current' && pupil.roll === 'leaver' && pupil.lingers);
}

/** The group with the id, or null. */
export function findGroup(school: School, groupId: string | null): Group | null {
  return groupId === null ? null : (cacheOf(school).groups.get(groupId) ?? null);
}

/** Tells the kept lists that the school has changed. */
export function touchSchool(school: School, nowMs: number): void {
  school.revision += 1;
  school.updatedAtMs = nowMs;
}
