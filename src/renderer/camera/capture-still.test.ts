import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cropPortrait } from './capture-still.ts';

describe('the still’s crop', () => {
  it('takes the middle of a wide picture', () => {
    expect(cropPortrait(1280, 960)).toEqual({ x: 280, y: 0, width: 720, height: 960 });
  });

  it('takes the middle of a picture that is narrower than 3:4', () => {
    expect(cropPortrait(480, 960)).toEqual({ x: 0, y: 160, width: 480, height: 640 });
  });

  it('is always 3:4 and inside the picture', () => {
    const side = fc.integer({ min: 16, max: 8000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const crop = cropPortrait(width, height);
        expect(crop.width / crop.height).toBeCloseTo(0.75, 6);
        expect(crop.x).toBeGreaterThanOrEqual(0);
        expect(crop.y).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(width + 1e-6);
        expect(crop.y + crop.height).toBeLessThanOrEqual(height + 1e-6);
      }),
    );
  });
});
