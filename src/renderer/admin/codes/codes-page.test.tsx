import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { actionId } from '../../../shared/domain/ids.ts';
import type { CodesPage as PageFacts } from '../../../shared/ipc/admin/codes-contract.ts';
import { CodesPage } from './codes-page.tsx';

jest.setTimeout(30_000);

const busUse = { actionId: actionId.parse('late-bus'), name: 'Bus or train', direction: 'in' as const };
const facts: PageFacts = {
  codes: [
    { wondeId: 'A1', code: 'L', description: 'Late', type: 'Present', usedBy: [busUse] },
    { wondeId: 'A2', code: 'M', description: 'Medical', type: 'Authorised', usedBy: [] },
  ],
  missing: [],
  readAtMs: 0,
};

const openPage = (more: Partial<PageFacts> = {}, handlers: FakeHandlers = {}) =>
  renderPage(<CodesPage />, { 'codes.getPage': () => ({ ...facts, ...more }), ...handlers });

describe('the attendance codes', () => {
  it('are listed with what uses them, and found by letter or word', async () => {
    const scene = openPage();
    expect(await screen.findByText('Bus or train (in)')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
    await scene.user.type(screen.getByRole('searchbox', { name: 'Search codes' }), 'medi');
    expect(screen.queryByText('Late')).toBeNull();
    expect(screen.getByText('Medical')).toBeTruthy();
    await scene.user.type(screen.getByRole('searchbox', { name: 'Search codes' }), 'xxx');
    expect(screen.getByText('No code matches')).toBeTruthy();
  });

  it('name the first action of many, and are found by any of them', async () => {
    const late = ['late-bus', 'late-car', 'late-ill'].map((id) => ({
      ...busUse,
      actionId: actionId.parse(id),
      name: id,
    }));
    const scene = openPage({ codes: facts.codes.map((row, index) => (index === 0 ? { ...row, usedBy: late } : row)) });
    expect(await screen.findByText('late-bus (in) and 2 more')).toBeTruthy();
    await scene.user.type(screen.getByRole('searchbox', { name: 'Search codes' }), 'late-ill');
    expect(screen.getByText('Late')).toBeTruthy();
    expect(screen.queryByText('Medical')).toBeNull();
  });

  it('flag codes that actions use and the MIS does not have, with the way to the action', async () => {
    const scene = openPage({ missing: [{ code: 'U', usedBy: [busUse] }] });
    expect(await screen.findByText('Actions use U, which the MIS does not have')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: 'Open Bus or train (in)' }));
    expect(scene.wentTo).toEqual([['actions', { actionId: 'late-bus' }]]);
  });

  it('say what to do while there are none', async () => {
    openPage({ codes: [], readAtMs: null });
    expect(await screen.findByText('No codes yet')).toBeTruthy();
    expect(screen.getByText('Never read.')).toBeTruthy();
  });
});

describe('resync', () => {
  const press = async (scene: ReturnType<typeof openPage>) =>
    scene.user.click(await screen.findByRole('button', { name: 'Resync' }));

  it('says what is different', async () => {
    const scene = openPage(
      {},
      { 'codes.resync': () => ({ read: 36, believed: true, added: ['C2'], removed: ['H'], changed: [] }) },
    );
    await press(scene);
    expect(await screen.findByText('36 codes read')).toBeTruthy();
    expect(screen.getByText('New: C2. No longer there: H.')).toBeTruthy();
  });

  it('says that an empty list is not believed', async () => {
    const scene = openPage(
      {},
      { 'codes.resync': () => ({ read: 0, believed: false, added: [], removed: [], changed: [] }) },
    );
    await press(scene);
    expect(await screen.findByText('Wonde sent an empty list')).toBeTruthy();
  });

  it('shows why it failed, and keeps the list', async () => {
    const scene = openPage(
      {},
      {
        'codes.resync': () => {
          throw new AppError('WONDE_OFFLINE');
        },
      },
    );
    await press(scene);
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
    expect(screen.getByText('Medical')).toBeTruthy();
  });
});
