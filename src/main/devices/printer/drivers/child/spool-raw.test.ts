// The order of calls that winspool is given, against a winspool of ours that writes them down.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { deleteJobs, jobStateIn, printerOf, printersOf, spoolRaw } from './spool-raw.ts';
import type { WinspoolApi, WinspoolJob } from './winspool-api.ts';

const BYTES = Uint8Array.of(1, 2, 3, 4, 5);
const JOB = { printer: 'Badges', title: 'Gatehouse 1', bytes: BYTES };

let calls: string[];
let written: number[];
let refuses: string | null;
let error: number;
let mostAtOnce: number;
let jobs: WinspoolJob[];
let status: number;

const api: WinspoolApi = {
  openPrinter: (name) => (note(`open ${name}`, 'open') ? { name } : null),
  startDoc: (_handle, title) => (note(`startDoc ${title}`, 'startDoc') ? 7 : 0),
  startPage: () => note('startPage'),
  write: (_handle, bytes) => {
    if (!note('write')) return 0;
    const taken = bytes.subarray(0, mostAtOnce);
    written.push(...taken);
    return taken.length;
  },
  endPage: () => note('endPage'),
  endDoc: () => note('endDoc'),
  abort: () => note('abort'),
  closePrinter: () => void note('close'),
  jobs: () => jobs,
  deleteJob: (_handle, jobId) => {
    jobs = jobs.filter((job) => job.jobId !== jobId || job.status === 0x10);
    return note(`delete ${jobId}`);
  },
  printerStatus: () => status,
  printerNames: () => ['Badges', 'Office'],
  lastError: () => error,
};

function note(call: string, name = call): boolean {
  calls.push(call);
  return refuses !== name;
}

beforeEach(() => {
  calls = [];
  written = [];
  refuses = null;
  error = 0;
  mostAtOnce = 1000;
  jobs = [];
  status = 0;
});

describe('raw printing through winspool', () => {
  it('opens, writes one document of one page, and closes, in that order', () => {
    expect(spoolRaw(api, JOB)).toEqual({ jobId: 7 });
    const order = ['open Badges', 'startDoc Gatehouse 1', 'startPage', 'write', 'endPage', 'endDoc', 'close'];
    expect(calls).toEqual(order);
    expect(written).toEqual([...BYTES]);
  });

  it('goes on where a write took only some of the bytes', () => {
    mostAtOnce = 2;
    expect(spoolRaw(api, JOB)).toEqual({ jobId: 7 });
    expect(calls.filter((call) => call === 'write')).toHaveLength(3);
    expect(written).toEqual([...BYTES]);
  });

  it.each([
    { refused: 'open', lastError: 1801, result: 'missing', ends: ['open Badges'] },
    { refused: 'open', lastError: 5, result: 'denied', ends: ['open Badges'] },
    { refused: 'startDoc', lastError: 0, result: 'refused', ends: ['startDoc Gatehouse 1', 'close'] },
    { refused: 'startDoc', lastError: 5, result: 'denied', ends: ['startDoc Gatehouse 1', 'close'] },
    { refused: 'startPage', lastError: 0, result: 'partly', ends: ['startPage', 'abort', 'close'] },
    { refused: 'write', lastError: 0, result: 'partly', ends: ['write', 'abort', 'close'] },
    { refused: 'endPage', lastError: 0, result: 'partly', ends: ['endPage', 'abort', 'close'] },
    { refused: 'endDoc', lastError: 0, result: 'partly', ends: ['endDoc', 'abort', 'close'] },
  ])(
    'says “$result” when $refused refuses ($lastError), and leaves nothing open',
    ({ refused, lastError, result, ends }) => {
      refuses = refused;
      error = lastError;
      expect(spoolRaw(api, JOB)).toBe(result);
      expect(calls.slice(-ends.length)).toEqual(ends);
    },
  );

  it.each([
    [[], 'gone'],
    [[{ jobId: 7, title: 'x', status: 0 }], 'waiting'],
    [[{ jobId: 7, title: 'x', status: 0x8 }], 'waiting'],
    [[{ jobId: 7, title: 'x', status: 0x10 }], 'printing'],
    [[{ jobId: 7, title: 'x', status: 0x90 }], 'printed'],
    [[{ jobId: 7, title: 'x', status: 0x52 }], 'stuck'],
    [[{ jobId: 8, title: 'x', status: 0 }], 'gone'],
  ] as const)('reads the jobs %j as %s', (listed, state) => {
    jobs = [...listed];
    expect(jobStateIn(api, 'Badges', 7)).toBe(state);
    expect(calls).toEqual(['open Badges', 'close']);
  });

  it('deletes the jobs of its own titles and no other, and says how many stay', () => {
    jobs = [
      { jobId: 1, title: 'Gatehouse 1', status: 0 },
      { jobId: 2, title: 'Gatehouse 11', status: 0 },
      { jobId: 3, title: 'Letter to parents', status: 0 },
      { jobId: 4, title: 'Gatehouse 1', status: 0x10 },
    ];
    expect(deleteJobs(api, 'Badges', 'Gatehouse 1')).toBe(1);
    expect(jobs.map(({ jobId }) => jobId)).toEqual([2, 3, 4]);
    expect(deleteJobs(api, 'Badges', 'Gatehouse')).toBe(1);
    expect(jobs.map(({ jobId }) => jobId)).toEqual([3, 4]);
  });

  it.each([
    [0, 'ready'],
    [0x400, 'ready'],
    [0x10, 'paperOut'],
    [0x400000, 'coverOpen'],
    [0x8, 'fault'],
    [0x80, 'offline'],
    [0x1, 'offline'],
  ])('reads the printer status %i as %s', (bits, state) => {
    status = bits;
    expect(printerOf(api, 'Badges')).toEqual({ name: 'Badges', state });
  });

  it('lists the printers of the PC, and knows a name that is none', () => {
    expect(printersOf(api).map(({ name }) => name)).toEqual(['Badges', 'Office']);
    refuses = 'open';
    expect(printerOf(api, 'Gone')).toBeNull();
    expect(printersOf(api)).toEqual([
      { name: 'Badges', state: 'offline' },
      { name: 'Office', state: 'offline' },
    ]);
  });
});
