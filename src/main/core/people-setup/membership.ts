// Who belongs to which user type and department, by the sync mappings. Pure but for the writer it is given.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { StaffMapping, StudentMapping, SyncMapping } from '../../../shared/domain/sync-mapping.ts';
import { NO_DEPARTMENT, type DepartmentId } from '../../../shared/domain/user-type.ts';
import { yearKeyOf, type YearKey } from '../../../shared/domain/year-group.ts';
import type {
  Membership,
  MembershipFacts,
  PeopleSetupReader,
  PeopleSetupWriter,
} from '../store-parts/people-setup-store.ts';

const NOWHERE: Membership = { userTypeId: null, departmentId: null };

/** What a mapping calls the year of a pupil; pupils without a year are a year of their own. */
export function yearKeyOfPupil(year: MembershipFacts['yearGroup']): YearKey {
  return year === null ? yearKeyOf('') : yearKeyOf(year.name, year.code);
}

/** The mapping a pupil falls under, whether or not it reads. */
export function mappingOfPupil(
  year: MembershipFacts['yearGroup'],
  mappings: readonly SyncMapping[],
): StudentMapping | null {
  const key = yearKeyOfPupil(year);
  const ofStudents = mappings.filter((mapping) => mapping.entity === 'student');
  return (
    ofStudents.find(({ years }) => years !== 'others' && years.includes(key)) ??
    ofStudents.find(({ years }) => years === 'others') ??
    null
  );
}

/** The mapping a member of staff falls under: one for teaching or support staff wins over one for all. */
export function mappingOfStaff(isTeaching: boolean | null, mappings: readonly SyncMapping[]): StaffMapping | null {
  const ofStaff = mappings.filter((mapping) => mapping.entity === 'staff');
  const wanted = isTeaching === null ? null : isTeaching ? 'teaching' : 'support';
  return ofStaff.find(({ staff }) => staff === wanted) ?? ofStaff.find(({ staff }) => staff === 'all') ?? null;
}

type WhoIs = Pick<MembershipFacts, 'kind' | 'isTeaching' | 'ownDepartmentId'>;

/**
 * Where a person belongs; null when no mapping takes them in. A mapping whose reading is off takes nobody in, and
 * nobody falls through it into another. The department set on the person's profile wins.
 */
export function membershipOf(
  person: WhoIs,
  yearGroup: MembershipFacts['yearGroup'],
  mappings: readonly SyncMapping[],
): Membership | null {
  const mapping =
    person.kind === 'student' ? mappingOfPupil(yearGroup, mappings) : mappingOfStaff(person.isTeaching, mappings);
  if (mapping === null || !mapping.reads) return null;
  const ofMapping = mapping.entity === 'staff' ? mapping.departmentId : null;
  return { userTypeId: mapping.userTypeId, departmentId: person.ownDepartmentId ?? ofMapping };
}

/** What puts a person where they belong, with the school's mappings and departments read once. */
export function membershipFinder(
  reader: Pick<PeopleSetupReader, 'listSyncMappings' | 'listDepartments'>,
  mappings: readonly SyncMapping[] = reader.listSyncMappings(),
): (facts: WhoIs & Pick<MembershipFacts, 'yearGroup'>) => Membership {
  const retired = new Set(reader.listDepartments().flatMap(({ id, retired }) => (retired ? [id] : [])));
  // People of a retired department are in none. Their rows still name it, so that un-retiring it brings them back.
  const inUse = (id: DepartmentId | null): DepartmentId | null => (id !== null && retired.has(id) ? NO_DEPARTMENT : id);
  return (facts) => {
    const found = membershipOf(facts, facts.yearGroup, mappings);
    return found === null ? NOWHERE : { userTypeId: found.userTypeId, departmentId: inUse(found.departmentId) };
  };
}

type Finder = Pick<PeopleSetupReader, 'listSyncMappings' | 'listDepartments'>;
type MembershipWriter = Finder & Pick<PeopleSetupWriter, 'listMembershipFacts' | 'setMembership'>;

/**
 * Puts current people (all, or the ones named) where the mappings say they belong. Returns how many moved. Their
 * history, PINs and cards are not touched: a year rollover of the MIS must not cost a pupil their card.
 */
export function applyMemberships(writer: MembershipWriter, ids?: readonly PersonId[]): number {
  return putWhereTheyBelong(writer, writer.listMembershipFacts(ids));
}

/** As applyMemberships, for people whose facts were just read in the same transaction. */
export function putWhereTheyBelong(
  writer: Finder & Pick<PeopleSetupWriter, 'setMembership'>,
  people: readonly MembershipFacts[],
): number {
  const find = membershipFinder(writer);
  const moves = new Map<string, { membership: Membership; ids: PersonId[] }>();
  let moved = 0;
  for (const facts of people) {
    const membership = find(facts);
    if (membership.userTypeId === facts.userTypeId && membership.departmentId === facts.departmentId) continue;
    const key = JSON.stringify(membership);
    const move = moves.get(key) ?? { membership, ids: [] };
    move.ids.push(facts.id);
    moves.set(key, move);
    moved += 1;
  }
  for (const move of moves.values()) writer.setMembership(move.ids, move.membership);
  return moved;
}
