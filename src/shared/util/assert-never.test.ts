import { expect, it } from '@jest/globals';
import { assertNever } from './assert-never.ts';

it('names the value that should not have been possible', () => {
  // as: the point of the test is a value outside the type
  expect(() => assertNever('surprise' as never)).toThrow('surprise');
});
