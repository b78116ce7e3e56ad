// A school of docs/examples, with the address, id, token and password of a test in place of its own.
import { readFileSync } from 'node:fs';

export type ExampleSchool = 'primary' | 'secondary' | 'sixth-form';

/** What the file says of the school itself: registers, groups, mappings, actions, terms, users. */
export function schoolByFile(name: ExampleSchool): Readonly<Record<string, unknown>> {
  // as: the kiosk checks the file when it reads it
  const document = JSON.parse(readFileSync(`docs/examples/${name}.json`, 'utf8')) as Record<string, unknown>;
  const notTheSchools = new Set(['$schema', 'version', 'wonde', 'admin']);
  return Object.fromEntries(Object.entries(document).filter(([field]) => !notTheSchools.has(field)));
}

/** A kiosk that knows nothing of the school but its name: an administrator does the rest by hand. */
export function schoolByHand(name: ExampleSchool): Readonly<Record<string, unknown>> {
  return { kiosk: schoolByFile(name)['kiosk'] };
}
