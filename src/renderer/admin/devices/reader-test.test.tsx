// Trying a scanner or card reader: what it sent, in words, and whether it was fast enough to be one.
import { describe, expect, it, jest } from '@jest/globals';
import { configure, fireEvent, screen, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { field, openDevices, openTab } from '../../../../tests/harness/devices-scene.tsx';
import { badgeIdFromRandomDigits } from '../../../shared/domain/badge-id.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Scanned } from '../../../shared/ipc/admin/devices-contract.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminReaders } from '../../strings/admin/readers.ts';
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
    await screen.findByRole('textbox', { name: /^What the reader sends/ });
    return scene;
  }

  /** Sends the text as a reader does, a key every few milliseconds, wherever the focus is; without an end if `end` is null. */
  function scan(text: string, { gapMs = 5, to = document.body as Element, end = 'Enter' as string | null } = {}): void {
    let atMs = 1_000;
    const key = (name: string) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: (atMs += gapMs) });
      return fireEvent(to, event);
    };
    for (const character of text) {
      key(character);
      if (to instanceof HTMLInputElement) fireEvent.change(to, { target: { value: to.value + character } });
    }
    // A browser submits the field's form with an Enter that nobody stopped.
    if (end !== null && key(end) && to instanceof HTMLInputElement && to.form !== null) fireEvent.submit(to.form);
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

  it('is heard wherever the focus is, and leaves the field as it was', async () => {
    const scene = await openReader(() => ({ kind: 'unreadable' }));
    const input = field(/^What the reader sends/);
    fireEvent.change(input, { target: { value: 'begun by hand' } });
    scan('GH48291735');
    expect(await screen.findByText(adminDevices.reader.scanned)).toBeTruthy();
    scan('0004829173', { to: input });
    expect(input.value).toBe('begun by hand');
    expect(scene.bridge.inputsOf('devices.readScan')).toEqual([{ text: 'GH48291735' }, { text: '0004829173' }]);
  });

  it('is told from somebody who types, with its speed, and that stays when other keys follow', async () => {
    const scene = await openReader(() => ({ kind: 'unreadable' }));
    scan('GH48291735', { gapMs: 12 });
    expect(await screen.findByText(adminReaders.measured(12, 50))).toBeTruthy();
    await scene.user.keyboard('{Tab}x');
    expect(screen.getByText(adminDevices.reader.scanned)).toBeTruthy();
    scan('GH48291735', { gapMs: 80, to: field(/^What the reader sends/) });
    expect(await screen.findByText(adminReaders.tooSlow(80, 50))).toBeTruthy();
    expect(screen.getByText(adminDevices.reader.typed)).toBeTruthy();
    expect(screen.queryByText(adminDevices.reader.scanned)).toBeNull();
  });

  it('is told to send an end when it sends none', async () => {
    const scene = await openReader(() => ({ kind: 'unreadable' }));
    scan('GH48291735', { to: field(/^What the reader sends/), end: null });
    await scene.user.click(screen.getByRole('button', { name: adminDevices.reader.read }));
    expect(await screen.findByText(adminReaders.noEnd)).toBeTruthy();
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
