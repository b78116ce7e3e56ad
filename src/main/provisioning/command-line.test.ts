import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../shared/errors/app-error.ts';
import { type CommandLineInput, parseCommandLine } from './command-line.ts';
import { findProvisioningFile, systemProvisioningPath } from './find-provisioning-file.ts';

const parse = (args: readonly string[], more: Partial<CommandLineInput> = {}) =>
  parseCommandLine({ args, env: {}, isPackaged: false, cwd: '/work', ...more });

function fieldsOf(work: () => unknown): Readonly<Record<string, string>> {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'VALIDATION') return thrown.fields ?? {};
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('the command line', () => {
  it('says nothing by default, and leaves other programs’ arguments alone', () => {
    expect(parse(['--no-sandbox', '.', '--enable-features=X', '--nowhere', '--provisioned=1'])).toEqual({
      provisioningFile: null,
      dataDir: null,
      startAtMs: null,
      resetAdmin: false,
    });
  });

  it('reads all three', () => {
    expect(parse(['.', '--provision=/a/p.json', '--data-dir=/b c', '--now=2026-09-01T09:05:00+01:00'])).toEqual({
      provisioningFile: { path: '/a/p.json', source: 'argument' },
      dataDir: '/b c',
      startAtMs: Date.UTC(2026, 8, 1, 8, 5),
      resetAdmin: false,
    });
  });

  it('makes relative paths absolute', () => {
    expect(parse(['--data-dir=data', '--provision=../p.json'])).toMatchObject({
      dataDir: '/work/data',
      provisioningFile: { path: '/p.json' },
    });
  });

  it('takes the environment where there is no argument, and nothing from an empty variable', () => {
    const env = { GATEHOUSE_PROVISION: '/env/p.json', GATEHOUSE_DATA_DIR: '/env/data' };
    expect(parse([], { env })).toMatchObject({
      provisioningFile: { path: '/env/p.json', source: 'environment' },
      dataDir: '/env/data',
    });
    expect(parse(['--provision=/arg.json', '--data-dir=/arg'], { env })).toMatchObject({
      provisioningFile: { path: '/arg.json', source: 'argument' },
      dataDir: '/arg',
    });
    expect(parse([], { env: { GATEHOUSE_PROVISION: ' ', GATEHOUSE_DATA_DIR: '' } })).toMatchObject({
      provisioningFile: null,
      dataDir: null,
    });
  });

  it.each([
    ['2026-09-01T09:05:00Z', Date.UTC(2026, 8, 1, 9, 5)],
    ['2026-12-01T09:05:00.250Z', Date.UTC(2026, 11, 1, 9, 5, 0, 250)],
    ['2026-09-01T09:05:00+01:00', Date.UTC(2026, 8, 1, 8, 5)],
  ])('takes --now=%s', (text, ms) => {
    expect(parse([`--now=${text}`]).startAtMs).toBe(ms);
  });

  it.each(['tomorrow', '', '2026-09-01', '2026-09-01T09:05:00', '2026-13-01T09:05:00Z', '1788252000000'])(
    'refuses --now=%s and says what it wants',
    (text) => {
      expect(fieldsOf(() => parse([`--now=${text}`]))).toEqual({
        '--now': expect.stringContaining('such as 2026-09-01T09:05:00+01:00'),
      });
    },
  );

  it('refuses another time in an installed kiosk', () => {
    const work = () => parse(['--now=2026-09-01T09:05:00Z'], { isPackaged: true });
    expect(Object.keys(fieldsOf(work))).toEqual(['--now']);
    expect(parse(['--data-dir=/d'], { isPackaged: true }).dataDir).toBe('/d');
  });

  it.each([
    [['--provision', '/a.json'], '--provision'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir='], '--data-dir'],
    [['--provision=/a', '--provision=/b'], '--provision'],
    [['--now=2026-09-01T09:05:00Z', '--now=2026-09-01T09:05:00Z'], '--now'],
  ])('names the argument that is wrong in %j', (args, name) => {
    expect(Object.keys(fieldsOf(() => parse(args)))).toEqual([name]);
  });
});

describe('the standard place', () => {
  it.each([
    ['win32', { ProgramData: 'D:\\PD' }, 'D:\\PD\\Gatehouse\\provisioning.json'],
    ['win32', {}, 'C:\\ProgramData\\Gatehouse\\provisioning.json'],
    ['darwin', {}, '/Library/Application Support/Gatehouse/provisioning.json'],
    ['linux', {}, '/etc/gatehouse/provisioning.json'],
  ])('on %s with %j is %s', (platform, env, path) => {
    expect(systemProvisioningPath(platform, env)).toBe(path);
  });

  it('counts only when there is a file', () => {
    expect(findProvisioningFile(null, 'darwin', {})).toBeNull();
  });

  it('gives way to a file that was named, there or not', () => {
    const asked = { path: '/nowhere/p.json', source: 'argument' } as const;
    expect(findProvisioningFile(asked, 'linux', {})).toEqual(asked);
  });
});
