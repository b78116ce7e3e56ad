// A picture of a name is kept whole, replaced whole and removed without a trace.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

const picture = (first: number) => ({
  png: Uint8Array.of(first, 0, 255),
  widthPx: 640,
  heightPx: 200,
  updatedAtMs: 5,
});

it('keeps the newest picture of a name, byte for byte', () => {
  expect(temp.store.findPicture('badgeLogo')).toBeNull();
  temp.store.transaction((writer) => writer.putPicture('badgeLogo', picture(1)));
  temp.store.transaction((writer) => writer.putPicture('badgeLogo', picture(2)));
  expect(temp.store.findPicture('badgeLogo')).toEqual(picture(2));
  temp.store.transaction((writer) => writer.removePicture('badgeLogo'));
  temp.store.transaction((writer) => writer.removePicture('badgeLogo'));
  expect(temp.store.findPicture('badgeLogo')).toBeNull();
});

it('refuses a picture that is larger than any logo needs, and an empty one', () => {
  for (const length of [0, 500_001]) {
    const wrong = { ...picture(1), png: new Uint8Array(length) };
    expect(() => temp.store.transaction((writer) => writer.putPicture('badgeLogo', wrong))).toThrow();
  }
});
