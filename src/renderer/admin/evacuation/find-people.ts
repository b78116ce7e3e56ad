// Finding people in a list, and putting them by building. Pure.

interface Findable {
  readonly name: string;
  readonly group: string;
  readonly userType: string | null;
}

/** Letters without their accents: "Siân" is found by "sian". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those in whose name, year, department or user type every typed word is found. */
export function findPeople<T extends Findable>(people: readonly T[], text: string): readonly T[] {
  const wanted = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return people.filter(({ name, group, userType }) => {
    const all = plain(`${name} ${group} ${userType ?? ''}`);
    return wanted.every((word) => all.includes(word));
  });
}

export interface BuildingOfPeople<T> {
  /** Null: not known. */
  readonly building: string | null;
  readonly people: readonly T[];
}

/** By building, the unknown one last. */
export function byBuilding<T extends { readonly building: string | null }>(
  people: readonly T[],
): readonly BuildingOfPeople<T>[] {
  const buildings = [...new Set(people.map(({ building }) => building))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b, 'en-GB', { numeric: true }),
  );
  return buildings.map((building) => ({ building, people: people.filter((one) => one.building === building) }));
}
