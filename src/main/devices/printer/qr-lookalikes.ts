// Finds places in a QR code's data that look like one of its three corner squares. Readers of the zxing family (most
// phones) may take such a place for a corner and give up; about one badge ID in forty was unreadable to them.

/** A QR code; `isDark` holds size × size modules from the top left. */
export interface QrModules {
  readonly size: number;
  readonly isDark: readonly boolean[];
}

interface Run {
  readonly isDark: boolean;
  readonly from: number;
  readonly length: number;
}

/** Counts lookalikes of a corner square outside the three corners. */
export function countFinderLookalikes(qr: QrModules): number {
  let count = 0;
  for (let y = 0; y < qr.size; y += 1) {
    for (const across of finderRuns(readLine(qr, (i) => y * qr.size + i))) {
      count += columnsOf(across).filter((x) => isLookalike(qr, across, x, y)).length;
    }
  }
  return count;
}

// A run of even length has its middle between two columns; a reader may take either.
function columnsOf(across: Run): readonly number[] {
  const middle = across.from + (across.length - 1) / 2;
  return [...new Set([Math.floor(middle), Math.ceil(middle)])];
}

function isLookalike(qr: QrModules, across: Run, x: number, y: number): boolean {
  const middleX = across.from + (across.length - 1) / 2;
  return finderRuns(readLine(qr, (i) => i * qr.size + x)).some((down) => {
    const isCrossing = down.from <= y && y < down.from + down.length;
    return isCrossing && !isCorner(qr.size, middleX, down.from + (down.length - 1) / 2);
  });
}

function isCorner(size: number, x: number, y: number): boolean {
  const far = size - 4;
  const corners = [
    [3, 3],
    [far, 3],
    [3, far],
  ] as const;
  return corners.some(([cornerX, cornerY]) => Math.abs(cornerX - x) <= 1.5 && Math.abs(cornerY - y) <= 1.5);
}

function readLine(qr: QrModules, at: (index: number) => number): readonly boolean[] {
  return Array.from({ length: qr.size }, (_, index) => qr.isDark[at(index)] ?? false);
}

/** The middle runs of all dark-light-dark-light-dark sequences that pass for 1:1:3:1:1. */
function finderRuns(line: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  line.forEach((isDark, index) => {
    const last = runs.at(-1);
    if (last?.isDark === isDark) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ isDark, from: index, length: 1 });
  });
  return runs.filter((run, index) => {
    const five = runs.slice(index - 2, index + 3);
    return run.isDark && index >= 2 && five.length === 5 && hasFinderProportions(five.map((each) => each.length));
  });
}

// Readers allow each part to be half a module off, the middle one and a half.
function hasFinderProportions(lengths: readonly number[]): boolean {
  const moduleLength = lengths.reduce((sum, length) => sum + length, 0) / 7;
  return lengths.every((length, index) => {
    const modules = index === 2 ? 3 : 1;
    return Math.abs(modules * moduleLength - length) < (modules * moduleLength) / 2;
  });
}
