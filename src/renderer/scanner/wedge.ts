// The one listener for scanners and card readers of a window. It hears every key before anything else does: a scan is
// told to whoever is uppermost, and what it typed on the way is taken back.
import { scannerSettings, type ScannerSettings } from '../../shared/settings/readers.ts';
import { createHeldKeys, type HeldKeys } from './held-keys.ts';
import { asWritable, keepValue } from './kept-focus.ts';
import { createScanDetector, type HeardKey, type Scan, type ScanDetector } from './scan-detector.ts';

export type ScanHandler = (scan: Scan) => void;

export interface Wedge {
  /** Hears scans until the function returned is called. Of several, the one with the highest level hears, then the latest. */
  subscribe(handler: ScanHandler, level: number): () => void;
  /** What counts as a scan from now on. */
  configure(settings: ScannerSettings): void;
}

/** A timer may be late, and the next key must not come to an empty list. */
const HOLD_MARGIN_MS = 15;

interface Listening {
  readonly handler: ScanHandler;
  readonly level: number;
}

/** Creates it. It listens only while somebody is subscribed. */
export function createWedge(view: Window): Wedge {
  const settings = { current: scannerSettings.parse({}) };
  let detector = createScanDetector(settings.current);
  let listening: readonly Listening[] = [];
  const say = (scan: Scan): void => listening.at(-1)?.handler(scan);
  const listener = createListener(view, { detector: () => detector, settings: () => settings.current, say });
  return {
    subscribe(handler, level) {
      const own = { handler, level };
      if (listening.length === 0) listener.start();
      listening = [...listening, own].sort((a, b) => a.level - b.level);
      return () => {
        listening = listening.filter((each) => each !== own);
        if (listening.length === 0) listener.stop();
      };
    },
    configure(next) {
      if (JSON.stringify(next) === JSON.stringify(settings.current)) return;
      settings.current = next;
      detector = createScanDetector(next);
    },
  };
}

interface ListenerDeps {
  readonly detector: () => ScanDetector;
  readonly settings: () => ScannerSettings;
  readonly say: ScanHandler;
}

function createListener(view: Window, deps: ListenerDeps): { start(): void; stop(): void } {
  const held = createHeldKeys(view);
  /** What the fields held that this run of keys was typed into. */
  let kept = new Map<EventTarget, () => void>();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (held.isReleased(event)) return;
    const heard = deps.detector().takeKey(heardKey(event));
    switch (heard.kind) {
      case 'first':
        held.release();
        kept = new Map();
        return keepOrHold(event, kept, held, deps.settings());
      case 'quick':
        return keepOrHold(event, kept, held, deps.settings());
      case 'scan':
        swallow(event);
        held.drop();
        for (const giveBack of kept.values()) giveBack();
        kept = new Map();
        return deps.say(heard.scan);
      case 'echo':
        return swallow(event);
      case 'other':
        return held.release();
      case 'neutral':
        return undefined;
    }
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (!held.isReleased(event) && held.takeUp(event)) swallow(event);
  };
  return {
    start() {
      view.addEventListener('keydown', onKeyDown, { capture: true });
      view.addEventListener('keyup', onKeyUp, { capture: true });
    },
    stop() {
      held.release();
      view.removeEventListener('keydown', onKeyDown, { capture: true });
      view.removeEventListener('keyup', onKeyUp, { capture: true });
    },
  };
}

/** A field lets its keys in and gives them back later; anything else waits for them. */
function keepOrHold(
  event: KeyboardEvent,
  kept: Map<EventTarget, () => void>,
  held: HeldKeys,
  { maxGapMs }: ScannerSettings,
): void {
  const field = asWritable(event.target);
  if (field === null) return held.hold(event, maxGapMs + HOLD_MARGIN_MS);
  if (!kept.has(field)) kept.set(field, keepValue(field));
  return undefined;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function heardKey(event: KeyboardEvent): HeardKey {
  const { key, code, repeat, timeStamp } = event;
  // AltGr is how some layouts type a character, and looks like Ctrl and Alt.
  const altGr = event.getModifierState('AltGraph');
  const command = event.metaKey || ((event.ctrlKey || event.altKey) && !altGr);
  return { key, code, shift: event.shiftKey, command, repeat, atMs: timeStamp };
}
