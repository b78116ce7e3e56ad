// Whatever goes wrong in whatever order: no mark is lost, and no older mark ever lies over a newer one.
import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WondeApi } from '../../../src/main/core/wonde-port.ts';
import type { MarkId } from '../../../src/shared/domain/ids.ts';
import { openSyncScene, type SyncScene } from '../../harness/sync-scene.ts';

type Step =
  | { readonly do: 'mark'; readonly pupil: number; readonly session: 'AM' | 'PM' }
  | { readonly do: 'fault'; readonly kind: number; readonly where: 'POST' | 'GET' }
  | { readonly do: 'upload'; readonly force: boolean }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'crash'; readonly when: 'before' | 'after' }
  | { readonly do: 'restart' }
  /** Somebody sends everything again that is parked or was overruled, as no screen would let them. */
  | { readonly do: 'revive' };

/** Faults that pass: after them every mark must get through. */
const passingFaults = [
  { kind: 'replyLost', how: 'cut' },
  { kind: 'cutBody' },
  { kind: 'serverError', status: 503, body: 'html' },
  { kind: 'rateLimited', retryAfter: 30 },
  { kind: 'connectionRefused' },
  { kind: 'unauthorised' },
  { kind: 'validationRefused' },
] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      pupil: fc.nat(1),
      session: fc.constantFrom('AM' as const, 'AM' as const, 'PM' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.nat(passingFaults.length - 1),
      where: fc.constantFrom('POST' as const, 'GET' as const),
    }),
  },
  // Refusals on their own account: they are what parks a mark while a newer one goes past it.
  {
    weight: 2,
    arbitrary: fc.constant({ do: 'fault', kind: passingFaults.length - 1, where: 'POST' } as const),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('upload' as const), force: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('revive' as const) }) },
);

/** Lets a test stop the process at a POST: before Wonde hears of it, or after, without the answer coming back. */
function createCrasher() {
  let armed: 'before' | 'after' | null = null;
  let onCrash: (() => void) | null = null;
  const hang = (): Promise<never> => {
    armed = null;
    onCrash?.();
    return new Promise<never>(() => undefined);
  };
  return {
    arm: (when: 'before' | 'after') => (armed = when),
    disarm: () => (armed = null),
    crashed: () => new Promise<void>((resolve) => (onCrash = resolve)),
    wrap: (client: WondeApi): WondeApi => ({
      ...client,
      postSessionMarks: async (marks, signal) => {
        if (armed === 'before') return hang();
        const reply = await client.postSessionMarks(marks, signal);
        return armed === 'after' ? hang() : reply;
      },
    }),
  };
}

let scene: SyncScene | null = null;

afterEach(async () => {
  await scene?.close();
});

function revive(opened: SyncScene, ids: readonly MarkId[]): void {
  const again = { state: 'pending', outcome: null, attempts: 0, nextAttemptAtMs: opened.clock.nowMs() } as const;
  for (const id of ids) {
    const { state } = opened.row(id);
    if (state === 'parked' || state === 'cancelled')
      opened.store.transaction((writer) => writer.updateOutbox(id, again));
  }
}

async function play(opened: SyncScene, steps: readonly Step[], crasher: ReturnType<typeof createCrasher>) {
  const people = opened.people();
  const made: { readonly id: MarkId; readonly key: string; readonly version: number }[] = [];
  for (const one of steps) {
    if (one.do === 'mark') {
      const person = people[one.pupil];
      if (person === undefined) throw new Error('nobody there');
      // The number of the mark travels as its minutes late, so that the register tells which one it holds.
      const version = made.length + 1;
      const id = opened.addMark({ person, session: one.session, minutesLate: version });
      made.push({ id, key: `${person.wondeId} ${one.session}`, version });
    } else if (one.do === 'fault') {
      const fault = passingFaults[one.kind] ?? passingFaults[0];
      opened.simulator.control.addFault({ fault, method: one.where, count: 1 });
    } else if (one.do === 'wait') {
      opened.clock.advance(one.minutes * 60_000);
    } else if (one.do === 'crash') {
      crasher.arm(one.when);
      await Promise.race([opened.upload(), crasher.crashed()]);
      crasher.disarm();
      opened.restart();
    } else if (one.do === 'restart') {
      opened.restart();
    } else if (one.do === 'revive') {
      revive(
        opened,
        made.map(({ id }) => id),
      );
    } else {
      await opened.upload(one.force);
    }
  }
  return made;
}

it('every mark ends in the register or gives way to a newer one, and order is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 30, size: 'max' }), async (steps) => {
      await scene?.close();
      const crasher = createCrasher();
      const opened = await openSyncScene({ simulator: { pupils: 3, years: [7] }, wrap: crasher.wrap });
      scene = opened;
      await opened.sync();
      const made = await play(opened, steps, crasher);

      // The trouble is over. Then somebody sends again what a refusal parked, and even what was overruled.
      opened.simulator.control.clearFaults();
      const settle = async (): Promise<void> => {
        await opened.upload(true);
        opened.clock.advance(60 * 60_000);
        await opened.uploadUntilSettled(60);
      };
      await settle();
      revive(
        opened,
        made.map(({ id }) => id),
      );
      await settle();

      const newest = new Map(made.map(({ key, version }) => [key, version]));
      for (const { id, key, version } of made) {
        const expected = version === newest.get(key) ? 'done' : expect.stringMatching(/^(done|cancelled)$/);
        expect({ version, state: opened.row(id).state }).toEqual({ version, state: expected });
      }
      const register = opened.simulator.control.marks();
      expect(new Map(register.map((mark) => [`${mark.studentId} ${mark.session}`, mark.minutesLate]))).toEqual(newest);
      const last = new Map<string, number>();
      for (const { studentId, session, minutesLate } of opened.simulator.control.applications()) {
        const key = `${studentId} ${session}`;
        expect(minutesLate ?? 0).toBeGreaterThanOrEqual(last.get(key) ?? 0);
        last.set(key, minutesLate ?? 0);
      }
    }),
    { numRuns: 40 },
  );
}, 180_000);
