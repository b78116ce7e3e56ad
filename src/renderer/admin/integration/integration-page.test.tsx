import { describe, expect, it, jest } from '@jest/globals';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { AppError } from '../../../shared/errors/app-error.ts';
import { connectionParts } from '../../../shared/ipc/admin/integration-contract.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { MisCapability } from '../../../shared/domain/mis-capability.ts';
import { inventedAccess, inventedCapability, inventedMail } from '../../../../tests/fakes/invented-integration.ts';
import { badReport, goodReport } from '../../../../tests/fakes/invented-logbook.ts';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';

// Typing into many fields of a whole admin view takes long on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

const goTo = async ({ user }: AdminScene, page: string) =>
  user.click(within(await screen.findByRole('navigation')).getByRole('button', { name: page }));

async function openTab(scene: AdminScene, name: string): Promise<void> {
  await goTo(scene, 'Integration settings');
  await scene.user.click(await screen.findByRole('tab', { name }));
}

const demoWonde = {
  baseUrl: 'http://127.0.0.1:40123/v1.0/',
  schoolId: 'A1000000000',
  writebackEnabled: true,
  tokenHint: '0000',
  demo: true,
  secretStorage: 'key-file' as const,
};

describe('School and token', () => {
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
    expect(parts).toHaveLength(connectionParts.length - 1);
    for (const part of parts) expect(part.textContent).toContain('Works');
  });

  it('tests the connection red: names the part, what is wrong, what to do, and what was not tried', async () => {
    const scene = renderAdmin({ 'admin.testConnection': () => badReport });
    await goTo(scene, 'Integration settings');
    await scene.user.click(await screen.findByRole('button', { name: 'Test connection' }));
    expect((await screen.findByRole('alert')).textContent).toContain('1 thing does not work');
    const token = screen.getByText('Token', { selector: 'strong' }).closest('li');
    expect(token?.textContent).toContain('Does not work');
    expect(token?.textContent).toContain('Wonde does not accept this token');
    expect(token?.textContent).toContain('What to do:');
    expect(screen.getAllByText(/not tried yet/)).toHaveLength(8);
  });
});

describe('the connection test', () => {
  it('stays green for what the kiosk can do without, and says what that is', async () => {
    const checks = goodReport.checks.map((check) =>
      check.part === 'employees'
        ? {
            ...check,
            ok: false,
            needed: false,
            errorCode: 'WONDE_FORBIDDEN' as const,
            reason: 'scopeWithheld' as const,
          }
        : check,
    );
    const scene = renderAdmin({ 'admin.testConnection': () => ({ ok: true, checks }) });
    await goTo(scene, 'Integration settings');
    await scene.user.click(await screen.findByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText(/1 thing is worth knowing/)).toBeTruthy();
    const staff = screen.getByText('Reading staff').closest('li');
    expect(staff?.textContent).toMatch(/Not available.*has not given this permission.*What to do:/);
  });
});

describe('Photos', () => {
  it('are switched off in general, and back on by Undo', async () => {
    const scene = renderAdmin({ 'integration.setPhotos': () => ({}) });
    await goTo(scene, 'Integration settings');
    await scene.user.click(await screen.findByRole('switch', { name: 'Take photos in general' }));
    expect(await screen.findByText('Photos are off.')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: /Undo/ }));
    await waitFor(() =>
      expect(scene.bridge.inputsOf('integration.setPhotos')).toEqual([{ enabled: false }, { enabled: true }]),
    );
  });
});

describe('Access', () => {
  it('shows an approved school with what it allows, and offers no request', async () => {
    const scene = renderAdmin();
    await openTab(scene, 'Access');
    expect(await screen.findByText('Approved')).toBeTruthy();
    expect(screen.getByText('The school allows it, and it is switched on here')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Request access/ })).toBeNull();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('says that access was revoked and what Wonde answers, and asks again with a person to turn to', async () => {
    const revoked = { ...inventedAccess, state: 'revoked' as const, problem: 'WONDE_FORBIDDEN' as const };
    const scene = renderAdmin({
      'integration.getAccess': () => revoked,
      'integration.requestAccess': () => ({ ...revoked, state: 'pending' }),
    });
    await openTab(scene, 'Access');
    expect(await screen.findByText('Revoked')).toBeTruthy();
    expect(screen.getByText('Wonde refuses this kiosk')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: 'Request access' }));
    const dialog = within(await screen.findByRole('dialog'));
    await scene.user.click(dialog.getByRole('checkbox', { name: 'Give a person to turn to' }));
    await scene.user.type(dialog.getByLabelText('First name'), 'Siân');
    await scene.user.type(dialog.getByLabelText('Last name'), 'Owen');
    await scene.user.type(dialog.getByLabelText('E-mail'), 'sian@millbrook.example');
    await scene.user.click(dialog.getByRole('button', { name: 'Send the request' }));
    expect(await screen.findByText(/The school has been asked/)).toBeTruthy();
    expect(scene.bridge.inputsOf('integration.requestAccess')).toEqual([
      { contact: { firstName: 'Siân', lastName: 'Owen', email: 'sian@millbrook.example', phone: '', notes: '' } },
    ]);
  });

  it('says what the MIS takes and who says so, and an administrator can say what is known better', async () => {
    const known: MisCapability = {
      ...inventedCapability,
      mis: 'SchoolBase',
      comment: { answer: 'no', source: 'vendors' },
      minutesLate: { answer: 'no', source: 'vendors' },
      codesMissing: ['U'],
    };
    const scene = renderAdmin({
      'marks.getCapability': () => known,
      'marks.setMisAccepts': (chosen) => ({ ...known, chosen }),
    });
    await openTab(scene, 'Access');
    expect(await screen.findByText(/SchoolBase takes the code only/)).toBeTruthy();
    expect(screen.getByText('Taken. The school says so in Wonde.')).toBeTruthy();
    expect(screen.getByText(/Not in it, though an action uses it: U/)).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: /Minutes late/ }));
    await scene.user.click(await screen.findByRole('option', { name: 'It takes it' }));
    expect(await screen.findByText(/Marks that leave from now on follow it/)).toBeTruthy();
    expect(scene.bridge.inputsOf('marks.setMisAccepts')).toEqual([{ comment: 'asKnown', minutesLate: 'yes' }]);
  });

  it('asks for school and token first', async () => {
    const scene = renderAdmin({
      'integration.getAccess': () => ({ ...inventedAccess, state: 'unknown', ready: false }),
    });
    await openTab(scene, 'Access');
    expect(await screen.findByText(/Fill in the school ID and the token first/)).toBeTruthy();
  });
});

describe('Messages', () => {
  it('saves addresses and server, and sends the password only on its way in', async () => {
    const scene = renderAdmin({
      'mail.update': ({ settings }) => ({
        ...inventedMail,
        settings: { ...inventedMail.settings, addresses: settings.addresses ?? [] },
      }),
    });
    await openTab(scene, 'Messages');
    await scene.user.type(await screen.findByLabelText('E-mail addresses'), '\nhead@millbrook.example');
    const password = screen.getByLabelText<HTMLInputElement>('Password');
    expect(password.value).toBe('');
    await scene.user.type(password, 'a-new-secret');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(scene.bridge.inputsOf('mail.update')).toHaveLength(1));
    expect(scene.bridge.inputsOf('mail.update')[0]).toMatchObject({
      settings: { addresses: ['office@millbrook.example', 'head@millbrook.example'] },
      password: { kind: 'set', password: 'a-new-secret' },
    });
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe(''));
  });

  it('says what is wrong before it asks main', async () => {
    const scene = renderAdmin();
    await openTab(scene, 'Messages');
    const addresses = await screen.findByLabelText('E-mail addresses');
    await scene.user.clear(addresses);
    await scene.user.type(addresses, 'no address at all');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('One of these is no e-mail address.')).toBeTruthy();
    expect(scene.bridge.inputsOf('mail.update')).toEqual([]);
  });

  it.each([
    [
      { accepted: true, errorCode: null, serverWords: '250 kept for you', refusedAddresses: [] },
      /The mail server took the message/,
    ],
    [
      {
        accepted: false,
        errorCode: 'MAIL_AUTH' as const,
        serverWords: '535 Username and Password not accepted',
        refusedAddresses: [],
      },
      /The mail server refused the log-in/,
    ],
  ])('the test message tells the server’s answer: %j', async (answer, title) => {
    const scene = renderAdmin({ 'mail.sendTest': () => answer });
    await openTab(scene, 'Messages');
    await scene.user.click(await screen.findByRole('button', { name: 'Send a test message' }));
    expect(await screen.findByText(title)).toBeTruthy();
    expect(screen.getByText(`The server said: ${answer.serverWords}`)).toBeTruthy();
  });

  it('shows what waits, why, and tries again when asked', async () => {
    const stuck = { ...inventedMail, waiting: 2, problem: { code: 'MAIL_OFFLINE' as const, serverWords: null } };
    const scene = renderAdmin({ 'mail.get': () => stuck, 'mail.sendNow': () => stuck });
    await openTab(scene, 'Messages');
    expect(await screen.findByText('2 messages wait to be sent')).toBeTruthy();
    expect(screen.getByText('The mail server could not be reached.')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(scene.bridge.inputsOf('mail.sendNow')).toHaveLength(1);
    expect(await findAxeViolations()).toEqual([]);
  });
});
