// What is asked about people, in stores of 20,000 and 100,000: the kiosk's choices, an address book's pieces, who is on
// site. Beside one person read by id.
import { FakeClock } from '../../tests/fakes/fake-clock.ts';
import { aMovement, anAction, aRosterPupil } from '../../tests/fixtures/builders/store-facts.ts';
import { openTempStore } from '../../tests/harness/temp-store.ts';
import { labelNames } from '../../src/main/core/directory/name-labels.ts';
import { getAddressBook } from '../../src/main/core/people/address-books.ts';
import { getEvacuationList } from '../../src/main/core/presence/on-site.ts';
import type { Store } from '../../src/main/core/store-port.ts';
import type { PersonId } from '../../src/shared/domain/ids.ts';
import { schoolTimeAt } from '../../src/shared/domain/school-time.ts';
import { STUDENT } from '../../src/shared/domain/user-type.ts';
import { defaultSettings } from '../../src/shared/settings/schema.ts';
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import type { Measurement } from './statistics.ts';

/** Pupils who signed in today: a large sixth form, or a school where everybody does. */
const SIGNED_IN = 2_000;
/** One person is read this often for one sample: the processor's clock is coarse. */
const OFTEN = 5_000;
const forenames = ['Siân', 'Zoë', 'Łukasz', 'Amir', 'Beth', 'Chloe', 'Dylan', 'Ella', 'Finn', 'Gwen', 'Harri', 'Isla'];
const surnames = ['Jones', 'Davies', 'Evans', 'Nguyễn', "O'Brien", 'Patel', 'Khan', 'Lewis', 'Price', 'Rees', 'Owen'];
const ofStudents = { scope: 'ofTypes', userTypeIds: [STUDENT] } as const;
const clock = new FakeClock();
const settings = defaultSettings();

function aPupil(n: number) {
  const year = 7 + (n % 7);
  return aRosterPupil({
    wondeId: `A${(n * 2_654_435_761) % 4_294_967_296}`,
    upi: `u${n}`,
    misId: String(n),
    upn: `N${n}`,
    forename: forenames[n % forenames.length] ?? '',
    surname: `${surnames[(n * 7) % surnames.length]}${n % 97}`,
    dateOfBirth: `2010-${String(1 + (n % 12)).padStart(2, '0')}-11`,
    yearGroup: { id: `Y${year}`, name: `Year ${year}`, code: String(year) },
  });
}

function fill(store: Store, pupils: number): void {
  for (let start = 0; start < pupils; start += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, index) => aPupil(start + index));
    store.transaction((writer) => writer.upsertPupils(rows, 'run', clock.nowMs()));
  }
  const { localDate } = schoolTimeAt(clock.nowMs(), settings.kiosk.timeZone);
  const people = store.listMembershipFactsAfter(null, SIGNED_IN);
  store.transaction((writer) => {
    writer.insertAction(anAction());
    for (const { id } of people) {
      writer.insertMovement(aMovement({ personId: id, kind: 'signIn', direction: 'in', localDate, badgeId: null }));
    }
  });
}

interface Question {
  readonly name: string;
  readonly ask: (store: Store) => unknown;
}

const questions: readonly Question[] = [
  { name: 'years on the kiosk', ask: (store) => store.listYearGroups(ofStudents) },
  { name: 'months of a year', ask: (store) => store.listBirthMonths(ofStudents, 'Y7') },
  { name: 'names of a month', ask: (store) => labelNames(store.listPupils(ofStudents, 'Y7', 1)) },
  { name: 'address books, counted', ask: (store) => [store.countAddressBooks(), store.countMemberships()] },
  {
    name: 'a piece of the address book',
    ask: (store) =>
      getAddressBook({ store, clock, settings: () => settings }, { userTypeId: STUDENT, roll: 'current', after: null }),
  },
  { name: 'years of Wonde configuration', ask: (store) => store.listRosterYears() },
  {
    name: `evacuation list of ${SIGNED_IN.toLocaleString('en-GB')}`,
    ask: (store) => getEvacuationList({ store, clock, settings: () => settings }),
  },
];

/** Processor time: none of these waits for anything, and other programs on the machine do not count. */
function timed(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

function findOften(store: Store, id: PersonId): void {
  for (let count = 0; count < OFTEN; count += 1) store.findPerson(id);
}

function measure(store: Store, pupils: number, turns: number): readonly Measurement[] {
  const [somebody] = store.listMembershipFactsAfter(null, 1);
  if (somebody === undefined) throw new Error('the store is empty');
  const referenceSamples = [1, 2, 3].map(() => timed(() => findOften(store, somebody.id)) / OFTEN);
  return questions.map(({ name, ask }) => {
    ask(store);
    const samples = Array.from({ length: turns }, () => timed(() => ask(store)));
    say(`${pupils} people, ${name}: ${Math.min(...samples).toFixed(1)} ms at best`);
    return {
      name: `${pupils.toLocaleString('en-GB')} people: ${name} / one person by id`,
      unit: 'ms',
      samples,
      referenceSamples,
      target: { of: 'median', atMost: 50 },
    };
  });
}

/** Measures every question at each size. */
export function benchPeople({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const found: Measurement[] = [];
  for (const pupils of isQuick ? [20_000] : [20_000, 100_000]) {
    const temp = openTempStore({ clock });
    try {
      fill(temp.store, pupils);
      found.push(...measure(temp.store, pupils, isQuick ? 5 : 30));
    } finally {
      temp.dispose();
    }
  }
  return Promise.resolve(found);
}
