// How many columns of answers fit, so that nothing scrolls at 1280 × 800, 1920 × 1080 and 1080 × 1920.

/** Columns on a wide screen and on a tall one. */
export interface GridShape {
  readonly wide: number;
  readonly tall: number;
}

const firstFit = (count: number, steps: readonly (readonly [number, number])[]): number =>
  steps.find(([upTo]) => count <= upTo)?.[1] ?? 1;

/** Up to 16 years. */
export function yearShape(count: number): GridShape {
  return {
    wide: firstFit(count, [
      [4, Math.max(1, count)],
      [6, 3],
      [Infinity, 4],
    ]),
    tall: firstFit(count, [
      [3, 1],
      [8, 2],
      [12, 3],
      [Infinity, 4],
    ]),
  };
}

/** Up to 12 reasons. */
export function reasonShape(count: number): GridShape {
  return {
    wide: firstFit(count, [
      [2, Math.max(1, count)],
      [4, 2],
      [9, 3],
      [Infinity, 4],
    ]),
    tall: firstFit(count, [
      [5, 1],
      [Infinity, 2],
    ]),
  };
}

/** Up to 40 names, read down the columns. */
export function nameShape(count: number): GridShape {
  return {
    wide: firstFit(count, [
      [4, 2],
      [12, 3],
      [24, 4],
      [Infinity, 5],
    ]),
    tall: firstFit(count, [
      [7, 1],
      [22, 2],
      [Infinity, 3],
    ]),
  };
}

/** User types and departments: a few words each, up to 30. */
export function groupShape(count: number): GridShape {
  return {
    wide: firstFit(count, [
      [3, Math.max(1, count)],
      [8, 2],
      [15, 3],
      [24, 4],
      [Infinity, 5],
    ]),
    tall: firstFit(count, [
      [6, 1],
      [20, 2],
      [Infinity, 3],
    ]),
  };
}
