import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { inventedKiosk, quietSync } from '../../../../tests/fakes/invented-logbook.ts';
import { renderAdmin } from '../../../../tests/harness/render-admin.tsx';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';

const openWith = (syncLight: KioskState['syncLight'], pausedBecause: ErrorCode | null) =>
  renderAdmin({
    'kiosk.getState': () => ({ ...inventedKiosk, syncLight }),
    'admin.getSyncStatus': () => ({ ...quietSync, waiting: 3, pausedBecause }),
  });

describe('the light in the header', () => {
  it.each([
    [null, 'Marks are waiting to be sent'],
    ['WONDE_WRITEBACK_OFF', 'Marks are not written to the MIS'],
    ['WONDE_NOT_SET_UP', 'Not connected to the MIS yet'],
    ['WONDE_OFFLINE', 'No connection; marks are kept here'],
    ['WONDE_RATE_LIMITED', 'Sending is paused'],
  ] as const)('while marks wait and sending is paused because of %s says: %s', async (because, said) => {
    openWith('waiting', because);
    const header = within(await screen.findByRole('banner'));
    expect(await header.findByRole('button', { name: new RegExp(said) })).toBeTruthy();
  });

  it('puts what a person must do before why nothing is sent', async () => {
    openWith('attention', 'WONDE_WRITEBACK_OFF');
    const header = within(await screen.findByRole('banner'));
    expect(await header.findByRole('button', { name: /Something needs a person/ })).toBeTruthy();
  });
});

describe('the focus', () => {
  it('goes to the heading of what is shown when the focused thing is gone', async () => {
    const { user } = openWith('waiting', 'WONDE_AUTH');
    await user.click(within(await screen.findByRole('navigation')).getByRole('button', { name: 'Sync and writeback' }));
    const main = within(screen.getByRole('main'));
    await user.click(await main.findByRole('button', { name: 'Integration settings' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Integration settings' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('stays where it is when something else changes', async () => {
    const { user } = renderAdmin();
    const navigation = within(await screen.findByRole('navigation'));
    const link = navigation.getByRole('button', { name: 'Reports' });
    await user.click(link);
    await screen.findByRole('heading', { level: 1, name: 'Reports' });
    expect(document.activeElement).toBe(link);
  });
});
