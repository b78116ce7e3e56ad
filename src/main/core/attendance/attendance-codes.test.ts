import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import type { AttendanceCode } from '../store-port.ts';
import { compareCodes, getCodesPage, resyncCodes } from './attendance-codes.ts';

let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
});
afterEach(() => scene.dispose());

const aCode = (code: string, description: string | null = null): AttendanceCode => ({
  wondeId: `W-${code}-${description ?? ''}`,
  code,
  description,
  type: null,
});
const keep = (...codes: AttendanceCode[]) =>
  scene.temp.store.transaction((writer) => writer.replaceAttendanceCodes(codes, 1_000));

describe('the list of codes', () => {
  it('is empty and has no missing codes until it was read', () => {
    expect(getCodesPage(scene.temp.store)).toEqual({ codes: [], missing: [], readAtMs: null });
  });

  it('says which actions use which code, and which codes are missing', () => {
    keep(aCode('L', 'Late'), aCode('M', 'Medical'));
    const { codes, missing, readAtMs } = getCodesPage(scene.temp.store);
    expect(readAtMs).toBe(1_000);
    expect(codes.find(({ code }) => code === 'M')?.usedBy).toMatchObject([
      { name: 'Doctor or dentist', direction: 'in' },
      { name: 'Doctor or dentist', direction: 'out' },
    ]);
    expect(missing.map(({ code }) => code)).toEqual(['U']);
    expect(missing[0]?.usedBy).toHaveLength(5);
  });
});

describe('reading the list again', () => {
  it('says what was added, removed and changed', async () => {
    keep(aCode('L', 'Late'), aCode('O', 'Other'), aCode('M', 'Medical'));
    const answer = await resyncCodes(
      scene.context,
      () => {
        keep(aCode('L', 'Late before registers closed'), aCode('M', 'Medical'), aCode('U', 'Unauthorised'));
        return Promise.resolve(3);
      },
      'Sam Okafor',
    );
    expect(answer).toEqual({ read: 3, believed: true, added: ['U'], removed: ['O'], changed: ['L'] });
    expect(scene.temp.store.countAudit('codes.resynced')).toBe(1);
  });

  it('keeps what was there when an empty list came', async () => {
    keep(aCode('L'));
    expect(await resyncCodes(scene.context, () => Promise.resolve(0), 'Sam')).toMatchObject({
      believed: false,
      removed: [],
    });
  });

  it('compares the first row of a letter that is listed twice', () => {
    expect(compareCodes([aCode('L', 'a'), aCode('L', 'b')], [aCode('L', 'a')])).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });
});
