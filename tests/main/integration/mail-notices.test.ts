// From a mark that the MIS did not take, or a school that took its access away, to the mail in the school's mailbox.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { linkHealthOf, type LinkHealth } from '../../../src/main/core/integration/link-health.ts';
import { writeNotices } from '../../../src/main/core/mail/write-notices.ts';
import { correspondenceSettings } from '../../../src/shared/settings/correspondence.ts';
import { defaultSettings, type Settings } from '../../../src/shared/settings/schema.ts';
import { seededRandom } from '../../fakes/seeded-random.ts';
import { openSyncScene, type SyncScene } from '../../harness/sync-scene.ts';

const MINUTE = 60_000;
const random = seededRandom(11);
let scene: SyncScene;
let settings: Settings;
let link: LinkHealth;

beforeEach(async () => {
  scene = await openSyncScene();
  await scene.sync();
  link = { state: 'well' };
  const smtp = { host: 'mail.school.example', from: 'kiosk@school.example' };
  settings = {
    ...defaultSettings(),
    correspondence: correspondenceSettings.parse({ addresses: ['office@school.example'], smtp }),
  };
});
afterEach(() => scene.close());

/** The watch of each minute. */
function pass(minutes: number): number {
  let written = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    scene.clock.advance(MINUTE);
    const { store, clock } = scene;
    written += writeNotices({ store, clock, random, settings: () => settings, link: () => link });
  }
  return written;
}
const mails = () => scene.store.listMail(50);

describe('marks the MIS did not take', () => {
  it('become one row with how many, of which year and why, and no name', async () => {
    const [one, two] = scene.people();
    if (one === undefined || two === undefined) throw new Error('the school is too small');
    for (const person of [one, two]) scene.addMark({ person, payload: 'no longer readable' });
    await scene.upload();
    expect(scene.store.countOutbox().parked).toBe(2);
    expect(pass(60)).toBe(1);
    const [mail] = mails();
    expect(mail).toMatchObject({ kind: 'writebackRefused', state: 'waiting' });
    expect(mail?.subject).toBe('Gatehouse: 2 marks not taken by the MIS');
    expect(mail?.body).toMatch(/Year \d+: \d \(the kept mark can no longer be read\)/);
    for (const { forename, surname } of [one, two]) {
      expect(mail?.body).not.toContain(forename);
      expect(mail?.body).not.toContain(surname);
    }
  });

  it('are not told again after a restart of the app', async () => {
    const [person] = scene.people();
    if (person === undefined) throw new Error('the school is too small');
    scene.addMark({ person, payload: 'no longer readable' });
    await scene.upload();
    expect(pass(20)).toBe(1);
    scene.restart();
    expect(pass(60)).toBe(0);
    expect(mails()).toHaveLength(1);
  });
});

it('a lost connection is told once, over a restart, and once more when it is back', () => {
  const lost = (rosterError: 'WONDE_OFFLINE' | null, wasTried = true): void => {
    link = linkHealthOf({ wasTried, rosterError, pausedBecause: null });
  };
  lost('WONDE_OFFLINE');
  expect(pass(90)).toBe(1);
  scene.restart();
  lost(null, false);
  expect(pass(3)).toBe(0);
  lost('WONDE_OFFLINE');
  expect(pass(90)).toBe(0);
  lost(null);
  expect(pass(10)).toBe(1);
  expect(mails().map(({ subject }) => subject)).toEqual([
    'Gatehouse: the connection to the MIS is back',
    expect.stringMatching(/^Gatehouse: no connection to the MIS since \d\d:\d\d$/),
  ]);
});

it('the day in numbers comes at its time', () => {
  settings = {
    ...settings,
    correspondence: {
      ...settings.correspondence,
      notices: { ...settings.correspondence.notices, dailySummaryAt: '09:30' },
    },
  };
  expect(pass(120)).toBe(1);
  expect(mails()[0]).toMatchObject({ kind: 'dailySummary', subject: 'Gatehouse: summary of Tuesday 1 September' });
});

it('nothing is written while nobody is to be written to', () => {
  settings = { ...settings, correspondence: correspondenceSettings.parse({}) };
  link = { state: 'trouble', code: 'WONDE_OFFLINE' };
  expect(pass(120)).toBe(0);
  expect(mails()).toEqual([]);
});
