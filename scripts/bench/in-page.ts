// What the touch benchmark does inside the kiosk's page. Each function is sent there as text, so it stands alone.

/** What the page hands from one step of the benchmark to the next. */
export interface BenchWindow {
  /** Resolves with the milliseconds from the finger's lift to the painted success. */
  gatehouseTouchMs?: Promise<number>;
  /** The longest time between two frames; null ends the watch. */
  gatehouseLongestFrameMs?: number | null;
}

/** Which pupil to walk to: indexes of the buttons. */
export interface Walk {
  readonly year: number;
  readonly month: number;
  readonly name: number;
}

/**
 * Walks from idle to the reasons of one pupil without a pointer, as fast as the screens come, then rests until the page
 * is quiet. False where that year, month or name does not exist; the kiosk is idle again then.
 */
export async function walkToReasons(walk: Walk): Promise<boolean> {
  const found = (selector: string): Promise<Element> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const element = document.querySelector(selector);
        if (element === null) return;
        observer.disconnect();
        clearTimeout(timer);
        resolve(element);
      };
      const timer = setTimeout(() => reject(new Error(`The page never showed ${selector}`)), 10_000);
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      look();
    });
  const press = (element: Element | null | undefined): void => {
    if (!(element instanceof HTMLElement)) throw new Error('The benchmark has no button to press');
    element.click();
  };
  press(await found('[data-screen="idle"][data-roster="ready"] [data-door="late"]'));
  for (const screen of ['year', 'month', 'name'] as const) {
    const answers = await found(`[data-screen="${screen}"] [data-answers="ready"]`);
    const answer = answers.querySelectorAll('button.k-tile')[walk[screen]];
    if (answer === undefined) {
      press([...document.querySelectorAll('button')].find((button) => button.textContent?.includes('Start again')));
      await found('[data-screen="idle"]');
      return false;
    }
    press(answer);
  }
  await found('[data-screen="reason"] [data-answers="ready"]');
  // A pupil reads before touching: what the screens before still had to do is done by then.
  await new Promise((resolve) => setTimeout(resolve, 250));
  return true;
}

/** Waits for the pointer to lift, then for the success screen, then for the frame after the one that shows it. */
export function armTouch(): void {
  // as: a place of the benchmark's own on the page's window
  const bench = window as BenchWindow;
  bench.gatehouseTouchMs = new Promise((resolve) => {
    let liftedAt = 0;
    document.addEventListener('pointerup', (event) => (liftedAt = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-screen="done"]') === null) return;
      observer.disconnect();
      // The first callback runs before the frame is painted, the second when the next one begins.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - liftedAt)));
    });
    observer.observe(document, { subtree: true, childList: true });
  });
}

/** The time of the armed touch. Throws where the pupil had been signed in before: then nothing was written. */
export async function takeTouch(): Promise<number> {
  // as: as in armTouch
  const touchMs = await (window as BenchWindow).gatehouseTouchMs;
  if (document.querySelector('.k-done-already') !== null) throw new Error('This pupil was signed in already');
  if (touchMs === undefined) throw new Error('No touch was armed');
  const finish = document.querySelector('.k-done-bar button[data-tone="primary"]');
  if (!(finish instanceof HTMLElement)) throw new Error('The success screen has no Finish');
  finish.click();
  return touchMs;
}

/** Puts a plain list of as many rows of the same height over the page's lower right: the reference of a scroll. */
export function showPlainList(rows: number): void {
  const table = document.querySelector('.adm-table-scroll');
  if (table === null) throw new Error('The logbook is not on the screen');
  const { left, top, width, height } = table.getBoundingClientRect();
  const list = document.createElement('div');
  list.dataset['plainList'] = '';
  list.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;overflow:auto;background:#fff;visibility:hidden`;
  for (let n = 0; n < rows; n += 1) {
    const row = document.createElement('div');
    row.style.cssText = 'height:40px;border-bottom:1px solid #ccc';
    row.textContent = `${n} 09:12 Ada Oakley Year 7 Late The bus was late L Confirmed 123 4567`;
    list.append(row);
  }
  document.body.append(list);
}

/** Scrolls by a fixed step in every frame, and gives the milliseconds from each frame to the next. */
export async function scrollFrames(how: {
  readonly selector: string;
  readonly frames: number;
  readonly pxAFrame: number;
}): Promise<number[]> {
  const scroller = document.querySelector(how.selector);
  if (!(scroller instanceof HTMLElement)) throw new Error(`Nothing to scroll at ${how.selector}`);
  const plain = document.querySelector('[data-plain-list]');
  if (plain instanceof HTMLElement) plain.style.visibility = plain === scroller ? 'visible' : 'hidden';
  scroller.scrollTop = 0;
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, 300));
  let before = await frame();
  const found: number[] = [];
  for (let n = 0; n < how.frames; n += 1) {
    scroller.scrollTop += how.pxAFrame;
    const now = await frame();
    found.push(now - before);
    before = now;
  }
  return found;
}

/** Watches the time between frames from now on. */
export function startFrames(): void {
  // as: as in armTouch
  const bench = window as BenchWindow;
  bench.gatehouseLongestFrameMs = 0;
  let lastAt = performance.now();
  const frame = (now: number): void => {
    const longest = bench.gatehouseLongestFrameMs;
    if (longest === null || longest === undefined) return;
    bench.gatehouseLongestFrameMs = Math.max(longest, now - lastAt);
    lastAt = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Ends the watch; the longest time between two frames. */
export function takeLongestFrame(): number {
  // as: as in armTouch
  const bench = window as BenchWindow;
  const longest = bench.gatehouseLongestFrameMs ?? 0;
  bench.gatehouseLongestFrameMs = null;
  return longest;
}
