// A kiosk's use cases on a real store, with a clock that tests move and a school of a few invented pupils.
import { randomUUID } from 'node:crypto';
import { kioskId, requestId, type PersonId, type RequestId } from '../../src/shared/domain/ids.ts';
import { instantOf } from '../../src/shared/domain/school-time.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings/schema.ts';
import { seedActions } from '../../src/main/core/default-actions.ts';
import type { KioskContext } from '../../src/main/core/kiosk-context.ts';
import type { RosterPupil } from '../../src/main/core/store-port.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { openTempStore, type TempStore } from './temp-store.ts';

/** A school day in the scene. */
export const MONDAY = '2026-11-23';

/** One pupil of the roster, year 7 and born in May unless said otherwise. */
export function aPupil(more: Partial<RosterPupil> = {}): RosterPupil {
  const digits = Math.floor(Math.random() * 1e9);
  return {
    wondeId: `A${String(digits).padStart(9, '0')}`,
    upi: null,
    misId: null,
    upn: null,
    forename: 'Siân',
    surname: 'Owen',
    middleNames: null,
    dateOfBirth: '2015-05-17',
    yearGroup: { id: 'Y7', name: 'Year 7', code: '7' },
    formName: '7A',
    ...more,
  };
}

export interface KioskScene {
  readonly temp: TempStore;
  readonly context: KioskContext;
  readonly clock: FakeClock;
  /** Events and pokes, in order. */
  readonly heard: string[];
  settings: Settings;
  /** Moves the clock to a wall time at the school on MONDAY (or another date). */
  at(time: string, date?: string): void;
  addPupil(more?: Partial<RosterPupil>): PersonId;
  dispose(): void;
}

/** A fresh request id, as a walk through the flow makes one. */
export function newRequest(): RequestId {
  return requestId.parse(randomUUID());
}

/** Opens the scene. */
export function openKioskScene(): KioskScene {
  const clock = new FakeClock();
  const random = seededRandom();
  const temp = openTempStore({ clock, random });
  const heard: string[] = [];
  seedActions(temp.store);
  const scene: KioskScene = {
    temp,
    clock,
    heard,
    settings: defaultSettings(),
    context: {
      get store() {
        return temp.store;
      },
      clock,
      random,
      logger: temp.logger,
      kioskId: kioskId.parse('01900000-0000-7000-8000-000000000001'),
      settings: () => scene.settings,
      emit: (name) => heard.push(name),
      pokeSync: () => heard.push('pokeSync'),
      pokePrinter: () => heard.push('pokePrinter'),
    },
    at: (time, date = MONDAY) => clock.set(instantOf(date, time, 'Europe/London')),
    addPupil(more) {
      const pupil = aPupil(more);
      temp.store.transaction((writer) => writer.upsertPupils([pupil], 'scene', clock.nowMs()));
      const year = pupil.yearGroup?.id ?? 'none';
      const month = pupil.dateOfBirth === null ? 0 : Number(pupil.dateOfBirth.slice(5, 7));
      const person = temp.store
        .listPupils({ scope: 'everyone' }, year, month)
        .find(({ wondeId }) => wondeId === pupil.wondeId);
      if (person === undefined) throw new Error('the pupil is not listed');
      return person.id;
    },
    dispose: () => temp.dispose(),
  };
  scene.at('09:12');
  return scene;
}
