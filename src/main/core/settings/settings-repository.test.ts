import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLogger } from '../../../../tests/fakes/memory-logger.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { createSettings } from './settings-repository.ts';

let temp: TempStore;
let logger: MemoryLogger;
beforeEach(() => {
  temp = openTempStore();
  logger = new MemoryLogger();
});
afterEach(() => temp.dispose());

const settings = () => createSettings(temp.store, logger);
const put = (key: string, value: unknown): void => temp.store.transaction((writer) => writer.setSetting(key, value, 1));

describe('the settings', () => {
  it('are the defaults on a kiosk nobody has set up, without a warning', () => {
    expect(settings().get()).toEqual(defaultSettings());
    expect(logger.lines).toEqual([]);
  });

  it('are kept across a restart', () => {
    settings().update('kiosk', { name: 'Sixth Form', schoolName: 'Hillview' }, 5);
    temp.reopen();
    expect(settings().get().kiosk).toEqual({ name: 'Sixth Form', schoolName: 'Hillview', timeZone: 'Europe/London' });
  });

  it('change in memory when they are written', () => {
    const one = settings();
    const before = one.get();
    one.update('photosEnabled', false, 5);
    expect(one.get().photosEnabled).toBe(false);
    expect(before.photosEnabled).toBe(true);
  });

  it('stay as they were when a value is refused, and the refusal does not repeat it', () => {
    const one = settings();
    const before = one.get();
    let thrown: unknown;
    try {
      one.update('flow', { idleCountdownMs: 77 }, 5);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code: 'VALIDATION' });
    expect(Object.keys(thrown instanceof AppError ? (thrown.fields ?? {}) : {})).toEqual(['flow.idleCountdownMs']);
    expect(JSON.stringify(thrown)).not.toContain('77');
    expect(one.get()).toBe(before);
    expect(temp.store.findSetting('flow')).toBeUndefined();
  });

  it('stay as they were when the write fails', () => {
    const one = settings();
    temp.store.close();
    expect(() => one.update('photosEnabled', false, 5)).toThrow();
    expect(one.get().photosEnabled).toBe(true);
    temp.reopen();
  });

  it('fall back to the default with a warning, field by field, where a row no longer parses', () => {
    put('wonde', { schoolId: 'A1', pageSize: 'lots', fromTheFuture: true });
    put('flow', 'nonsense');
    put('registers', { amOpens: '25:00', pmOpens: '13:00', openForMinutes: 30, schoolDays: ['monday'] });
    put('printer', { kind: 'laser' });
    const read = settings().get();
    expect(read.wonde).toEqual({ ...defaultSettings().wonde, schoolId: 'A1' });
    expect(read.flow).toEqual(defaultSettings().flow);
    expect(read.registers).toEqual(defaultSettings().registers);
    expect(read.printer).toEqual({ kind: 'none' });
    expect(logger.messages('warn')).toHaveLength(4);
    expect(JSON.stringify(logger.lines)).toContain('wonde.pageSize');
    expect(JSON.stringify(logger.lines)).not.toMatch(/lots|nonsense|25:00|laser/);
  });

  it('see what somebody else wrote after a reload', () => {
    const one = settings();
    put('photosEnabled', false);
    expect(one.get().photosEnabled).toBe(true);
    expect(one.reload().photosEnabled).toBe(false);
    expect(one.get().photosEnabled).toBe(false);
  });
});
