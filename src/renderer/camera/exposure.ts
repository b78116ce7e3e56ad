// How bright a picture is, and whether the camera has found its exposure. Pure: frames go in as numbers.

export interface Light {
  /** Mean brightness, 0 black to 255 white. */
  readonly mean: number;
  /** Standard deviation of the brightness: nearly nothing where there is nothing to see. */
  readonly spread: number;
}

/** The light of a picture given as red, green, blue, alpha. No dots at all count as black. */
export function lightOf(rgba: Uint8ClampedArray): Light {
  const count = Math.floor(rgba.length / 4);
  if (count === 0) return { mean: 0, spread: 0 };
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < count * 4; at += 4) {
    const level = 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
    sum += level;
    squares += level * level;
  }
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

const DARK_MEAN = 24;
const DARK_SPREAD = 14;

/** True for a picture with nothing to see in it: a lens cover, a shutter, a hall without light. */
export const isDark = ({ mean, spread }: Light): boolean => mean < DARK_MEAN && spread < DARK_SPREAD;

/** Frames that agree for this long count as settled; one flicker begins anew. */
const STEADY_MS = 300;
const STEADY_FRAMES = 5;
/** People move; a camera that is still finding its exposure changes by more. */
const STEADY_LEVELS = 6;

export interface ExposureMeter {
  /** The mean brightness of a frame. */
  push(mean: number, atMs: number): void;
  isSettled(): boolean;
}

/** Watches the brightness of frames until it no longer changes. */
export function createExposureMeter(): ExposureMeter {
  let steady: { readonly mean: number; readonly atMs: number }[] = [];
  return {
    push(mean, atMs) {
      steady.push({ mean, atMs });
      // What stays is the longest run, up to now, whose frames agree with each other.
      for (let from = steady.length - 2, low = mean, high = mean; from >= 0; from -= 1) {
        const level = steady[from]?.mean ?? mean;
        low = Math.min(low, level);
        high = Math.max(high, level);
        if (high - low > STEADY_LEVELS) {
          steady = steady.slice(from + 1);
          break;
        }
      }
    },
    isSettled() {
      const [first] = steady;
      const last = steady.at(-1);
      if (first === undefined || last === undefined) return false;
      return steady.length >= STEADY_FRAMES && last.atMs - first.atMs >= STEADY_MS;
    },
  };
}
