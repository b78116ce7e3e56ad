// A mapping in words: "Years 12 and 13", "Teaching staff, Maths".
import type { YearOfRoll, MappingRow, WondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';
import type { SyncMapping } from '../../../shared/domain/sync-mapping.ts';
import { yearNameOfKey, type YearKey } from '../../../shared/domain/year-group.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';

const words = adminPeopleSetup.mappings;

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${words.and}${parts.at(-1) ?? ''}`;
}

/** 7, 8, 9, 12 as "7 to 9" and "12": three or more in a row are a range. */
function ranges(numbers: readonly number[]): readonly string[] {
  const runs: number[][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run.map(String) : [`${run[0] ?? ''}${words.to}${run.at(-1) ?? ''}`]));
}

/** Years by their names: "Years 7 to 11", "Reception, Year 1", "Oak class". */
export function yearsInWords(names: readonly string[]): string {
  const numberOf = (name: string): number | null => {
    const [, digits] = /^Year (\d{1,2})$/i.exec(name) ?? [];
    return digits === undefined ? null : Number(digits);
  };
  const numbers = names.flatMap((name) => numberOf(name) ?? []);
  const others = names.filter((name) => numberOf(name) === null);
  if (numbers.length < 2) return joined(names);
  return joined([...others, words.years(joined(ranges(numbers)))]);
}

/** What the MIS calls a year of a mapping, else what its key says. */
export function nameOfYear(key: YearKey, years: readonly YearOfRoll[]): string {
  return years.find((year) => year.key === key)?.name ?? yearNameOfKey(key) ?? key;
}

/** Whom a mapping takes in. */
export function whoInWords(mapping: SyncMapping, years: readonly YearOfRoll[]): string {
  const isOnly = years.every((year) => year.mappingId === null);
  if (mapping.entity === 'staff') return words.staff[mapping.staff];
  if (mapping.years === 'others') return isOnly ? words.allYears : words.allOthers;
  return yearsInWords(mapping.years.map((key) => nameOfYear(key, years)));
}

/** Where they go: the user type, and the department of staff. */
export function whereInWords({ userTypeName, departmentName }: MappingRow): string {
  return departmentName === null ? userTypeName : `${userTypeName}, ${departmentName}`;
}

/** A mapping as one phrase, for the names of its buttons. */
export function mappingInWords(row: MappingRow, years: readonly YearOfRoll[]): string {
  return `${whoInWords(row.mapping, years)}: ${whereInWords(row)}`;
}

/** What a mapping does, given what the school's MIS allows. */
export function modeOf(mapping: SyncMapping, mis: WondeConfiguration['mis']): 'readWrite' | 'readOnly' | 'notRead' {
  if (!mapping.reads) return 'notRead';
  const writes = mapping.entity === 'student' && mapping.writes && mis.allowsWriteback !== false;
  return writes ? 'readWrite' : 'readOnly';
}
