// The worked example over the whole app in plain Node: set up through the endpoints, and by file, with the same result.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { WondeConfiguration } from '../../../src/shared/ipc/admin/people-setup-contract.ts';
import { startNodeApp, type NodeApp } from '../../harness/node-app.ts';
import { waitFor } from '../../harness/wait-for.ts';

const MONDAY_0912 = Date.UTC(2026, 10, 23, 9, 12);
const ADMIN = 'admin-window';

let app: NodeApp | null = null;
afterEach(async () => {
  await app?.stop();
  app = null;
});

async function start(more?: Readonly<Record<string, unknown>>): Promise<NodeApp> {
  app = await startNodeApp({ pupils: 120, startAtMs: MONDAY_0912, ...(more === undefined ? {} : { more }) });
  await app.signIn(ADMIN);
  await configured(app, 'the roll', (page) => page.mis.rollRead && page.years.length > 0);
  return app;
}

// as: parsed by the contract on its way out
const configuration = async (one: NodeApp) => (await one.ask('mappings.list', {}, ADMIN)) as WondeConfiguration;
const configured = (one: NodeApp, what: string, holds: (page: WondeConfiguration) => boolean) =>
  waitFor(what, async () => {
    const page = await configuration(one);
    return holds(page) ? page : null;
  });

/** What the page says of each mapping: whom, into what, how many. */
const told = ({ mappings }: WondeConfiguration) =>
  mappings
    .map(({ mapping, userTypeName, departmentName, people }) => [
      mapping.entity === 'staff' ? mapping.staff : mapping.years,
      userTypeName,
      departmentName,
      people > 0,
    ])
    .toSorted((a, b) => String(a[1]).localeCompare(String(b[1])));

async function save(one: NodeApp, mapping: Readonly<Record<string, unknown>>): Promise<void> {
  const change = { kind: 'save', mapping: { id: null, reads: true, ...mapping } };
  const { leaving, withPinOrCard } = (await one.ask('mappings.preview', { change }, ADMIN)) as {
    leaving: number;
    withPinOrCard: number;
  };
  await one.ask('mappings.change', { change, confirmed: { leaving, withPinOrCard } }, ADMIN);
}

const add = async (one: NodeApp, kind: 'userTypes' | 'departments', name: string): Promise<string> =>
  ((await one.ask(`${kind}.add`, { name }, ADMIN)) as { id: string }).id;

describe('Sixth Form, teaching and support staff', () => {
  it('set up through the endpoints and by file come to the same, and staff come with the sync that follows', async () => {
    const byHand = await start();
    const sixthForm = await add(byHand, 'userTypes', 'Sixth Form');
    const teaching = await add(byHand, 'userTypes', 'Teaching staff');
    const support = await add(byHand, 'userTypes', 'Support staff');
    const office = await add(byHand, 'departments', 'Office');
    await save(byHand, { entity: 'student', userTypeId: sixthForm, years: ['12', '13'], writes: true });
    await save(byHand, { entity: 'staff', userTypeId: teaching, departmentId: 'none', staff: 'teaching' });
    await save(byHand, { entity: 'staff', userTypeId: support, departmentId: office, staff: 'support' });
    const isWhole = (page: WondeConfiguration): boolean =>
      page.mappings.length === 4 && page.mappings.every(({ people }) => people > 0);
    const first = told(await configured(byHand, 'staff by hand', isWhole));
    await byHand.stop();

    // as: the file is checked by the app that reads it
    const example = JSON.parse(readFileSync('docs/examples/secondary.json', 'utf8')) as Record<string, unknown>;
    const { userTypes, departments, mappings, actions, terms, users } = example;
    const byFile = await start({ userTypes, departments, mappings, actions, terms, users });
    expect(told(await configured(byFile, 'staff by file', isWhole))).toEqual(first);
  }, 60_000);
});
