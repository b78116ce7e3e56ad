// Changes of Wonde configuration: what one would do, and doing it. Whoever is taken out of their address book loses PIN
// and card, and nothing else; a year rollover of the MIS is not such a change (see applyMemberships).
import { syncMappingId, type SyncMapping } from '../../../shared/domain/sync-mapping.ts';
import { STUDENT } from '../../../shared/domain/user-type.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { MappingChange, MappingPreview } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreReader, StoreWriter } from '../store-port.ts';
import { applyMemberships, membershipFinder } from './membership.ts';

/** The id of a mapping that has none yet, while it is only looked at. */
const NOT_YET = syncMappingId.parse('(new)');

interface Moves {
  readonly leaving: readonly PersonId[];
  readonly joining: number;
  readonly intoNone: number;
}

/** Who would move from one address book to another if these were the mappings. */
export function listMoves(reader: StoreReader, mappings: readonly SyncMapping[]): Moves {
  const find = membershipFinder(reader, mappings);
  const leaving: PersonId[] = [];
  let [joining, intoNone] = [0, 0];
  for (const facts of reader.listMembershipFacts()) {
    const { userTypeId } = find(facts);
    if (userTypeId === facts.userTypeId) continue;
    if (facts.userTypeId === null) joining += 1;
    else {
      leaving.push(facts.id);
      if (userTypeId === null) intoNone += 1;
    }
  }
  return { leaving, joining, intoNone };
}

function overlap(field: string, with_: SyncMapping): AppError {
  return new AppError('MAPPING_OVERLAPS', { fields: { [field]: with_.id } });
}

/** @throws AppError MAPPING_OVERLAPS, its field the year (or "others", or the kind of staff), its text the other mapping */
function checkOverlaps(mapping: SyncMapping, others: readonly SyncMapping[]): void {
  for (const other of others) {
    if (mapping.entity === 'staff') {
      if (other.entity === 'staff' && other.staff === mapping.staff) throw overlap(mapping.staff, other);
    } else if (other.entity === 'student') {
      if (mapping.years === 'others' || other.years === 'others') {
        if (mapping.years === other.years) throw overlap('others', other);
      } else {
        const { years } = other;
        const twice = mapping.years.find((year) => years.includes(year));
        if (twice !== undefined) throw overlap(twice, other);
      }
    }
  }
}

/** A mapping must make sense beside the others. @throws AppError VALIDATION, MAPPING_OVERLAPS */
export function checkMapping(reader: StoreReader, mapping: SyncMapping, others: readonly SyncMapping[]): void {
  const fields: Record<string, string> = {};
  const userType = reader.findUserType(mapping.userTypeId);
  if (userType === null || userType.retired) fields['userTypeId'] = 'choose one that is in use';
  if (mapping.entity === 'staff') {
    if (mapping.userTypeId === STUDENT) fields['userTypeId'] = 'staff are not Students';
    const department = reader.findDepartment(mapping.departmentId);
    if (department === null || department.retired) fields['departmentId'] = 'choose one that is in use';
  }
  if (Object.keys(fields).length > 0) throw new AppError('VALIDATION', { fields });
  checkOverlaps(mapping, others);
}

interface Planned {
  readonly before: SyncMapping | null;
  readonly after: SyncMapping | null;
  readonly mappings: readonly SyncMapping[];
}

/** The mappings as they would be. @throws AppError NOT_FOUND, VALIDATION, MAPPING_OVERLAPS */
function plan(reader: StoreReader, change: MappingChange): Planned {
  const known = reader.listSyncMappings();
  const id = change.kind === 'save' ? change.mapping.id : change.id;
  const before = known.find((mapping) => mapping.id === id) ?? null;
  if (id !== null && before === null) throw new AppError('NOT_FOUND', { context: { what: 'mapping' } });
  const others = known.filter((mapping) => mapping.id !== id);
  if (change.kind === 'remove') return { before, after: null, mappings: others };
  const after: SyncMapping = { ...change.mapping, id: id ?? NOT_YET };
  // Turning a mapping of pupils into one of staff is removing one and adding another.
  if (before !== null && before.entity !== after.entity)
    throw new AppError('VALIDATION', { fields: { entity: 'fixed' } });
  checkMapping(reader, after, others);
  return { before, after, mappings: [...others, after] };
}

/** Says what a change would do. @throws AppError NOT_FOUND, VALIDATION, MAPPING_OVERLAPS */
export function previewMappingChange(reader: StoreReader, change: MappingChange): MappingPreview {
  const { leaving, joining, intoNone } = listMoves(reader, plan(reader, change).mappings);
  const { pins, cards, people } = reader.countCredentials(leaving);
  return { leaving: leaving.length, joining, intoNone, pins, cards, withPinOrCard: people };
}

type Audited = Pick<KioskContext, 'clock' | 'random'>;

/**
 * After the mappings were written: moves everybody, clears what must be set again, and says so in the audit.
 * Returns how many left their address book, and how many PINs and cards went.
 */
export function moveAndClear(
  context: Audited,
  writer: StoreWriter,
  who: string,
): { readonly moved: number; readonly cleared: number } {
  const { leaving } = listMoves(writer, writer.listSyncMappings());
  applyMemberships(writer);
  const cleared = leaving.length === 0 ? 0 : writer.clearCredentials(leaving);
  if (cleared > 0) {
    const after = { people: leaving.length, credentials: 0 };
    const before = { people: leaving.length, credentials: cleared };
    writeChange(writer, context, who, { what: 'mapping.credentialsCleared', subjectId: 'mappings', before, after });
  }
  return { moved: leaving.length, cleared };
}

/** A mapping for the audit: by the names that user type and department have today, because an id says nothing to a reader. */
function asTold(reader: StoreReader, mapping: SyncMapping | null): Readonly<Record<string, unknown>> | null {
  if (mapping === null) return null;
  const { userTypeId, ...rest } = mapping;
  const name = reader.findUserType(userTypeId)?.name ?? userTypeId;
  if (rest.entity === 'student') return { name, ...rest };
  const { departmentId, ...staff } = rest;
  return { name, ...staff, department: reader.findDepartment(departmentId)?.name ?? departmentId };
}

/** Records that a mapping was added, changed or removed. */
export function auditMapping(
  context: Audited,
  writer: StoreWriter,
  change: { readonly before: SyncMapping | null; readonly after: SyncMapping | null; readonly who: string },
): void {
  const { before, after, who } = change;
  writeChange(writer, context, who, {
    what: after === null ? 'mapping.removed' : before === null ? 'mapping.added' : 'mapping.changed',
    subjectId: (after ?? before)?.id ?? '',
    before: asTold(writer, before),
    after: asTold(writer, after),
  });
}

function write(context: Audited, writer: StoreWriter, { before, after }: Planned, who: string): void {
  if (after === null) {
    if (before !== null) writer.deleteSyncMapping(before.id);
  } else if (before === null) {
    writer.insertSyncMapping(after);
  } else writer.updateSyncMapping(after);
  auditMapping(context, writer, { before, after, who });
}

/** What the person at the screen was told, and agreed to. */
export interface Confirmed {
  readonly leaving: number;
  readonly withPinOrCard: number;
}

/**
 * Makes a change of Wonde configuration, moves the people and clears their PINs and cards, all in one transaction.
 * @throws AppError NOT_FOUND, VALIDATION, MAPPING_OVERLAPS, CONFLICT (it would now do something else than was confirmed)
 */
export function changeMappings(
  context: KioskContext,
  change: MappingChange,
  confirmed: Confirmed,
  who: string,
): { readonly moved: number; readonly cleared: number } {
  const result = context.store.transaction((writer) => {
    const planned = plan(writer, change);
    const { leaving } = listMoves(writer, planned.mappings);
    const { people } = writer.countCredentials(leaving);
    if (leaving.length !== confirmed.leaving || people !== confirmed.withPinOrCard) {
      throw new AppError('CONFLICT', { context: { leaving: leaving.length, confirmed: confirmed.leaving } });
    }
    const id = syncMappingId.parse(context.random.uuidV7(context.clock.nowMs()));
    const after = planned.after?.id === NOT_YET ? { ...planned.after, id } : planned.after;
    write(context, writer, { ...planned, after }, who);
    return moveAndClear(context, writer, who);
  });
  context.logger.info('mappings changed', { change: change.kind, ...result });
  context.emit('settings.changed', {});
  context.emit('roster.changed', {});
  return result;
}
