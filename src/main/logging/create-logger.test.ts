import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../../shared/errors/app-error.ts';
import { Secret } from '../../shared/util/secret.ts';
import { createLogger, type CreateLoggerOptions } from './create-logger.ts';
import { serialiseError } from './serialise-error.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 8, 1, 8, 0, 0);

let folder: string;
let nowMs: number;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'gatehouse-log-test-')), 'logs');
  nowMs = START_MS;
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const logger = (options: Partial<CreateLoggerOptions> = {}) =>
  createLogger({ folder, clock: { nowMs: () => nowMs }, level: 'info', ...options });

const textOf = (day: string): string => readFileSync(join(folder, `gatehouse-${day}.log`), 'utf8');
const linesOf = (day = '2026-09-01'): Record<string, unknown>[] =>
  textOf(day)
    .trimEnd()
    .split('\n')
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));

describe('the logger', () => {
  it('writes a JSON line with time, level, area and fields, at once', () => {
    const log = logger().child({ area: 'sync' });
    log.info('roster applied', { added: 3, refused: false, problem: null });
    expect(linesOf()).toEqual([
      {
        level: 'info',
        time: '2026-09-01T08:00:00.000Z',
        area: 'sync',
        added: 3,
        refused: false,
        problem: null,
        msg: 'roster applied',
      },
    ]);
  });

  it('leaves debug out unless asked for', () => {
    logger().debug('hidden');
    logger({ level: 'debug' }).debug('shown');
    expect(linesOf().map((line) => line['msg'])).toEqual(['shown']);
  });

  it('does not let a field take the place of the time, level or message', () => {
    logger().warn('kept', { msg: 'lost', time: 'never', level: 'none' });
    expect(linesOf()[0]).toMatchObject({ msg: 'kept', level: 'warn', time: '2026-09-01T08:00:00.000Z' });
  });

  it('leaks no secret through message, fields, child or cause', () => {
    const words = ['Siân', 'Nguyễn', 'hunter2', 'tok-4f2a', 'desk@hillview.example', '07700 900123'];
    const log = logger().child({ token: 'tok-4f2a', area: 'x' });
    log.error('failed with Bearer tok-4f2a for desk@hillview.example', {
      forename: 'Siân',
      surname: 'Nguyễn',
      detail: 'call 07700 900123, password=hunter2',
      // as: a careless caller, whom the types would have stopped
      secret: new Secret('hunter2') as unknown as string,
      object: { deep: { name: 'Siân' }, held: new Secret('hunter2') } as unknown as string,
      cause: new AppError('WONDE_REJECTED', {
        context: { detail: 'desk@hillview.example' },
        cause: new Error(`UNIQUE failed for 'Siân' and "Nguyễn" with token=tok-4f2a`),
      }),
    });
    for (const word of words) expect(textOf('2026-09-01')).not.toContain(word);
    expect(linesOf()[0]).toMatchObject({ area: 'x', cause: { code: 'WONDE_REJECTED', cause: { type: 'Error' } } });
  });

  it('starts a new file each day and keeps fourteen', () => {
    const log = logger();
    for (let day = 0; day < 20; day += 1) {
      nowMs = START_MS + day * DAY_MS;
      log.info('day', { day });
    }
    const names = readdirSync(folder).sort();
    expect(names).toHaveLength(14);
    expect(names[0]).toBe('gatehouse-2026-09-07.log');
    expect(names.at(-1)).toBe('gatehouse-2026-09-20.log');
  });

  it('removes only its own files', () => {
    const log = logger({ keepFiles: 1 });
    log.info('first');
    writeFileSync(join(folder, 'aaa.txt'), 'x');
    nowMs += DAY_MS;
    log.info('second');
    expect(readdirSync(folder).sort()).toEqual(['aaa.txt', 'gatehouse-2026-09-02.log']);
  });

  it('goes on in the same file after a restart', () => {
    const first = logger();
    first.info('before');
    first.close();
    logger().info('after');
    expect(linesOf().map((line) => line['msg'])).toEqual(['before', 'after']);
  });

  it('stops at the day’s cap, says so once, also after a restart, and goes on the next day', () => {
    const log = logger({ maxBytesPerDay: 2_000 });
    for (let index = 0; index < 100; index += 1) log.info('again', { index });
    logger({ maxBytesPerDay: 2_000 }).info('restarted');
    expect(statSync(join(folder, 'gatehouse-2026-09-01.log')).size).toBeLessThan(2_200);
    expect(linesOf().filter((line) => line['msg'] === 'log full until tomorrow')).toHaveLength(1);
    nowMs += DAY_MS;
    log.info('fresh');
    expect(linesOf('2026-09-02').map((line) => line['msg'])).toEqual(['fresh']);
  });

  it('lets only the user of the kiosk read the files', () => {
    logger().info('x');
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'gatehouse-2026-09-01.log')).mode & 0o077).toBe(0);
  });

  it('never throws, even where there is no folder to write to, and writes again once there is', () => {
    const log = logger();
    writeFileSync(folder, 'a file in the way');
    expect(() => log.error('lost')).not.toThrow();
    rmSync(folder);
    log.info('back');
    expect(linesOf().map((line) => line['msg'])).toEqual(['back']);
    chmodSync(folder, 0o700);
  });

  it('echoes the redacted line in development', () => {
    const echoed: string[] = [];
    logger({ echo: (line) => echoed.push(line) }).info('hello token=abc');
    expect(echoed).toHaveLength(1);
    expect(echoed[0]).toContain('hello token=[redacted]');
  });
});

describe('serialiseError', () => {
  it('keeps codes, contexts and places of a chain of causes', () => {
    const root = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9100'), { code: 'ECONNREFUSED' });
    const serialised = serialiseError(new AppError('PRINTER_OFFLINE', { cause: root, context: { attempts: 2 } }));
    expect(serialised).toMatchObject({
      type: 'AppError',
      code: 'PRINTER_OFFLINE',
      context: { attempts: 2 },
      cause: { type: 'Error', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9100' },
    });
    expect(serialised.stack?.[0]).toMatch(/^at /);
  });

  it('does not repeat what a parser quotes', () => {
    const parse = (): unknown => JSON.parse('{"forename": Siân Owen');
    let thrown: unknown;
    try {
      parse();
    } catch (error) {
      thrown = error;
    }
    expect(JSON.stringify(serialiseError(thrown))).not.toMatch(/Siân|Owen|forename/);
  });

  it('tells zod issues by path and kind, without the value or a key that may be a name', () => {
    const result = z.record(z.string(), z.object({ age: z.number() })).safeParse({ 'Siân Owen': { age: 'Zoë' } });
    const serialised = serialiseError(result.error);
    expect(serialised.issues).toEqual(['….age: invalid_type']);
    expect(JSON.stringify(serialised)).not.toMatch(/Siân|Owen|Zoë/);
  });

  it('says no more of what is not an error than its type', () => {
    expect(serialiseError('Siân is late')).toEqual({ type: 'string' });
    expect(serialiseError(null)).toEqual({ type: 'null' });
    expect(serialiseError({ forename: 'Siân' })).toEqual({ type: 'object' });
  });

  it('ends with a chain that bites its own tail', () => {
    const a: Error & { cause?: unknown } = new Error('a');
    a.cause = new Error('b', { cause: a });
    expect(() => serialiseError(a)).not.toThrow();
  });
});
