// Keys that may belong to a scan and would do something where the focus is (choose in a list, type on a keypad): held
// back until it is clear, then dropped with the scan or given to the page as if they had just been pressed.

export interface HeldKeys {
  /** Keeps this key from everybody; it is given back unless `drop` comes within `forMs`. */
  hold(event: KeyboardEvent, forMs: number): void;
  /** They were a person's: gives them back now, in their order. */
  release(): void;
  /** They were a scanner's. */
  drop(): void;
  /** True for the events that `release` made: they have been judged already. */
  isReleased(event: Event): boolean;
  /** True for the way up of a key whose way down was kept from the page. */
  takeUp(event: KeyboardEvent): boolean;
}

/** Creates it for one window. */
export function createHeldKeys(view: Window): HeldKeys {
  let held: KeyboardEvent[] = [];
  let timer = 0;
  const released = new WeakSet<Event>();
  const awaitedUps = new Set<string>();

  function release(): void {
    view.clearTimeout(timer);
    const keys = held;
    held = [];
    for (const key of keys) {
      const { target } = key;
      const to = target instanceof Node && target.isConnected ? target : view.document.body;
      for (const type of ['keydown', 'keyup']) {
        const again = copyOf(key, type);
        released.add(again);
        to.dispatchEvent(again);
      }
    }
  }

  return {
    hold(event, forMs) {
      event.preventDefault();
      event.stopPropagation();
      held.push(event);
      awaitedUps.add(event.code);
      view.clearTimeout(timer);
      timer = view.setTimeout(release, forMs);
    },
    release,
    drop() {
      view.clearTimeout(timer);
      held = [];
    },
    isReleased: (event) => released.has(event),
    takeUp: (event) => awaitedUps.delete(event.code),
  };
}

function copyOf(event: KeyboardEvent, type: string): KeyboardEvent {
  const { key, code, shiftKey, bubbles, cancelable, composed } = event;
  return new KeyboardEvent(type, { key, code, shiftKey, bubbles, cancelable, composed });
}
