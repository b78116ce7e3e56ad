// The engine as the app composes it (its own client, its own store file) against the simulator over HTTP, with a token
// that can be changed. What is asserted is what staff would see, what the store holds and what the register holds.
import { createSyncEngine, type SyncEngine } from '../../../src/main/sync/scheduler.ts';
import { createWondeClient } from '../../../src/main/wonde/client.ts';
import { syncLightOf } from '../../../src/main/core/directory/kiosk-state.ts';
import { writebackStateOf } from '../../../src/main/core/sync/mark-state.ts';
import { detailsSent } from '../../../src/main/core/sync/mis-capability.ts';
import { readCapability } from '../../../src/main/core/sync/read-capability.ts';
import type { Person } from '../../../src/main/core/store-port.ts';
import type { MarkId } from '../../../src/shared/domain/ids.ts';
import { seededRandom } from '../../fakes/seeded-random.ts';
import { openSyncScene, type MarkWish, type SyncScene, type SyncSceneOptions } from '../../harness/sync-scene.ts';
import { waitFor } from '../../harness/wait-for.ts';

type Control = SyncScene['simulator']['control'];

/** Between two looks of `settle`: longer than most waits of the queue. */
const STEP_MS = 5 * 60_000;

export interface FaultScene {
  readonly scene: SyncScene;
  readonly engine: SyncEngine;
  readonly control: Control;
  fault(input: Parameters<Control['addFault']>[0]): number;
  edit(change: Parameters<Control['edit']>[0]): ReturnType<Control['edit']>;
  /** What an administrator does on the Wonde page: the new token is stored, and the engine hears of it. */
  enterToken(token: string): void;
  /** A whole run of the roll, as _Sync now_ asks for. */
  syncNow(request?: { acceptLeavers: boolean }): Promise<void>;
  /** A regular run, a delta where one will do: the engine is started for it where it was not running. */
  regularRun(): Promise<void>;
  /** Uploads and lets time pass until nothing waits or is sent, at most `rounds` times. */
  settle(rounds?: number): Promise<void>;
  person(index: number): Person;
  /** The Wonde ids of everybody on roll at the school, in order. */
  onRoll(): readonly string[];
  addMark(index: number, wish?: Omit<MarkWish, 'person'>): MarkId;
  /** A mark's state in the receptionist's words. */
  staffSee(id: MarkId): string;
  /** The discreet light on the kiosk. */
  light(): string;
  /** Requests of a method whose path contains the text. */
  requests(method: 'GET' | 'POST', part: string): ReturnType<Control['requests']>;
  idle(): Promise<void>;
  close(): Promise<void>;
}

function createEngine(scene: SyncScene, token: () => string): { engine: SyncEngine; closeClient: () => Promise<void> } {
  const settings = () => scene.settings;
  const { clock, logger } = scene;
  const random = seededRandom(5);
  const wonde = createWondeClient({
    settings,
    token,
    regionBaseUrl: () => scene.store.syncState().regionBaseUrl,
    details: () => detailsSent(readCapability(scene.store, scene.settings)),
    clock,
    random,
    logger,
    getRetryDelaysMs: [],
  });
  const engine = createSyncEngine({
    store: scene.store,
    wonde,
    clock,
    random,
    logger,
    settings,
    timeZone: () => 'Europe/London',
    onStatusChanged: () => undefined,
    onRosterChanged: () => undefined,
  });
  return { engine, closeClient: () => wonde.close() };
}

/** Opens a small school with an engine that has not been started. Close it in afterEach. */
export async function openFaultScene(options: SyncSceneOptions = {}): Promise<FaultScene> {
  const scene = await openSyncScene({ ...options, settings: { pageSize: 10, ...options.settings } });
  let { token } = scene.simulator;
  const { engine, closeClient } = createEngine(scene, () => token);
  const { control } = scene.simulator;
  let isStarted = false;
  const idle = async (): Promise<void> => {
    await waitFor('rest', () => (engine.status().phase === 'idle' ? true : null));
  };
  const person = (index: number): Person => {
    const found = scene.people()[index];
    if (found === undefined) throw new Error(`nobody at ${index}`);
    return found;
  };
  return {
    scene,
    engine,
    control,
    idle,
    person,
    onRoll: () =>
      control
        .pupils()
        .filter((pupil) => pupil.roll === 'current' && !pupil.isHidden)
        .map(({ id }) => id)
        .toSorted((a, b) => a.localeCompare(b)),
    fault: (input) => control.addFault(input),
    edit: (change) => control.edit(change),
    enterToken: (next) => {
      token = next;
      engine.settingsChanged();
    },
    syncNow: (request = { acceptLeavers: false }) => engine.syncRoster(request),
    regularRun: async () => {
      if (isStarted) engine.settingsChanged();
      else engine.start();
      isStarted = true;
      await idle();
    },
    settle: async (rounds = 80) => {
      for (let round = 0; round < rounds; round += 1) {
        await engine.uploadNow();
        // A refusal may have had the roll read.
        await idle();
        const { waiting, sent } = engine.status();
        if (waiting + sent === 0) return;
        scene.clock.advance(STEP_MS);
      }
    },
    addMark: (index, wish = {}) => scene.addMark({ person: person(index), ...wish }),
    staffSee: (id) => writebackStateOf(scene.row(id)),
    light: () => syncLightOf(engine.status()),
    requests: (method, part) =>
      control.requests().filter((request) => request.method === method && request.path.includes(part)),
    close: async () => {
      await engine.stop();
      await closeClient();
      await scene.close();
    },
  };
}
