import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

describe('the runs of the roll', () => {
  it('are kept newest first, and the oldest of many are forgotten', () => {
    const run = { kind: 'delta', startedAtMs: 0, added: 1, changed: 2, gone: 0, errorCode: null } as const;
    temp.store.transaction((writer) => {
      for (let endedAtMs = 1; endedAtMs <= 305; endedAtMs += 1) writer.insertSyncRun({ ...run, endedAtMs });
    });
    const runs = temp.store.listSyncRuns(1_000);
    expect(runs).toHaveLength(300);
    expect(runs[0]).toEqual({ ...run, endedAtMs: 305 });
    expect(runs.at(-1)?.endedAtMs).toBe(6);
    expect(temp.store.listSyncRuns(2)).toHaveLength(2);
  });
});
