import { describe, expect, it } from '@jest/globals';
import { act, screen, within } from '@testing-library/react';
import { inventedKiosk, quietSync } from '../../../../tests/fakes/invented-logbook.ts';
import { aGate } from '../../../../tests/fakes/a-gate.ts';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';

const goTo = async ({ user }: AdminScene, page: string) =>
  user.click(within(await screen.findByRole('navigation')).getByRole('button', { name: page }));

describe('the frame', () => {
  it('says the school, the demo and how the sync stands in words', async () => {
    const scene = renderAdmin({ 'kiosk.getState': () => ({ ...inventedKiosk, demo: true, syncLight: 'attention' }) });
    const header = within(await screen.findByRole('banner'));
    expect(header.getByText('Millbrook Vale School')).toBeTruthy();
    expect(header.getByText(/Demo school/)).toBeTruthy();
    await scene.user.click(header.getByRole('button', { name: /Something needs a person/ }));
    expect(await screen.findByRole('heading', { name: 'Sync and writeback' })).toBeTruthy();
  });

  it('signs out to the gate', async () => {
    const scene = renderAdmin();
    await screen.findByRole('navigation');
    scene.bridge.answer('admin.getGate', () => aGate({ signedIn: false }));
    await goTo(scene, 'Sign out');
    expect(await screen.findByText('You are signed out.')).toBeTruthy();
    expect(scene.bridge.inputsOf('admin.signOut')).toHaveLength(1);
  });
});

describe('Sync and writeback', () => {
  it('says why nothing is sent and leads to the place to put it right', async () => {
    const scene = renderAdmin({
      'admin.getSyncStatus': () => ({ ...quietSync, waiting: 7, pausedBecause: 'WONDE_AUTH' }),
    });
    await goTo(scene, 'Sync and writeback');
    expect(await screen.findByText(/Nothing is being sent at the moment: The token was not accepted/)).toBeTruthy();
    const main = within(screen.getByRole('main'));
    await scene.user.click(main.getByRole('button', { name: 'Integration settings' }));
    expect(await screen.findByRole('heading', { name: 'Integration settings' })).toBeTruthy();
  });

  it('takes a suspicious roster only after a question', async () => {
    const scene = renderAdmin({ 'admin.getSyncStatus': () => ({ ...quietSync, rosterProblem: 'ROSTER_SUSPICIOUS' }) });
    await goTo(scene, 'Sync and writeback');
    await scene.user.click(await screen.findByRole('button', { name: 'Accept the change' }));
    await scene.user.click(await screen.findByRole('button', { name: 'No, keep the pupils we have' }));
    expect(scene.bridge.inputsOf('admin.syncRoster')).toEqual([]);
    await scene.user.click(screen.getByRole('button', { name: 'Accept the change' }));
    await scene.user.click(await screen.findByRole('button', { name: 'Yes, take it over' }));
    expect(await screen.findByText(/1,204 pupils are on the kiosk/)).toBeTruthy();
    expect(scene.bridge.inputsOf('admin.syncRoster')).toEqual([{ acceptLeavers: true }]);
  });

  it('brings the roster up to date without accepting leavers', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'Sync and writeback');
    await scene.user.click(await screen.findByRole('button', { name: 'Update people from the MIS' }));
    await screen.findByText(/Done\./);
    expect(scene.bridge.inputsOf('admin.syncRoster')).toEqual([{ acceptLeavers: false }]);
  });

  it('refreshes itself', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'Sync and writeback');
    expect(await screen.findByText(/Everything happens by itself/)).toBeTruthy();
    scene.bridge.answer('admin.getSyncStatus', () => ({ ...quietSync, phase: 'roster' }));
    act(() => scene.bridge.emit('sync.statusChanged'));
    expect((await screen.findAllByText('Fetching people from the MIS…')).length).toBeGreaterThan(0);
  });
});

describe('My password', () => {
  it('changes the password when the current one is right and the new one is typed twice alike', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'My password');
    await scene.user.type(await screen.findByLabelText('Current password'), 'plum anchor violin');
    await scene.user.type(screen.getByLabelText('New password'), 'teapot river lamp');
    await scene.user.type(screen.getByLabelText('The new password again'), 'teapot river lamb');
    await scene.user.click(screen.getByRole('button', { name: 'Change the password' }));
    expect(screen.getByRole('alert').textContent).toContain('not the same');
    await scene.user.type(screen.getByLabelText('The new password again'), '{Backspace}p');
    await scene.user.click(screen.getByRole('button', { name: 'Change the password' }));
    expect(await screen.findByText('The password is changed.')).toBeTruthy();
    expect(scene.bridge.inputsOf('admin.changePassword')).toEqual([
      { currentPassword: 'plum anchor violin', newPassword: 'teapot river lamp' },
    ]);
  });
});
