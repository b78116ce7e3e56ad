import { expect, it, jest } from '@jest/globals';
import { createOrderlyEnd } from './orderly-end.ts';

function aStop() {
  let settle = { done: (): void => undefined, failed: (): void => undefined };
  const promise = new Promise<void>((resolve, reject) => {
    settle = { done: resolve, failed: () => reject(new Error('the disk is full')) };
  });
  return { stop: jest.fn(() => promise), ...settle };
}

function quitOnce(listener: ReturnType<typeof createOrderlyEnd>): 'held' | 'let go' {
  let answer: 'held' | 'let go' = 'let go';
  listener({ preventDefault: () => (answer = 'held') });
  return answer;
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it('holds the second wish to quit as well, until the one stop has ended', async () => {
  const { stop, done } = aStop();
  const quit = jest.fn();
  const onBeforeQuit = createOrderlyEnd({ stop, quit, atMostMs: 60_000 });
  // A closing window asks twice: when it is closed, and when it was the last one.
  expect([quitOnce(onBeforeQuit), quitOnce(onBeforeQuit)]).toEqual(['held', 'held']);
  expect(quit).not.toHaveBeenCalled();
  done();
  await nextTurn();
  expect(stop).toHaveBeenCalledTimes(1);
  expect(quit).toHaveBeenCalledTimes(1);
  expect(quitOnce(onBeforeQuit)).toBe('let go');
});

it('quits after a stop that failed', async () => {
  const { stop, failed } = aStop();
  const quit = jest.fn();
  quitOnce(createOrderlyEnd({ stop, quit, atMostMs: 60_000 }));
  failed();
  await nextTurn();
  expect(quit).toHaveBeenCalledTimes(1);
});

it('quits although a stop hangs', async () => {
  const { stop } = aStop();
  await new Promise<void>((resolve) => {
    quitOnce(createOrderlyEnd({ stop, quit: resolve, atMostMs: 1 }));
  });
  expect(stop).toHaveBeenCalledTimes(1);
});
