import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from './project.ts';

const supplyFile = path.join(projectRoot, 'scripts', 'electron-substitute', 'supply-node-18.cjs');

/** Runs a script in a Node from which the named built-ins were removed, after the supplies were loaded. */
function runWithSupplies(removals: string, script: string): unknown {
  const program = `${removals}\nrequire(${JSON.stringify(supplyFile)});\n(async () => { ${script} })()
    .then((value) => console.log(JSON.stringify(value)));`;
  const result = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout);
}

describe('what the substitute Electron is supplied with', () => {
  it('resolves and rejects through Promise.withResolvers', () => {
    const script = `const a = Promise.withResolvers(); a.resolve(1); const b = Promise.withResolvers();
      b.reject(new Error('no')); return [await a.promise, await b.promise.catch((error) => error.message)];`;
    expect(runWithSupplies('delete Promise.withResolvers;', script)).toEqual([1, 'no']);
  });

  it('groups as Object.groupBy and Map.groupBy do', () => {
    const script = `const odd = (n) => (n % 2 ? 'odd' : 'even');
      return [Object.groupBy([1, 2, 3], odd), [...Map.groupBy([1, 2, 3], odd)]];`;
    expect(runWithSupplies('delete Object.groupBy; delete Map.groupBy;', script)).toEqual([
      { odd: [1, 3], even: [2] },
      [
        ['odd', [1, 3]],
        ['even', [2]],
      ],
    ]);
  });

  it('aborts AbortSignal.any with the reason of the first signal, before or after it was made', () => {
    const script = `const late = new AbortController(); const any = AbortSignal.any([late.signal]);
      const before = any.aborted; late.abort('late');
      return [before, any.reason, AbortSignal.any([AbortSignal.abort('early')]).reason];`;
    expect(runWithSupplies('delete AbortSignal.any;', script)).toEqual([false, 'late', 'early']);
  });

  it('calls an abort listener once, and not after it was disposed of', () => {
    const script = `const { addAbortListener } = require('node:events'); const calls = [];
      const first = new AbortController(); addAbortListener(first.signal, () => calls.push('first')); first.abort();
      const second = new AbortController();
      addAbortListener(second.signal, () => calls.push('second'))[Symbol.dispose](); second.abort();
      addAbortListener(AbortSignal.abort(), () => calls.push('aborted already')); await null;
      return calls;`;
    expect(runWithSupplies("delete require('node:events').addAbortListener;", script)).toEqual([
      'first',
      'aborted already',
    ]);
  });

  it('runs what is traced, and passes on its result and its error', () => {
    const script = `const channel = require('node:diagnostics_channel').tracingChannel('x'); const seen = [];
      channel.subscribe({ start: () => seen.push('start'), error: ({ error }) => seen.push(error.message) });
      const result = channel.traceSync((a, b) => a + b, {}, undefined, 1, 2);
      try { channel.traceSync(() => { throw new Error('bad'); }); } catch { seen.push('thrown'); }
      return [result, await channel.tracePromise(async () => 7), channel.hasSubscribers, seen];`;
    expect(runWithSupplies("delete require('node:diagnostics_channel').tracingChannel;", script)).toEqual([
      3,
      7,
      true,
      ['start', 'start', 'bad', 'thrown', 'start'],
    ]);
  });

  it('replaces nothing that Node already has', () => {
    const script = 'return [Promise.withResolvers === globalThis.before, AbortSignal.any === globalThis.any];';
    const removals = 'globalThis.before = Promise.withResolvers; globalThis.any = AbortSignal.any;';
    expect(runWithSupplies(removals, script)).toEqual([true, true]);
  });
});
