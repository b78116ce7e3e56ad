import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { AppError } from '../../../shared/errors/app-error.ts';
import { aGate } from '../../../../tests/fakes/a-gate.ts';
import { INVENTED_NOW_MS } from '../../../../tests/fakes/invented-logbook.ts';
import { pressEnter } from '../../../../tests/harness/press-enter.ts';
import { renderAdmin } from '../../../../tests/harness/render-admin.tsx';

const closed = aGate({ signedIn: false });
const fresh = aGate({ passwordSet: false, signedIn: false });
const open = aGate();

afterEach(() => {
  jest.useRealTimers();
});

// Typing letter by letter takes a while on a machine that does other things too.
jest.setTimeout(20_000);

describe('a fresh kiosk', () => {
  it('asks for a password twice, says why, and takes the first long enough pair that agrees', async () => {
    const { bridge, user } = renderAdmin({ 'admin.getGate': () => fresh });
    expect(await screen.findByRole('heading', { name: 'Set the admin password' })).toBeTruthy();
    expect(screen.getByText(/shows pupils’ names/)).toBeTruthy();

    await user.type(screen.getByLabelText('New password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(screen.getByRole('alert').textContent).toContain('at least 8 characters');

    await user.type(screen.getByLabelText('New password'), ' but longer');
    await user.type(screen.getByLabelText('The same password again'), 'something else');
    await user.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(screen.getByRole('alert').textContent).toContain('not the same');
    expect(bridge.inputsOf('admin.setFirstPassword')).toEqual([]);

    await user.clear(screen.getByLabelText('The same password again'));
    await user.type(screen.getByLabelText('The same password again'), 'short but longer');
    bridge.answer('admin.setFirstPassword', () => {
      bridge.answer('admin.getGate', () => open);
      return open;
    });
    await user.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByRole('heading', { name: 'Daily logbook' })).toBeTruthy();
    expect(bridge.inputsOf('admin.setFirstPassword')).toEqual([
      { name: 'Administrator', password: 'short but longer' },
    ]);
  });
});

describe('signing in', () => {
  it('opens the logbook with the right password', async () => {
    const { bridge, user } = renderAdmin({
      'admin.getGate': () => closed,
      'admin.signIn': () => {
        bridge.answer('admin.getGate', () => open);
        return open;
      },
    });
    await user.type(await screen.findByLabelText('Admin password'), 'plum anchor violin');
    await pressEnter(user);
    expect(await screen.findByRole('heading', { name: 'Daily logbook' })).toBeTruthy();
    expect(bridge.inputsOf('admin.signIn')).toEqual([{ name: null, password: 'plum anchor violin' }]);
  });

  it('says that a password was wrong, empties the field and puts the caret back into it', async () => {
    const { user } = renderAdmin({
      'admin.getGate': () => closed,
      'admin.signIn': () => {
        throw new AppError('ADMIN_PASSWORD_WRONG');
      },
    });
    const field = await screen.findByLabelText<HTMLInputElement>('Admin password');
    await user.type(field, 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Wrong password');
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  it('counts a lock-out down by the kiosk’s clock, tries nothing meanwhile, and opens when it is over', async () => {
    jest.useFakeTimers();
    const advanceTimers = (ms: number) => jest.advanceTimersByTime(ms);
    const { bridge, user } = renderAdmin(
      { 'admin.getGate': () => ({ ...closed, lockedUntilMs: INVENTED_NOW_MS + 90_000 }) },
      { advanceTimers },
    );
    await act(() => jest.advanceTimersByTimeAsync(1_000));
    expect(screen.getByRole('timer').textContent).toMatch(/1:(29|30)/);
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(screen.getByRole('timer').textContent).toMatch(/0:(29|30)/);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(bridge.inputsOf('admin.signIn')).toEqual([]);

    await act(() => jest.advanceTimersByTimeAsync(31_000));
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText('You can try again now.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Admin password').disabled).toBe(false);
  });

  it('leads back to the kiosk in one touch', async () => {
    const { user, left } = renderAdmin({ 'admin.getGate': () => closed });
    await user.click(await screen.findByRole('button', { name: 'Back to the kiosk' }));
    expect(left()).toBe(1);
  });

  it('can be typed on the screen where there is no keyboard', async () => {
    const { bridge, user } = renderAdmin({ 'admin.getGate': () => closed });
    await user.click(await screen.findByRole('button', { name: 'Show the on-screen keyboard' }));
    const keyboard = await screen.findByRole('region', { name: 'On-screen keyboard' });
    for (const key of ['a', 'Shift', 'b', 'c', 'Delete', '4']) {
      const button = [...keyboard.querySelectorAll('button')].find(
        (one) => one.getAttribute('aria-label') === key || one.textContent?.toLowerCase() === key,
      );
      if (button === undefined) throw new Error(`no key ${key}`);
      await user.click(button);
    }
    expect(screen.getByLabelText<HTMLInputElement>('Admin password').value).toBe('aB4');
    bridge.answer('admin.signIn', () => open);
    await user.click([...keyboard.querySelectorAll('button')].find((one) => one.textContent === 'Enter') ?? keyboard);
    await waitFor(() => expect(bridge.inputsOf('admin.signIn')).toEqual([{ name: null, password: 'aB4' }]));
  });
});

describe('with several users', () => {
  const named = aGate({ signedIn: false, asksName: true });

  it('asks for the name too, and refuses a wrong name in the words of a wrong password', async () => {
    const { bridge, user } = renderAdmin({
      'admin.getGate': () => named,
      'admin.signIn': () => {
        throw new AppError('ADMIN_PASSWORD_WRONG');
      },
    });
    await user.type(await screen.findByLabelText('Admin password'), 'a guess');
    await pressEnter(user);
    expect(screen.getByRole('alert').textContent).toContain('Type your name first');
    await user.type(screen.getByLabelText('Your name'), 'Nobody');
    await pressEnter(user);
    expect(await screen.findByText('Name or password is wrong')).toBeTruthy();
    expect(bridge.inputsOf('admin.signIn')).toEqual([{ name: 'Nobody', password: 'a guess' }]);
  });

  it('leads to a password of one’s own when somebody else set it', async () => {
    const { bridge, user } = renderAdmin({
      'admin.getGate': () => named,
      'admin.signIn': () => {
        throw new AppError('ADMIN_CHANGE_NEEDED');
      },
      'admin.signInWithNewPassword': () => aGate(),
    });
    await user.type(await screen.findByLabelText('Your name'), 'Maria');
    await user.type(screen.getByLabelText('Admin password'), 'was given');
    await pressEnter(user);
    await user.type(await screen.findByLabelText('New password'), 'was given');
    await user.type(screen.getByLabelText('The same password again'), 'was given');
    await pressEnter(user);
    expect(screen.getByRole('alert').textContent).toContain('another one');
    for (const label of ['New password', 'The same password again']) {
      await user.clear(screen.getByLabelText(label));
      await user.type(screen.getByLabelText(label), 'my own words');
    }
    await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
    await waitFor(() =>
      expect(bridge.inputsOf('admin.signInWithNewPassword')).toEqual([
        { name: 'Maria', password: 'was given', newPassword: 'my own words' },
      ]),
    );
  });
});

describe('the session', () => {
  it('is only a picture here: when main ends it, the gate is back and says why', async () => {
    const { bridge } = renderAdmin();
    await screen.findByRole('heading', { name: 'Daily logbook' });
    bridge.answer('admin.getGate', () => closed);
    act(() => bridge.emit('admin.sessionEnded'));
    expect(await screen.findByRole('heading', { name: 'Sign in to the admin view' })).toBeTruthy();
    expect(screen.getByText(/signed out because nobody used/)).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('that turns out to be over when something is asked leads to the gate too', async () => {
    const { bridge, user } = renderAdmin({
      'admin.uploadNow': () => {
        bridge.answer('admin.getGate', () => closed);
        throw new AppError('ADMIN_SIGN_IN_NEEDED');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Upload to MIS' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to the admin view' })).toBeTruthy();
  });

  it('is ended in main when somebody goes back to the kiosk', async () => {
    const { bridge, user, left } = renderAdmin();
    await user.click(await screen.findByRole('button', { name: 'Back to the kiosk' }));
    expect(left()).toBe(1);
    expect(bridge.inputsOf('admin.signOut')).toHaveLength(1);
  });
});
