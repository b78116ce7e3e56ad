import { describe, expect, it, jest } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { aBadgeId, INVENTED_NOW_MS } from '../../../../tests/fakes/invented-logbook.ts';
import { renderPage, type PageScene } from '../../../../tests/harness/render-page.tsx';
import { movementId, personId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { OutPerson } from '../../../shared/ipc/admin/presence-contract.ts';
import { OutNowPage } from './out-now-page.tsx';

jest.setTimeout(30_000);

const MINUTE_MS = 60_000;
const somebody = (count: number, of: Partial<OutPerson> = {}): OutPerson => ({
  movementId: movementId.parse(`01900000-0000-7000-8000-00000000001${count}`),
  personId: personId.parse(`01900000-0000-7000-8000-00000000002${count}`),
  name: 'Siân Owen',
  sortName: 'Owen, Siân',
  userType: 'Student',
  group: 'Year 9 · 9B',
  actionName: 'Doctor or dentist',
  leftAtMs: INVENTED_NOW_MS - 35 * MINUTE_MS,
  timeText: '13:45',
  badgeId: aBadgeId(count),
  ...of,
});
const sian = somebody(1);
const hamza = somebody(2, {
  name: 'Hamza Iqbal',
  actionName: 'Family reason',
  leftAtMs: INVENTED_NOW_MS - 150 * MINUTE_MS,
  timeText: '11:50',
  badgeId: null,
});

const openPage = (people: readonly OutPerson[], handlers: FakeHandlers = {}): PageScene =>
  renderPage(<OutNowPage />, {
    'presence.listOutNow': () => [...people],
    'presence.recordCameBack': () => ({ timeText: '14:20' }),
    'presence.print': () => ({ result: 'confirmed' }),
    ...handlers,
  });

describe('who is out now', () => {
  it('stands there with when they left and how long ago; the overdue are pointed out in words', async () => {
    openPage([hamza, sian]);
    const row = within(await screen.findByRole('row', { name: /Hamza Iqbal/ }));
    expect(row.getByText('2 h 30 min')).toBeTruthy();
    expect(row.getByText('more than 2 hours')).toBeTruthy();
    expect(row.getByText('No badge')).toBeTruthy();
    expect(within(screen.getByRole('row', { name: /Siân Owen/ })).getByText('35 min')).toBeTruthy();
    expect(screen.getByText('2 people are out')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('is found without accents, by name or by reason', async () => {
    const scene = openPage([hamza, sian]);
    const search = await screen.findByRole('searchbox', { name: 'Search by name, year or reason' });
    await scene.user.type(search, 'sian');
    expect(screen.queryByText('Hamza Iqbal')).toBeNull();
    await scene.user.clear(search);
    await scene.user.type(search, 'family');
    expect(screen.queryByText('Siân Owen')).toBeNull();
    await scene.user.type(search, 'xyz');
    expect(screen.getByText('Nobody who is out has these letters.')).toBeTruthy();
  });

  it('says so where nobody is', async () => {
    openPage([]);
    expect(await screen.findByText('Nobody is out')).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });
});

describe('somebody who came back and did not touch the kiosk', () => {
  const ask = async ({ user }: PageScene) => {
    await user.click(await screen.findByRole('button', { name: 'Siân Owen came back' }));
    return within(await screen.findByRole('alertdialog', { name: 'Siân Owen came back?' }));
  };

  it('is recorded after a question, and leaves the list', async () => {
    const scene = openPage([hamza, sian]);
    const question = await ask(scene);
    scene.bridge.answer('presence.listOutNow', () => [hamza]);
    await scene.user.click(question.getByRole('button', { name: 'Record it' }));
    expect(await screen.findByText('Siân Owen came back at 14:20.')).toBeTruthy();
    expect(scene.bridge.inputsOf('presence.recordCameBack')).toEqual([{ movementId: sian.movementId }]);
    expect(await screen.findByText('1 person is out')).toBeTruthy();
    expect(screen.queryByRole('row', { name: /Siân Owen/ })).toBeNull();
  });

  it('is not recorded by Escape', async () => {
    const scene = openPage([sian]);
    await ask(scene);
    await scene.user.keyboard('{Escape}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(scene.bridge.inputsOf('presence.recordCameBack')).toEqual([]);
  });

  it('stays on the list, with the reason in the question, when it could not be recorded', async () => {
    const scene = openPage([sian], {
      'presence.recordCameBack': () => {
        throw new AppError('STORAGE_BUSY');
      },
    });
    const question = await ask(scene);
    await scene.user.click(question.getByRole('button', { name: 'Record it' }));
    expect(await question.findByRole('alert')).toBeTruthy();
  });
});

describe('the list on paper', () => {
  it('says what stands in the way when it does not come out', async () => {
    const scene = openPage([sian], {
      'presence.print': () => {
        throw new AppError('PRINTER_NO_PAPER');
      },
    });
    await scene.user.click(await screen.findByRole('button', { name: 'Print the list' }));
    expect(await screen.findByRole('alertdialog', { name: 'It is not on paper' })).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});
