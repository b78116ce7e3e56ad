import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import type { PhotoErasureView } from '../../../shared/ipc/admin/photo-erasures-contract.ts';
import { Page } from '../parts/layout/page.tsx';
import { Erasures } from './erasures.tsx';

const proof = (changes: Partial<PhotoErasureView> = {}): PhotoErasureView => ({
  seq: 2,
  photoId: '01990000-0000-7000-8000-00000000abcd',
  personName: 'Siân Owen',
  takenAtMs: Date.parse('2025-10-22T09:00:00Z'),
  erasedAtMs: Date.parse('2025-11-21T09:10:00Z'),
  reason: 'expired',
  who: 'kiosk',
  fileSha256: 'c0ffee00'.repeat(8),
  ...changes,
});

const open = (handlers: Parameters<typeof renderPage>[1]) =>
  renderPage(
    <Page title="System">
      <Erasures />
    </Page>,
    handlers,
  );

describe('the proofs of erased photos', () => {
  it('say whose, when, why, by whom, and which file it was', async () => {
    const unused = proof({ seq: 1, personName: null, reason: 'unused' });
    open({ 'photos.listErasures': () => ({ rows: [proof({ who: 'Adam', reason: 'withdrawn' }), unused], total: 2 }) });
    const rows = (await screen.findAllByRole('row')).map((row) => row.textContent ?? '');
    expect(rows[1]).toMatch(/Siân Owen.*Permission refused.*Adam.*…0000abcd, file c0ffee00…/);
    expect(rows[2]).toMatch(/Nobody.*Nobody used it.*The kiosk/);
    expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('go back as far as somebody wants to see', async () => {
    const { user, bridge } = open({
      'photos.listErasures': ({ beforeSeq }) => ({
        rows: beforeSeq === null ? [proof()] : [proof({ seq: 1, personName: 'Ben Hughes' })],
        total: 2,
      }),
    });
    await screen.findByText('1 of 2');
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByText('Ben Hughes')).toBeTruthy();
    expect(screen.getByText('2 of 2')).toBeTruthy();
    expect(bridge.inputsOf('photos.listErasures').at(-1)).toEqual({ beforeSeq: 2 });
  });

  it('are handed over as a file', async () => {
    const { user, bridge } = open({
      'photos.listErasures': () => ({ rows: [proof()], total: 1 }),
      'photos.exportErasures': () => ({ saved: true, fileName: 'erased.csv', rowCount: 1 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'As CSV' }));
    expect(bridge.inputsOf('photos.exportErasures')).toEqual([{ format: 'csv' }]);
  });

  it('say where there is none what will be written there', async () => {
    open({ 'photos.listErasures': () => ({ rows: [], total: 0 }) });
    expect(await screen.findByText('No photo erased yet')).toBeTruthy();
  });
});
