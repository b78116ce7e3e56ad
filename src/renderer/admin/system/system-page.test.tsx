import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import type { SystemFacts } from '../../../shared/ipc/admin/system-contract.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { bytesText } from './bytes-text.ts';
import { SystemPage } from './system-page.tsx';

const facts: SystemFacts = {
  version: '0.1.0',
  kioskId: '01900000-0000-7000-8000-000000000001',
  folder: '/var/lib/gatehouse',
  storeBytes: 3_400_000,
  freeBytes: 40_000_000_000,
  secretStorage: 'key-file',
  backups: [],
  logs: [{ name: 'gatehouse-2026-09-22.log', bytes: 1_200, changedAtMs: 0 }],
  photosKeepDays: 30,
};

describe('the page System', () => {
  it('says what runs, how much room is left, and warns when it is little', async () => {
    const { bridge } = renderPage(<SystemPage />, {
      'photos.listErasures': () => ({ rows: [], total: 0 }),
      'system.get': () => facts,
    });
    expect(await screen.findByText('40.0 GB')).toBeTruthy();
    expect(screen.getByText('3.4 MB')).toBeTruthy();
    expect(screen.queryByText('Little room on the disk')).toBeNull();
    expect(bridge.inputsOf('system.get')).toEqual([{}]);
  });

  it('warns of a disk that is nearly full', async () => {
    renderPage(<SystemPage />, {
      'photos.listErasures': () => ({ rows: [], total: 0 }),
      'system.get': () => ({ ...facts, freeBytes: 200_000_000 }),
    });
    expect(await screen.findByText('Little room on the disk')).toBeTruthy();
  });

  it('makes a copy of the data and lists it', async () => {
    const name = 'manual-20260922T081200000Z.db';
    const { bridge, user } = renderPage(<SystemPage />, {
      'photos.listErasures': () => ({ rows: [], total: 0 }),
      'system.get': () => facts,
      'system.backUp': () => ({ name }),
    });
    expect(await screen.findByText('No copy yet')).toBeTruthy();
    bridge.answer('system.get', () => ({ ...facts, backups: [{ name, bytes: 9_000, changedAtMs: 0 }] }));
    await user.click(screen.getByRole('button', { name: 'Make a copy now' }));
    expect(await screen.findByText(`Copied as ${name}.`)).toBeTruthy();
    expect(within(await screen.findByRole('list', { name: 'Copies of the data' })).getByText(name)).toBeTruthy();
  });

  it('saves a log, and how long photos stay', async () => {
    const { bridge, user } = renderPage(<SystemPage />, {
      'photos.listErasures': () => ({ rows: [], total: 0 }),
      'system.get': () => facts,
      'system.saveLog': () => ({ saved: true }),
      'system.setRetention': ({ photosKeepDays }) => ({ photosKeepDays }),
    });
    await user.click(await screen.findByRole('button', { name: 'Save gatehouse-2026-09-22.log' }));
    expect(bridge.inputsOf('system.saveLog')).toEqual([{ name: 'gatehouse-2026-09-22.log' }]);
    const days = screen.getByLabelText(/Days that photos/);
    await user.clear(days);
    await user.type(days, '14');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(bridge.inputsOf('system.setRetention')).toEqual([{ photosKeepDays: 14 }]);
  });
});

describe('sizes', () => {
  it('are words people use', () => {
    expect([0, 999, 1_000, 3_400_000, 40_000_000_000].map(bytesText)).toEqual([
      '0 B',
      '999 B',
      '1.0 KB',
      '3.4 MB',
      '40.0 GB',
    ]);
  });
});
