// The window's listener in a page with fields and buttons. Times are the events' own; keys come as a reader sends them.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { scannerSettings } from '../../shared/settings/readers.ts';
import type { Scan } from './scan-detector.ts';
import { createWedge, type Wedge } from './wedge.ts';

let wedge: Wedge;
let heard: string[];
let nowMs: number;
let ends: (() => void)[];

beforeEach(() => {
  jest.useFakeTimers();
  document.body.innerHTML = `
    <form><input id="name" value="Siân"><input id="password" type="password"><select id="year">
      <option value="7">7</option><option value="8">8</option></select><button id="save">Save</button></form>
    <textarea id="notes"></textarea><button id="other" type="button">Other</button><div id="list" tabindex="0"></div>`;
  wedge = createWedge(window);
  heard = [];
  nowMs = 10_000;
  ends = [wedge.subscribe(({ text }: Scan) => heard.push(text), 1)];
});
afterEach(() => {
  for (const end of ends) end();
  jest.useRealTimers();
});

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`no #${id}`);
  return element;
};
const fieldOf = (id: string): HTMLInputElement => byId(id) as HTMLInputElement; // as: only asked for inputs

/** One key down and up; a key that nobody stopped writes into the field, as a browser would. */
function press(
  key: string,
  gapMs: number,
  target: HTMLElement = document.body,
  changes: KeyboardEventInit = {},
): boolean {
  nowMs += gapMs;
  const event = (type: string) => {
    const made = new KeyboardEvent(type, { key, code: '', bubbles: true, cancelable: true, ...changes });
    Object.defineProperty(made, 'timeStamp', { value: nowMs });
    return made;
  };
  const allowed = target.dispatchEvent(event('keydown'));
  if (allowed && key.length === 1 && 'value' in target && !(target instanceof HTMLButtonElement)) {
    const field = target as HTMLInputElement; // as: it has a value and is no button
    field.value += key;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  target.dispatchEvent(event('keyup'));
  return allowed;
}

/** A whole scan; true when its end key was left to the page. */
function scan(text: string, target?: HTMLElement, gapMs = 4, end = 'Enter'): boolean {
  press(text.slice(0, 1), 500, target);
  for (const key of text.slice(1)) press(key, gapMs, target);
  return press(end, gapMs, target);
}

describe('a scan', () => {
  it.each(['name', 'password', 'notes'])('is taken out of the field %s again, which hears that it changed', (id) => {
    const field = fieldOf(id);
    const before = field.value;
    let lastHeard = '';
    field.addEventListener('input', () => (lastHeard = field.value));
    expect(scan('GH48291735', field)).toBe(false);
    expect(heard).toEqual(['GH48291735']);
    expect([field.value, lastHeard]).toEqual([before, before]);
  });

  it('leaves what stood in the field before, and where the caret was', () => {
    const field = fieldOf('name');
    field.setSelectionRange(1, 3);
    scan('0004829173', field);
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['Siân', 1, 3]);
  });

  it('chooses nothing in a list of choices', () => {
    const year = byId('year') as HTMLSelectElement; // as: the markup above
    year.value = '7';
    press('8', 500, year);
    year.value = '8';
    press('8', 4, year);
    press('8', 4, year);
    press('8', 4, year);
    press('Enter', 4, year);
    expect([heard, year.value]).toEqual([['8888'], '7']);
  });

  it.each(['Enter', 'Tab'])('ends with an %s that submits, presses and moves nothing', (end) => {
    const reached: string[] = [];
    document.addEventListener('keydown', ({ key }) => reached.push(key), { once: true });
    expect(scan('GH48291735', byId('save'), 4, end)).toBe(false);
    expect(reached).toEqual([]);
  });

  it('presses no button with a space in its middle', () => {
    expect(press('G', 500, byId('other'))).toBe(false);
    expect(press(' ', 4, byId('other'))).toBe(false);
    press('1', 4, byId('other'));
    press('2', 4, byId('other'));
    press('Enter', 4, byId('other'));
    expect(heard).toEqual(['G 12']);
  });

  it('reaches no list or keypad, not even with its first key', () => {
    const keys: string[] = [];
    byId('list').addEventListener('keydown', ({ key }) => keys.push(key));
    scan('0004829173', byId('list'));
    jest.advanceTimersByTime(1_000);
    expect(keys).toEqual([]);
  });

  it('is told to the uppermost alone, then to the one below again', () => {
    const above: string[] = [];
    const end = wedge.subscribe(({ text }) => above.push(text), 2);
    ends.push(wedge.subscribe(() => above.push('never'), 0));
    scan('0004829173');
    end();
    scan('0004829174');
    expect([above, heard]).toEqual([['0004829173'], ['0004829174']]);
  });

  it('is whatever the settings say from now on', () => {
    wedge.configure(scannerSettings.parse({ maxGapMs: 80, minLength: 6, stripPrefix: '~' }));
    scan('~0004829173', undefined, 70);
    scan('12345', undefined, 4);
    expect(heard).toEqual(['0004829173']);
  });
});

describe('typing', () => {
  it('goes into its field at once and stays there, Enter and all', () => {
    const field = fieldOf('notes');
    for (const key of 'quick') expect(press(key, 65, field)).toBe(true);
    expect(press('Enter', 65, field)).toBe(true);
    expect([field.value, heard]).toEqual(['quick', []]);
  });

  it('reaches keypads and lists in its order, a moment later', () => {
    const keys: string[] = [];
    const listen = ({ key, type }: KeyboardEvent) => keys.push(`${type} ${key}`);
    byId('list').addEventListener('keydown', listen);
    byId('list').addEventListener('keyup', listen);
    press('4', 500, byId('list'));
    press('8', 120, byId('list'));
    press('Backspace', 120, byId('list'));
    jest.advanceTimersByTime(100);
    expect(keys).toEqual(['keydown 4', 'keyup 4', 'keydown 8', 'keyup 8', 'keydown Backspace', 'keyup Backspace']);
  });

  it('reaches them too when it was quick and no end came, as from a reader that sends none', () => {
    const keys: string[] = [];
    byId('list').addEventListener('keydown', ({ key }) => keys.push(key));
    for (const key of '48291735') press(key, 4, byId('list'));
    expect(keys).toEqual([]);
    jest.advanceTimersByTime(100);
    expect([keys.join(''), heard]).toEqual(['48291735', []]);
  });

  it('is not touched when nobody listens', () => {
    for (const end of ends) end();
    expect(scan('GH48291735', fieldOf('notes'))).toBe(true);
    expect(fieldOf('notes').value).toBe('GH48291735');
  });
});
