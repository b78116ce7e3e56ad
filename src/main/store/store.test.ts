// The store as a whole: opening, transactions, and what survives a restart.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aMark,
  aMovement,
  anAction,
  anOutboxRow,
  aRosterPupil,
  enrol,
} from '../../../tests/fixtures/builders/store-facts.ts';
import { openTempStore, type TempStore } from '../../../tests/harness/temp-store.ts';
import type { StoreWriter } from '../core/store-port.ts';

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

describe('the store', () => {
  it('keeps a movement, its mark and its outbox row over a restart', () => {
    const [pupil] = enrol(temp.store, [aRosterPupil()]);
    if (pupil === undefined) throw new Error('nobody enrolled');
    const movement = aMovement({ personId: pupil.id });
    const mark = aMark(movement);
    temp.store.transaction((writer) => {
      writer.insertAction(anAction());
      writer.insertMovement(movement);
      writer.insertMark(mark);
      writer.insertOutboxRow(anOutboxRow({ id: mark.id, subjectId: pupil.id }));
    });
    const store = temp.reopen();
    expect(store.findMovement(movement.id)).toEqual(movement);
    expect(store.listMarksOf(movement.id)).toEqual([
      { mark, outbox: anOutboxRow({ id: mark.id, subjectId: pupil.id }) },
    ]);
  });

  it('writes nothing of a transaction that throws, and passes on what was thrown', () => {
    const oops = new Error('changed my mind');
    expect(() =>
      temp.store.transaction((writer) => {
        writer.setSetting('kiosk', { name: 'Front desk' }, 1);
        throw oops;
      }),
    ).toThrow(oops);
    expect(temp.store.findSetting('kiosk')).toBeUndefined();
  });

  it('refuses a transaction inside a transaction', () => {
    expect(() => temp.store.transaction(() => temp.store.transaction(() => 1))).toThrow('do not nest');
    expect(temp.store.transaction(() => 2)).toBe(2);
  });

  it('refuses an asynchronous transaction and rolls it back', () => {
    expect(() =>
      temp.store.transaction((writer) => {
        writer.setSetting('kiosk', 1, 1);
        return Promise.resolve();
      }),
    ).toThrow('asynchronous');
    expect(temp.store.findSetting('kiosk')).toBeUndefined();
  });

  it('hands out a writer that stops working when its transaction ends', () => {
    let kept: StoreWriter | undefined;
    temp.store.transaction((writer) => {
      kept = writer;
    });
    expect(() => kept?.setSetting('kiosk', 1, 1)).toThrow();
    expect(temp.store.findSetting('kiosk')).toBeUndefined();
  });

  it('lets a transaction read what it has just written', () => {
    const seen = temp.store.transaction((writer) => {
      writer.setSetting('kiosk', { name: 'Front desk' }, 1);
      return writer.findSetting('kiosk');
    });
    expect(seen).toEqual({ name: 'Front desk' });
  });

  it('may be closed twice', () => {
    temp.store.close();
    expect(() => temp.store.close()).not.toThrow();
  });
});
