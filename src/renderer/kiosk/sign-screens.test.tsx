import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createFakeBridge, type FakeBridge, type FakeHandlers } from '../../../tests/fakes/fake-bridge.ts';
import { aName, aReason, aReceipt, kioskAnswers } from '../../../tests/fakes/kiosk-answers.ts';
import { renderWithBridge } from '../../../tests/harness/render-app.tsx';
import { departmentId, userTypeId } from '../../shared/domain/user-type.ts';
import { actionId } from '../../shared/domain/ids.ts';
import { termsVersionId } from '../../shared/domain/terms.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { PersonOffer, PersonStanding } from '../../shared/ipc/kiosk-contract.ts';
import { App } from '../app.tsx';

const SIXTH = userTypeId.parse('sixth');
const STAFF = userTypeId.parse('staff');
const version = termsVersionId.parse('01990000-0000-7000-8000-00000000000c');
const doors = { late: true, leaving: true, return: true, sign: true };

const offer = (name: string, more: Partial<PersonOffer> = {}): PersonOffer => ({
  ...aReason({ actionId: actionId.parse(name), name, icon: 'other' }),
  kind: 'signIn',
  building: null,
  ...more,
});
const standing = (more: Partial<PersonStanding> = {}): PersonStanding => ({
  personId: aName().personId,
  label: 'Siân O',
  presence: 'signedIn',
  sinceText: '08:31',
  building: 'Library',
  outSinceText: null,
  offers: [offer('Art block', { kind: 'buildingIn', building: 'Art block' }), offer('Sign out', { kind: 'signOut' })],
  canReturn: false,
  doors: [],
  ...more,
});

async function openKiosk(answers: FakeHandlers = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge({
    ...kioskAnswers({ doors }),
    'kiosk.listSignGroups': () => [
      { userTypeId: SIXTH, name: 'Sixth Form', kind: 'student' },
      { userTypeId: STAFF, name: 'Teaching staff', kind: 'staff' },
    ],
    'kiosk.listDepartments': () => [
      { id: departmentId.parse('science'), name: 'Science' },
      { id: departmentId.parse('art'), name: 'Art' },
    ],
    'kiosk.listStaff': () => [aName({ label: 'Siân Owen' })],
    'kiosk.getPerson': () => standing(),
    'kiosk.identify': () => aName(),
    'kiosk.recordMovement': () => aReceipt({ kind: 'signOut', nextStep: 'goodbye', reasonName: 'Sign out' }),
    ...answers,
  });
  renderWithBridge(<App />, bridge);
  await waitFor(() => expect(document.querySelector('[data-app-state="ready"]')).not.toBeNull());
  return bridge;
}

const button = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('button', { name });
async function press(...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) fireEvent.click(await button(name));
}
const question = (name: string): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });

function present(text: string): void {
  let atMs = 1000;
  for (const key of [...Array.from(text), 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (atMs += 5) });
    act(() => void document.body.dispatchEvent(event));
  }
}

describe('the idle screen', () => {
  it('has only the doors that lead somewhere', async () => {
    const primary = { late: false, leaving: true, return: true, sign: false };
    await openKiosk({ 'kiosk.getState': () => ({ ...kioskStateWith(primary) }) });
    const group = await screen.findByRole('group', { name: 'What would you like to do?' });
    const names = within(group)
      .getAllByRole('button')
      .map((door) => door.getAttribute('aria-label'));
    expect(names).toEqual(['I’m leaving', 'I’m back']);
  });

  it('sends people to the desk where nothing leads anywhere', async () => {
    await openKiosk({
      'kiosk.getState': () => kioskStateWith({ late: false, leaving: false, return: false, sign: false }),
    });
    expect(await screen.findByText('There is nothing to choose here yet')).toBeTruthy();
  });
});

describe('finding oneself by name', () => {
  it('asks staff for department and name, says where they stand, and records with one touch', async () => {
    const bridge = await openKiosk();
    await press('Sign in or out', 'By my name', 'Teaching staff', 'Science', 'Siân Owen');
    expect(await screen.findByText('Signed in since 08:31 · Library')).toBeTruthy();
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([]);
    await press('Sign out');
    expect(await screen.findByText('Goodbye.')).toBeTruthy();
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([
      expect.objectContaining({ personId: aName().personId, actionId: 'Sign out', identifiedBy: 'name' }),
    ]);
  });

  it('passes by a user type and a department that have no other beside them', async () => {
    await openKiosk({
      'kiosk.listSignGroups': () => [{ userTypeId: STAFF, name: 'Teaching staff', kind: 'staff' }],
      'kiosk.listDepartments': () => [{ id: departmentId.parse('science'), name: 'Science' }],
    });
    await press('Sign in or out', 'By my name');
    await button('Siân Owen');
    await press('Back');
    await question('How shall we find you?');
  });

  it('asks main for the pupils of the user type that was chosen', async () => {
    const bridge = await openKiosk();
    await press('Sign in or out', 'By my name', 'Sixth Form', 'Year 8', 'March', 'Siân O');
    await screen.findByText(/Signed in since/);
    expect(bridge.inputsOf('kiosk.listNames').at(-1)).toMatchObject({ scope: 'sign', userTypeId: SIXTH });
  });
});

describe('a card', () => {
  it('shows where its owner stands, however often it is presented, and records nothing', async () => {
    const bridge = await openKiosk();
    present('0004A1B2C3');
    await screen.findByText('Signed in since 08:31 · Library');
    for (let again = 0; again < 9; again += 1) present('0004A1B2C3');
    expect(bridge.inputsOf('kiosk.identify')).toEqual([{ by: { kind: 'card', text: '0004A1B2C3' } }]);
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([]);
  });

  it('that nobody knows says what to do', async () => {
    await openKiosk({
      'kiosk.identify': () => {
        throw new AppError('CARD_UNKNOWN');
      },
    });
    present('0004A1B2C3');
    await question('This card is not known here');
    expect(screen.getByText('Ask at reception to have it added.')).toBeTruthy();
    await press('By my name');
    await question('Who are you?');
  });

  it('presses no button with the Enter it ends on', async () => {
    const bridge = await openKiosk();
    present('0004A1B2C3');
    (await button('Sign out')).focus();
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    Object.defineProperty(enter, 'timeStamp', { value: 2_010 });
    for (const [n, key] of Array.from('4A1B').entries()) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: 2_000 + n * 2 });
      act(() => void document.body.dispatchEvent(event));
    }
    act(() => void document.activeElement?.dispatchEvent(enter));
    expect(enter.defaultPrevented).toBe(true);
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([]);
  });
});

describe('a PIN', () => {
  it('is typed unseen, and leads to the person screen', async () => {
    const bridge = await openKiosk();
    await press('Sign in or out', 'With my PIN', 'Digit 4', 'Digit 8', 'Digit 2');
    expect((await button('Carry on')).getAttribute('aria-disabled')).toBe('true');
    await press('Digit 6');
    expect(document.querySelector('.k-badge-left')?.textContent).not.toContain('4826');
    await press('Carry on');
    await screen.findByText(/Signed in since/);
    expect(bridge.inputsOf('kiosk.identify')).toEqual([{ by: { kind: 'pin', text: '4826' } }]);
  });

  it('that is wrong says so and empties the keypad', async () => {
    await openKiosk({
      'kiosk.identify': () => {
        throw new AppError('PIN_WRONG');
      },
    });
    await press('Sign in or out', 'With my PIN', 'Digit 4', 'Digit 8', 'Digit 2', 'Digit 6', 'Carry on');
    await screen.findByText('That is not right');
    expect(document.querySelector('[data-wrong="true"]')?.getAttribute('data-typed-count')).toBe('0');
  });
});

describe('what has to be said before a reason', () => {
  it('asks a late pupil who is out whether they are back, right after the name', async () => {
    const bridge = await openKiosk({ 'kiosk.listReasons': () => ({ next: 'stillOut', leftAtText: '10:42' }) });
    await press('I’m late', 'Year 8', 'March', 'Siân O');
    await question('Are you back?');
    await press('Yes, I’m back');
    await screen.findByText('Back in school at 09:12');
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([]);
  });

  it('tells somebody who is signed in since when, and offers what fits', async () => {
    await openKiosk({ 'kiosk.listReasons': () => ({ next: 'person' }) });
    await press('I’m late', 'Year 8', 'March', 'Siân O');
    await screen.findByText('Signed in since 08:31 · Library');
    await button('Sign out');
  });
});

describe('the terms', () => {
  const asking: FakeHandlers = {
    'kiosk.getPerson': () => standing({ offers: [offer('Sign in', { asksTerms: true })] }),
    'kiosk.getTerms': () => ({ versionId: version, version: 3, body: '# Rules\n\n- be kind' }),
  };

  it('are read and accepted before anything is recorded', async () => {
    const bridge = await openKiosk(asking);
    present('0004A1B2C3');
    await press('Sign in');
    await screen.findByRole('heading', { name: 'Rules' });
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([]);
    await press('I accept');
    await screen.findByText('Goodbye.');
    expect(bridge.inputsOf('kiosk.recordMovement')[0]).toMatchObject({ termsVersionId: version });
  });

  it('that are not accepted lead back to the start and record nothing', async () => {
    const bridge = await openKiosk(asking);
    present('0004A1B2C3');
    await press('Sign in', 'No thank you');
    await button('I’m late');
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([]);
  });
});

function kioskStateWith(has: typeof doors) {
  const answer = kioskAnswers({ doors: has })['kiosk.getState']?.({});
  if (answer === undefined || answer instanceof Promise) throw new Error('the fake answers at once');
  return answer;
}
