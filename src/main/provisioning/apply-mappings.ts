// The sync mappings of a provisioning file: the whole truth. A mapping that is there already keeps its id, and one that
// is as the file wants it is not touched, so that nobody loses PIN or card because a file was applied again.
import { syncMappingId, type SyncMapping, type SyncMappingId } from '../../shared/domain/sync-mapping.ts';
import { STUDENT } from '../../shared/domain/user-type.ts';
import { yearKeyOf } from '../../shared/domain/year-group.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ProvisionedMapping } from '../../shared/settings/provisioning-school.ts';
import { auditMapping, checkMapping, moveAndClear } from '../core/people-setup/change-mappings.ts';
import type { StoreWriter } from '../core/store-port.ts';
import { departmentNamed, PROVISIONING, userTypeNamed, type SetUpDeps } from './apply-groups.ts';
import type { SetUpFaults } from './set-up-faults.ts';

const byYear = new Intl.Collator('en-GB', { numeric: true }).compare;

function mappingOf(
  writer: StoreWriter,
  wanted: ProvisionedMapping,
  id: SyncMappingId,
  { path, faults }: { readonly path: string; readonly faults: SetUpFaults },
): SyncMapping {
  const userTypeId = userTypeNamed(writer, wanted.userType, `${path}.userType`, faults);
  if (wanted.entity === 'student') {
    const { years: named, read: reads, write: writes } = wanted;
    const years = named === 'others' ? named : [...new Set(named.map((name) => yearKeyOf(name)))].sort(byYear);
    return { id, entity: 'student', userTypeId, years, reads, writes };
  }
  if (userTypeId === STUDENT)
    faults.note(`${path}.userType`, 'should not be Student: staff have user types of their own');
  const departmentId = departmentNamed(writer, wanted.department, `${path}.department`, faults);
  return { id, entity: 'staff', userTypeId, departmentId, staff: wanted.staff, reads: wanted.read };
}

const contentOf = ({ id: _id, ...content }: SyncMapping): string => JSON.stringify(content);

/** The mapping that is there and means the same people best: the very same, else of the same kind and user type. */
function takeKnown(known: SyncMapping[], wanted: SyncMapping): SyncMapping | null {
  const alike = (one: SyncMapping): boolean => one.entity === wanted.entity && one.userTypeId === wanted.userTypeId;
  const place = [known.findIndex((one) => contentOf(one) === contentOf(wanted)), known.findIndex(alike)].find(
    (index) => index >= 0,
  );
  return place === undefined ? null : (known.splice(place, 1)[0] ?? null);
}

function noteOverlaps(writer: StoreWriter, mappings: readonly SyncMapping[], faults: SetUpFaults): void {
  for (const [index, mapping] of mappings.entries()) {
    try {
      checkMapping(writer, mapping, mappings.slice(0, index));
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'MAPPING_OVERLAPS') throw thrown;
      const field = mapping.entity === 'staff' ? 'staff' : 'years';
      faults.note(`mappings[${index}].${field}`, 'should not name whom an earlier mapping names');
    }
  }
}

/** Makes the mappings what the file says, moves everybody, and clears the PINs and cards of those who moved. */
export function applyMappings(
  deps: SetUpDeps,
  writer: StoreWriter,
  wanted: readonly ProvisionedMapping[],
  faults: SetUpFaults,
): void {
  const leftOver = [...writer.listSyncMappings()];
  const planned = wanted.map((one, index) => {
    const fresh = syncMappingId.parse(deps.random.uuidV7(deps.clock.nowMs()));
    const made = mappingOf(writer, one, fresh, { path: `mappings[${index}]`, faults });
    const before = takeKnown(leftOver, made);
    return { before, after: before === null ? made : { ...made, id: before.id } };
  });
  faults.throwIfAny();
  noteOverlaps(
    writer,
    planned.map(({ after }) => after),
    faults,
  );
  faults.throwIfAny();
  const changed = planned.filter(({ before, after }) => before === null || contentOf(before) !== contentOf(after));
  // All that changes goes before anything comes: a year may pass from one mapping to another.
  for (const before of [...leftOver, ...changed.flatMap((one) => one.before ?? [])])
    writer.deleteSyncMapping(before.id);
  for (const before of leftOver) auditMapping(deps, writer, { before: before, after: null, who: PROVISIONING });
  for (const { before, after } of changed) {
    writer.insertSyncMapping(after);
    auditMapping(deps, writer, { before: before, after: after, who: PROVISIONING });
  }
  moveAndClear(deps, writer, PROVISIONING);
}
