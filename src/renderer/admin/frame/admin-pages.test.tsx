import { describe, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  aLogbookRow,
  aMark,
  anOutNowRow,
  badReport,
  inventedKiosk,
  quietSync,
} from '../../../../tests/fakes/invented-logbook.ts';
import { aGate } from '../../../../tests/fakes/a-gate.ts';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';

const goTo = async ({ user }: AdminScene, page: string) =>
  user.click(within(await screen.findByRole('navigation')).getByRole('button', { name: page }));

const demoWonde = {
  baseUrl: 'http://127.0.0.1:40123/v1.0/',
  schoolId: 'A1000000000',
  writebackEnabled: true,
  tokenHint: '0000',
  demo: true,
  secretStorage: 'key-file' as const,
};

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

describe('Out now', () => {
  it('lists who is out with how long by the kiosk’s clock, longest first, and prints with a reason', async () => {
    const later = anOutNowRow(2, { personName: 'Maja Wójcik', leftAtMs: anOutNowRow(2).leftAtMs + 60 * 60_000 });
    const scene = renderAdmin({ 'admin.listOutNow': () => [later, anOutNowRow(1)] });
    await goTo(scene, 'Out now');
    const [, first, second] = within(await screen.findByRole('table')).getAllByRole('row');
    expect(first?.textContent).toMatch(/Łukasz Kowalski.*1 h 0[45] min/);
    expect(second?.textContent).toMatch(/Maja Wójcik.*[45] min/);
    await scene.user.click(screen.getByRole('button', { name: 'Print the badge of Maja Wójcik' }));
    expect(within(await screen.findByRole('dialog')).getByRole('group', { name: 'Why?' })).toBeTruthy();
  });

  it('says that nobody is out', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'Out now');
    expect(await screen.findByText('Nobody is out')).toBeTruthy();
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
    await scene.user.click(await screen.findByRole('button', { name: 'Bring the roster up to date' }));
    await screen.findByText(/Done\./);
    expect(scene.bridge.inputsOf('admin.syncRoster')).toEqual([{ acceptLeavers: false }]);
  });

  it('refreshes itself', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'Sync and writeback');
    expect(await screen.findByText(/Resting/)).toBeTruthy();
    scene.bridge.answer('admin.getSyncStatus', () => ({ ...quietSync, phase: 'roster' }));
    act(() => scene.bridge.emit('sync.statusChanged'));
    expect((await screen.findAllByText('Bringing the roster up to date…')).length).toBeGreaterThan(0);
  });
});

describe('Integration settings', () => {
  it('says that a token is set and how it ends, and never puts a token on the screen', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'Integration settings');
    expect(await screen.findByText(/Set, ends in 4f2a/)).toBeTruthy();
    const token = screen.getByLabelText<HTMLInputElement>('Token');
    expect(token.type).toBe('password');
    expect(token.value).toBe('');
    scene.bridge.answer('admin.updateWondeSettings', async () => ({
      settings: { ...demoWonde, demo: false, tokenHint: 'beef', baseUrl: 'https://api.wonde.com/v1.0/' },
      restarting: false,
    }));
    await scene.user.type(token, 'secret-token-of-the-school-beef');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(scene.bridge.inputsOf('admin.updateWondeSettings')[0]?.token).toBe('secret-token-of-the-school-beef');
    expect(token.value).toBe('');
    expect(document.body.innerHTML).not.toContain('secret-token-of-the-school');
  });

  it('keeps the token that is set when none is typed', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'Integration settings');
    scene.bridge.answer('admin.updateWondeSettings', (input) => ({
      settings: { ...demoWonde, ...input, demo: false },
      restarting: false,
    }));
    await scene.user.click(await screen.findByRole('switch', { name: 'Write marks back to the MIS' }));
    expect(screen.getByText(/Off: marks are kept/)).toBeTruthy();
    expect(screen.getByText(/Save first/)).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(scene.bridge.inputsOf('admin.updateWondeSettings')).toEqual([
      { baseUrl: 'https://api.wonde.com/v1.0/', schoolId: 'A1329183376', writebackEnabled: false, token: null },
    ]);
  });

  it('marks the field main did not accept', async () => {
    const scene = renderAdmin({
      'admin.updateWondeSettings': () => {
        throw new AppError('VALIDATION', { fields: { schoolId: 'too long' } });
      },
    });
    await goTo(scene, 'Integration settings');
    await scene.user.type(await screen.findByLabelText('School ID'), 'X');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.getByLabelText('School ID').getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('Type the school ID as Wonde gives it.')).toBeTruthy();
  });

  it('in the demo starts from Wonde’s own address, wants a real token, and says that saving ends the demo', async () => {
    const scene = renderAdmin({
      'admin.getWondeSettings': () => demoWonde,
      'admin.updateWondeSettings': () => ({ settings: demoWonde, restarting: true }),
    });
    await goTo(scene, 'Integration settings');
    expect(await screen.findByText(/ends the demo: the kiosk restarts/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe('https://api.wonde.com/v1.0/');
    await scene.user.type(screen.getByLabelText('School ID'), 'A1329183376');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Type the token Wonde gave you.')).toBeTruthy();
    await scene.user.type(screen.getByLabelText('Token'), '0123456789abcdef');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/restarting with the real school/)).toBeTruthy();
  });

  it('tests the connection green', async () => {
    const scene = renderAdmin();
    await goTo(scene, 'Integration settings');
    await scene.user.click(await screen.findByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('Everything works')).toBeTruthy();
    const parts = within(screen.getByRole('list', { name: 'Test connection' })).getAllByRole('listitem');
    expect(parts).toHaveLength(8);
    for (const part of parts) expect(part.textContent).toContain('Works');
  });

  it('tests the connection red: names the part, what is wrong, what to do, and what was not tried', async () => {
    const scene = renderAdmin({ 'admin.testConnection': () => badReport });
    await goTo(scene, 'Integration settings');
    await scene.user.click(await screen.findByRole('button', { name: 'Test connection' }));
    expect((await screen.findByRole('alert')).textContent).toContain('1 thing does not work');
    const token = screen.getByText('Token', { selector: 'strong' }).closest('li');
    expect(token?.textContent).toContain('Does not work');
    expect(token?.textContent).toContain('The token was not accepted');
    expect(token?.textContent).toContain('What to do:');
    expect(screen.getAllByText(/not tried yet/)).toHaveLength(4);
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
