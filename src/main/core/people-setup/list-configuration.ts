// Wonde configuration as its page shows it: the mappings, the years as the MIS has them, and who falls through.
import { yearKeyOf, yearNameOfKey, type YearKey } from '../../../shared/domain/year-group.ts';
import type { SyncMapping } from '../../../shared/domain/sync-mapping.ts';
import type { MappingRow, WondeConfiguration, YearOfRoll } from '../../../shared/ipc/admin/people-setup-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreReader } from '../store-port.ts';
import { mayWriteMarks, readCapability } from '../sync/read-capability.ts';
import type { MembershipFacts } from '../store-parts/people-setup-store.ts';
import { mappingOfPupil, mappingOfStaff } from './membership.ts';

const WITHOUT_YEAR = 'Pupils without a year';

/** School order: nursery, reception, then by number, then the rest by name, pupils without a year last. */
function placeOf(key: YearKey): number {
  if (yearNameOfKey(key) === null) return 1000;
  if (/^N\d*$/.test(key)) return -100 + Number(key.slice(1));
  if (/^R\d*$/.test(key)) return -50 + Number(key.slice(1));
  return /^\d+$/.test(key) ? Number(key) : 500;
}

/** The years of the roll and of the mappings, in school order. Years that share a key are one. */
export function listYearsOfRoll(reader: StoreReader, mappings: readonly SyncMapping[]): YearOfRoll[] {
  const years = new Map<YearKey, YearOfRoll>();
  const mappingOf = (key: YearKey): YearOfRoll['mappingId'] =>
    mappings.find((one) => one.entity === 'student' && one.years !== 'others' && one.years.includes(key))?.id ?? null;
  for (const { name, code, pupils, inNoAddressBook } of reader.listRosterYears()) {
    const key = name === null ? yearKeyOf('') : yearKeyOf(name, code);
    const met = years.get(key);
    years.set(key, {
      key,
      name: met?.name ?? name ?? WITHOUT_YEAR,
      pupils: (met?.pupils ?? 0) + pupils,
      inNoAddressBook: (met?.inNoAddressBook ?? 0) + inNoAddressBook,
      mappingId: mappingOf(key),
      inMis: true,
    });
  }
  for (const mapping of mappings) {
    if (mapping.entity !== 'student' || mapping.years === 'others') continue;
    for (const key of mapping.years) {
      if (years.has(key)) continue;
      const name = yearNameOfKey(key) ?? WITHOUT_YEAR;
      years.set(key, { key, name, pupils: 0, inNoAddressBook: 0, mappingId: mapping.id, inMis: false });
    }
  }
  return [...years.values()].sort((a, b) => placeOf(a.key) - placeOf(b.key) || a.name.localeCompare(b.name, 'en-GB'));
}

function mappingRows(reader: StoreReader, facts: readonly MembershipFacts[]): MappingRow[] {
  const mappings = reader.listSyncMappings();
  const people = new Map<string, number>();
  for (const one of facts) {
    const mapping =
      one.kind === 'student' ? mappingOfPupil(one.yearGroup, mappings) : mappingOfStaff(one.isTeaching, mappings);
    if (mapping?.reads === true) people.set(mapping.id, (people.get(mapping.id) ?? 0) + 1);
  }
  return mappings.map((mapping) => {
    const department = mapping.entity === 'staff' ? reader.findDepartment(mapping.departmentId) : null;
    return {
      mapping,
      userTypeName: reader.findUserType(mapping.userTypeId)?.name ?? '',
      departmentName: department?.name ?? null,
      departmentRetired: department?.retired ?? false,
      people: people.get(mapping.id) ?? 0,
    };
  });
}

/** Everything the page Wonde configuration shows. */
export function listConfiguration({ store, settings }: Pick<KioskContext, 'store' | 'settings'>): WondeConfiguration {
  const facts = store.listMembershipFacts();
  const staff = facts.filter((one) => one.kind === 'staff');
  const { lastRosterAtMs, lastStaffAtMs, staffProblem } = store.syncState();
  const { wonde } = settings();
  return {
    mappings: mappingRows(store, facts),
    years: listYearsOfRoll(store, store.listSyncMappings()),
    pupilsInNone: facts.filter((one) => one.kind === 'student' && one.userTypeId === null).length,
    userTypes: [...store.listUserTypes()],
    departments: [...store.listDepartments()],
    mis: {
      rollRead: lastRosterAtMs !== null,
      allowsWriteback: mayWriteMarks(readCapability(store, wonde)),
      writebackEnabled: wonde.writebackEnabled,
    },
    staff: {
      current: staff.length,
      inNone: staff.filter((one) => one.userTypeId === null).length,
      workUnknown: staff.filter((one) => one.isTeaching === null).length,
      lastReadAtMs: lastStaffAtMs,
      problem: staffProblem,
    },
  };
}
