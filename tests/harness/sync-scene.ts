// Sync against the real simulator on loopback and a real store file: the parts of the engine, driven by hand.
import { randomUUID } from 'node:crypto';
import {
  markId,
  movementId,
  personId,
  requestId,
  kioskId,
  actionId,
  type MarkId,
} from '../../src/shared/domain/ids.ts';
import type { Session } from '../../src/shared/domain/attendance.ts';
import { defaultSettings, type WondeSettings } from '../../src/shared/settings/schema.ts';
import { seedActions } from '../../src/main/core/default-actions.ts';
import type { OutboxRow, Person, Store } from '../../src/main/core/store-port.ts';
import type { WondeApi } from '../../src/main/core/wonde-port.ts';
import { buildMarkPayload, MARK_PAYLOAD_VERSION } from '../../src/main/core/sync/mark-payload.ts';
import { createWondeClient, type WondeClient } from '../../src/main/wonde/client.ts';
import { refreshAttendanceCodes } from '../../src/main/sync/attendance-codes.ts';
import { createOutboxWorker, type OutboxWorker } from '../../src/main/sync/outbox-worker.ts';
import { createRosterPull } from '../../src/main/sync/roster-pull.ts';
import { createSchoolFacts } from '../../src/main/sync/school-facts.ts';
import { startWondeSimulator, type WondeSimulator, type WondeSimulatorOptions } from '../../simulators/wonde/start.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import type { MemoryLogger } from '../fakes/memory-logger.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { openTempStore, type TempStore } from './temp-store.ts';

/** The day of the marks in a scene: the fake clock's. */
export const SCENE_DATE = '2026-09-01';

export interface MarkWish {
  readonly person: Person;
  readonly session?: Session;
  readonly code?: string;
  readonly minutesLate?: number | null;
  readonly comment?: string | null;
  readonly notBeforeMs?: number;
  /** A person corrected that mark to this one. */
  readonly corrects?: MarkId;
  /** Stored as it is instead of a payload made from the mark. */
  readonly payload?: string;
}

export interface SyncScene {
  readonly simulator: WondeSimulator;
  readonly clock: FakeClock;
  readonly temp: TempStore;
  readonly store: Store;
  readonly client: WondeClient;
  readonly logger: MemoryLogger;
  readonly worker: OutboxWorker;
  readonly settings: WondeSettings;
  /** How often rows and roster were said to have changed. */
  readonly heard: { outbox: number; roster: number };
  change(settings: Partial<WondeSettings>): void;
  /** The process was killed and started again: only the store's file and Wonde remember anything. */
  restart(): void;
  /** One roster run. */
  sync(request?: { full?: boolean; acceptLeavers?: boolean }): Promise<void>;
  /** One run of the outbox. */
  upload(force?: boolean): Promise<void>;
  /** Uploads and moves the clock on until nothing waits or is sent, at most `rounds` times. */
  uploadUntilSettled(rounds?: number): Promise<void>;
  /** Everybody on roll, in the order of their Wonde ids. */
  people(): readonly Person[];
  addMark(wish: MarkWish): MarkId;
  row(id: MarkId): OutboxRow;
  close(): Promise<void>;
}

export interface SyncSceneOptions {
  readonly simulator?: WondeSimulatorOptions;
  readonly settings?: Partial<WondeSettings>;
  /** Stands between the engine's parts and the client, to break things no simulator can break. */
  readonly wrap?: (client: WondeApi) => WondeApi;
}

function listEverybody(store: Store): readonly Person[] {
  const scope = { scope: 'everyone' } as const;
  return store
    .listYearGroups(scope)
    .flatMap((year) =>
      store.listBirthMonths(scope, year.id).flatMap((month) => store.listPupils(scope, year.id, month)),
    )
    .toSorted((a, b) => a.wondeId.localeCompare(b.wondeId));
}

function addMark(store: Store, nowMs: number, wish: MarkWish): MarkId {
  const { person, session = 'AM', code = 'L', minutesLate = 12, comment = 'Bus', notBeforeMs = nowMs, corrects } = wish;
  const movement = movementId.parse(randomUUID());
  const mark = {
    id: markId.parse(randomUUID()),
    movementId: movement,
    personId: personId.parse(person.id),
    date: SCENE_DATE,
    session,
    code,
    minutesLate,
    comment,
    explanation: `${code}: a test says so`,
    correction: corrects === undefined ? null : { of: corrects, by: 'Mrs Price', reason: 'a test says so' },
  };
  store.transaction((writer) => {
    writer.insertMovement({
      id: movement,
      requestId: requestId.parse(randomUUID()),
      kioskId: kioskId.parse('01900000-0000-7000-8000-000000000001'),
      personId: person.id,
      kind: 'late',
      direction: 'in',
      actionId: actionId.parse(store.listActions().find((action) => action.direction === 'in')?.id),
      actionName: 'Bus',
      occurredAtMs: nowMs,
      localDate: SCENE_DATE,
      photoId: null,
      badgeId: null,
      explanation: '',
      building: null,
      identifiedBy: 'name',
      terms: null,
      userTypeId: null,
      departmentId: null,
      yearName: null,
    });
    writer.insertMark(mark);
    writer.insertOutboxRow({
      id: mark.id,
      kind: 'attendance.mark',
      payloadVersion: MARK_PAYLOAD_VERSION,
      payload:
        wish.payload ?? buildMarkPayload(mark, { isArrival: minutesLate !== null, overwrites: corrects !== undefined }),
      subjectId: person.id,
      state: 'pending',
      outcome: null,
      attempts: 0,
      nextAttemptAtMs: notBeforeMs,
      lastErrorCode: null,
      lastErrorWords: null,
      writebackId: null,
      submittedAtMs: null,
      maybeApplied: false,
      createdAtMs: nowMs,
      doneAtMs: null,
      verifiedAtMs: null,
    });
  });
  return mark.id;
}

/** Opens the scene with a small school. Close it in afterEach. */
export async function openSyncScene(options: SyncSceneOptions = {}): Promise<SyncScene> {
  const clock = new FakeClock();
  const simulator = await startWondeSimulator({
    pupils: 60,
    now: () => clock.nowMs(),
    ...options.simulator,
    settings: { jobDelayMs: 0, ...options.simulator?.settings },
  });
  const temp = openTempStore({ clock });
  seedActions(temp.store);
  const { logger } = temp;
  const random = seededRandom(7);
  let settings: WondeSettings = {
    ...defaultSettings().wonde,
    baseUrl: simulator.url,
    schoolId: simulator.school.id,
    ...options.settings,
  };
  const wondeSettings = (): WondeSettings => settings;
  const client = createWondeClient({
    settings: wondeSettings,
    token: () => simulator.token,
    regionBaseUrl: () => temp.store.syncState().regionBaseUrl,
    clock,
    random,
    logger,
    getRetryDelaysMs: [],
  });
  const wonde = options.wrap?.(client) ?? client;
  const heard = { outbox: 0, roster: 0 };
  const assemble = () => {
    const deps = {
      store: temp.store,
      wonde,
      clock,
      random,
      logger,
      settings: wondeSettings,
      timeZone: () => 'Europe/London',
    };
    const school = createSchoolFacts(deps);
    const worker = createOutboxWorker({
      ...deps,
      ensureSchool: school.ensure,
      refreshCodes: (signal) => refreshAttendanceCodes(deps, signal),
      onPupilsUnknown: () => undefined,
      onChanged: () => (heard.outbox += 1),
    });
    const pull = createRosterPull({
      ...deps,
      ensureSchool: school.ensure,
      refreshSchool: school.refresh,
      isStopping: () => false,
      onRosterChanged: () => (heard.roster += 1),
    });
    return { worker, pull };
  };
  let parts = assemble();
  const signal = new AbortController().signal;
  const upload = (force = false): Promise<void> => parts.worker.run({ force, signal, isStopping: () => false });
  return {
    simulator,
    clock,
    temp,
    client,
    logger,
    heard,
    upload,
    get worker() {
      return parts.worker;
    },
    get store() {
      return temp.store;
    },
    restart: () => {
      temp.reopen();
      parts = assemble();
      parts.worker.recover();
    },
    get settings() {
      return settings;
    },
    change: (more) => (settings = { ...settings, ...more }),
    sync: ({ full = false, acceptLeavers = false } = {}) => parts.pull.run({ full, acceptLeavers }, signal),
    uploadUntilSettled: async (rounds = 20) => {
      for (let round = 0; round < rounds; round += 1) {
        await upload();
        const { waiting, sent } = temp.store.countOutbox();
        if (waiting + sent === 0) return;
        clock.set(Math.max(clock.nowMs() + 1, parts.worker.nextDueMs() ?? 0));
      }
    },
    people: () => listEverybody(temp.store),
    addMark: (wish) => addMark(temp.store, clock.nowMs(), wish),
    row: (id) => {
      const row = temp.store.findOutboxRow(id);
      if (row === null) throw new Error('no such row');
      return row;
    },
    close: async () => {
      await client.close();
      await simulator.close();
      temp.dispose();
    },
  };
}
