// Trying a scanner or card reader: what it sent, in words, and whether it was fast enough to be one.
import { describe, expect, it, jest } from '@jest/globals';
import { act, configure, fireEvent, screen, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { field, openDevices, openTab } from '../../../../tests/harness/devices-scene.tsx';
import { badgeIdFromRandomDigits } from '../../../shared/domain/badge-id.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Scanned } from '../../../shared/ipc/admin/devices-contract.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const A_BADGE = badgeIdFromRandomDigits('4829173');
const AN_ID = personId.parse('01900000-0000-7000-8000-00000000000c');

describe('a reader', () => {
  async function openReader(answer: (text: string) => Scanned) {
    const scene = await openDevices({}, { 'devices.readScan': ({ text }) => answer(text) });
    await openTab(scene, 'Scanner and cards');
    await scene.user.click(field(/^What the reader sends/));
    return scene;
  }

  /** Types as a scanner does: every key a few milliseconds after the other, then Enter. */
  function scan(text: string, gapMs = 5): void {
    const input = field(/^What the reader sends/);
    let atMs = 1_000;
    const key = (name: string) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true });
      Object.defineProperty(event, 'timeStamp', { value: (atMs += gapMs) });
      fireEvent(input, event);
    };
    for (const character of text) key(character);
    fireEvent.change(input, { target: { value: text } });
    key('Enter');
    const form = input.closest('form');
    if (form !== null) fireEvent.submit(form);
  }

  const BADGE_TITLE = `A badge: ${A_BADGE.slice(0, 4)} ${A_BADGE.slice(4)}`;
  const results: readonly (readonly [sent: Scanned, title: string, text: string])[] = [
    [
      { kind: 'badge', badgeId: A_BADGE, state: 'out', personName: 'Siân Owen' },
      BADGE_TITLE,
      'It works today. Of Siân Owen.',
    ],
    [{ kind: 'badge', badgeId: A_BADGE, state: 'used', personName: null }, BADGE_TITLE, 'It has been used.'],
    [{ kind: 'badge', badgeId: A_BADGE, state: 'expired', personName: null }, BADGE_TITLE, 'Its day is over.'],
    [{ kind: 'badge', badgeId: A_BADGE, state: 'unknown', personName: null }, BADGE_TITLE, 'never gave out'],
    [{ kind: 'card', personId: AN_ID, personName: 'Siân Owen' }, 'The card of Siân Owen', 'signs them in or out'],
    [{ kind: 'unknownCard', ending: '4f2a' }, 'A card nobody has, ending in 4f2a', 'on their profile'],
    [{ kind: 'damagedBadge' }, 'Nearly a badge', 'One number is not right'],
    [{ kind: 'unreadable' }, 'Neither a badge nor a card', 'keyboard layout'],
  ];

  it.each(results)('tells %j in its own words', async (sent, title, text) => {
    const scene = await openReader(() => sent);
    await scene.user.keyboard('04a2b34f2a{Enter}');
    const notice = (await screen.findByText(title)).closest('[role="status"]');
    expect(notice?.textContent).toContain(text);
    expect(scene.bridge.inputsOf('devices.readScan')).toEqual([{ text: '04a2b34f2a' }]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('is told from somebody who types, and what was said of it stays when other keys follow', async () => {
    const scene = await openReader(() => ({ kind: 'unreadable' }));
    scan('GH48291735');
    expect(await screen.findByText(adminDevices.reader.scanned)).toBeTruthy();
    await scene.user.keyboard('{Tab}x');
    expect(screen.getByText(adminDevices.reader.scanned)).toBeTruthy();
    scan('GH48291735', 80);
    expect(await screen.findByText(adminDevices.reader.typed)).toBeTruthy();
    expect(screen.queryByText(adminDevices.reader.scanned)).toBeNull();
  });

  it('finds the field empty for its next text at once, not only when the last one was answered', async () => {
    let answer: (scanned: Scanned) => void = () => undefined;
    const scene = await openDevices({}, { 'devices.readScan': () => new Promise((resolve) => (answer = resolve)) });
    await openTab(scene, 'Scanner and cards');
    scan('first-text');
    expect(field(/^What the reader sends/).value).toBe('');
    fireEvent.change(field(/^What the reader sends/), { target: { value: 'second' } });
    await act(async () => answer({ kind: 'unreadable' }));
    expect(field(/^What the reader sends/).value).toBe('second');
  });

  it('is asked nothing for an empty field', async () => {
    const scene = await openReader(() => ({ kind: 'unreadable' }));
    await scene.user.keyboard('   {Enter}');
    expect(scene.bridge.inputsOf('devices.readScan')).toEqual([]);
  });

  it('says in words when the cards of this kiosk cannot be read', async () => {
    const scene = await openReader(() => {
      throw new AppError('SECRET_UNREADABLE');
    });
    await scene.user.keyboard('04a2b34f2a{Enter}');
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText(adminErrorWords('SECRET_UNREADABLE').title)).toBeTruthy();
  });
});
