import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { action, type Action } from '../../../shared/domain/action.ts';
import { defaultRegisterTimes, type CodeRule } from '../../../shared/domain/attendance.ts';
import { actionId } from '../../../shared/domain/ids.ts';
import { STUDENT, userTypeId } from '../../../shared/domain/user-type.ts';
import type { ActionsPage as PageFacts } from '../../../shared/ipc/admin/actions-contract.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { ActionsPage } from './actions-page.tsx';

// The editor is the largest form of the app, and every keystroke of a test draws it anew.
jest.setTimeout(90_000);

const lateOrUnauthorised: CodeRule = {
  kind: 'conditional',
  rows: (['AM', 'PM'] as const).flatMap((session) => [
    { session, from: 'opens' as const, until: 'closes' as const, code: 'L' },
    { session, from: 'closes' as const, until: 'end' as const, code: 'U' },
  ]),
};

function someAction(id: string, name: string, more: Partial<Action> = {}): Action {
  return action.parse({
    id,
    name,
    translations: {},
    icon: 'other',
    direction: 'in',
    type: 'check',
    isReturn: false,
    codeRule: lateOrUnauthorised,
    forSession: 'auto',
    photo: 'general',
    terms: 'general',
    printsBadge: false,
    printsSlip: false,
    backAfterMinutes: null,
    building: null,
    userTypeIds: [STUDENT],
    sortOrder: 0,
    retired: false,
    ...more,
  });
}

const overslept = someAction('late-overslept', 'I overslept');
const someActions: readonly Action[] = [
  overslept,
  someAction('late-bus', 'Bus or train'),
  someAction('late-traffic', 'Traffic'),
  someAction('late-medical', 'Doctor or dentist'),
  someAction('out-medical', 'Doctor or dentist', { direction: 'out', codeRule: { kind: 'fixed', code: 'M' } }),
  someAction('back', 'Back', { isReturn: true, codeRule: { kind: 'none' } }),
];

const SIXTH_FORM = userTypeId.parse('sixth-form');

function somePage(more: Partial<PageFacts> = {}): PageFacts {
  return {
    actions: [...someActions],
    troubles: [],
    codes: ['L', 'M', 'U', 'C'].map((code) => ({ code, description: `Code ${code}`, type: null })),
    userTypes: [
      { id: STUDENT, name: 'Student', retired: false },
      { id: SIXTH_FORM, name: 'Sixth Form', retired: false },
    ],
    buildings: ['Library'],
    registers: defaultRegisterTimes,
    general: { photo: true, terms: false },
    termsPublished: false,
    today: '2026-11-21',
    ...more,
  };
}

function openPage(more: Partial<PageFacts> = {}, handlers: FakeHandlers = {}) {
  return renderPage(<ActionsPage />, {
    'actions.getPage': () => somePage(more),
    'actions.explain': () => ({ kind: 'late', explanation: 'L: arrived 09:12.', marks: [] }),
    'actions.save': ({ draft }) => ({ actionId: actionId.parse(draft.id ?? overslept.id) }),
    'actions.setRetired': () => ({}),
    'actions.reorder': () => ({}),
    ...handlers,
  });
}

const edit = async (scene: ReturnType<typeof openPage>, name: string, place = 0) => {
  const button = (await screen.findAllByRole('button', { name: new RegExp(`^Edit ${name}`) }))[place];
  if (button === undefined) throw new Error('there are not so many of that name');
  await scene.user.click(button);
  await screen.findByRole('heading', { level: 1, name: `Edit ${name}` });
};
const save = (scene: ReturnType<typeof openPage>) => scene.user.click(screen.getByText('Save action'));
const choose = async (scene: ReturnType<typeof openPage>, select: RegExp, option: string) => {
  await scene.user.click(screen.getByRole('button', { name: select }));
  await scene.user.click(await screen.findByRole('option', { name: option }));
};

describe('the list of actions', () => {
  it('stands in groups, says what each does, and flags codes the MIS does not have', async () => {
    openPage({ troubles: [{ actionId: overslept.id, missingCodes: ['U'], tableProblems: [] }] });
    const late = await screen.findByRole('region', { name: 'Late (check in)' });
    expect(within(late).getAllByRole('button', { name: /^Edit / })).toHaveLength(4);
    expect(within(late).getByText('Not in the MIS: U')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Coming back' })).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('takes an action off at once and offers to undo it', async () => {
    const scene = openPage();
    await scene.user.click(await screen.findByRole('button', { name: 'More for Traffic' }));
    await scene.user.click(await screen.findByRole('menuitem', { name: 'Take off the kiosk' }));
    await scene.user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() =>
      expect(scene.bridge.inputsOf('actions.setRetired')).toEqual([
        { actionId: 'late-traffic', retired: true },
        { actionId: 'late-traffic', retired: false },
      ]),
    );
  });

  it('is put in order by buttons; only the moved group is sent', async () => {
    const scene = openPage();
    const late = await screen.findByRole('region', { name: 'Late (check in)' });
    await scene.user.click(within(late).getByRole('button', { name: 'Change the order' }));
    await scene.user.click(within(late).getByRole('button', { name: 'Move Bus or train up' }));
    await waitFor(() => expect(scene.bridge.inputsOf('actions.reorder')).toHaveLength(1));
    expect(scene.bridge.inputsOf('actions.reorder')[0]?.actionIds.slice(0, 2)).toEqual(['late-bus', 'late-overslept']);
  });

  it('warns when more reasons stand on the kiosk than its screen holds', async () => {
    const many = Array.from({ length: 13 }, (_, index) => someAction(`late-${index}`, `Reason ${index}`));
    openPage({ actions: many });
    expect(await screen.findByText(/13 actions for Student: the kiosk’s screen holds 12/)).toBeTruthy();
  });

  it('cannot take off or duplicate the return', async () => {
    openPage();
    const back = await screen.findByRole('region', { name: 'Coming back' });
    expect(within(back).queryByRole('button', { name: /^More for/ })).toBeNull();
  });
});

describe('the editor', () => {
  it('saves what was changed and offers the old action back', async () => {
    const scene = openPage();
    await edit(scene, 'Traffic');
    const name = screen.getByLabelText(/Name in English/);
    await scene.user.clear(name);
    await scene.user.paste('Stuck in traffic');
    await choose(scene, /Add a language/, 'Welsh (Cymraeg)');
    await scene.user.click(screen.getByLabelText('Name in Welsh (Cymraeg)'));
    await scene.user.paste('Traffig');
    await scene.user.click(screen.getByRole('checkbox', { name: 'Sixth Form' }));
    await save(scene);
    await screen.findByRole('heading', { level: 1, name: 'Actions' });
    expect(scene.bridge.inputsOf('actions.save')[0]?.draft).toMatchObject({
      id: 'late-traffic',
      name: 'Stuck in traffic',
      translations: { cy: 'Traffig' },
      userTypeIds: [STUDENT, SIXTH_FORM],
    });
    await scene.user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() => expect(scene.bridge.inputsOf('actions.save')[1]?.draft.name).toBe('Traffic'));
  });

  it('says at once what a table misses, and does not send it', async () => {
    const scene = openPage();
    await edit(scene, 'Traffic');
    await scene.user.click(screen.getByRole('button', { name: 'Remove row 2' }));
    expect(screen.getByText('Nothing covers 09:15 to 13:00 in the morning.')).toBeTruthy();
    await save(scene);
    expect(await screen.findByText('This cannot be saved yet')).toBeTruthy();
    expect(screen.getAllByText('Nothing covers 09:15 to 13:00 in the morning.')).toHaveLength(2);
    expect(scene.bridge.inputsOf('actions.save')).toEqual([]);
    await scene.user.click(screen.getByRole('button', { name: 'Add a row' }));
    expect(screen.queryByText(/Nothing covers/)).toBeNull();
  });

  it('takes a time of its own in a row', async () => {
    const scene = openPage();
    await edit(scene, 'Traffic');
    await choose(scene, /Until, row 1$/, 'at a time…');
    await scene.user.click(screen.getByLabelText('Until, row 1: time'));
    await scene.user.paste('0930');
    await scene.user.tab();
    expect(screen.getByText('Rows 1 and 2 both cover 09:15 to 09:30 in the morning.')).toBeTruthy();
  });

  it('shows what main says would happen, for what is on the page', async () => {
    const scene = openPage();
    await edit(scene, 'Traffic');
    expect(await screen.findByText('L: arrived 09:12.')).toBeTruthy();
    // The day is a Saturday: the preview starts from the next day with lessons.
    expect(scene.bridge.inputsOf('actions.explain').at(-1)).toMatchObject({
      localDate: '2026-11-23',
      time: '09:12',
      draft: { direction: 'in', type: 'check', forSession: 'auto', codeRule: { kind: 'conditional' } },
    });
    await scene.user.click(screen.getByRole('radio', { name: /^None/ }));
    await waitFor(() =>
      expect(scene.bridge.inputsOf('actions.explain').at(-1)?.draft.codeRule).toEqual({ kind: 'none' }),
    );
  });

  it('warns of the code at once, which may overwrite presence', async () => {
    const scene = openPage();
    await edit(scene, 'Doctor or dentist', 1);
    expect(screen.queryByText('This can overwrite presence')).toBeNull();
    await scene.user.click(screen.getByRole('radio', { name: /at once/ }));
    expect(screen.getByText('This can overwrite presence')).toBeTruthy();
    await save(scene);
    await waitFor(() => expect(scene.bridge.inputsOf('actions.save')[0]?.draft.forSession).toBe('current'));
  });

  it('flags a code the MIS has dropped, and keeps it in sight', async () => {
    const scene = openPage({ codes: [{ code: 'L', description: 'Late', type: null }] });
    await edit(scene, 'Doctor or dentist', 1);
    expect(screen.getByText('The MIS does not have M')).toBeTruthy();
    expect(screen.getByRole('button', { name: /M: not in the MIS’s list/ })).toBeTruthy();
  });

  it('gives a building no code, and a sign-in no building', async () => {
    const scene = openPage();
    await edit(scene, 'Traffic');
    await scene.user.click(screen.getByLabelText(/Building/, { selector: 'input[list]' }));
    await scene.user.paste('Library');
    expect(screen.getByText(/makes no mark, so there is no code/)).toBeTruthy();
    await save(scene);
    await waitFor(() => expect(scene.bridge.inputsOf('actions.save')).toHaveLength(1));
    expect(scene.bridge.inputsOf('actions.save')[0]?.draft).toMatchObject({
      building: 'Library',
      codeRule: { kind: 'none' },
    });
  });

  it('changes nothing but the names of the return', async () => {
    const scene = openPage();
    await edit(scene, 'Back');
    expect(screen.getByText('The kiosk needs this one')).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('asks before a new action is thrown away, and has nothing for axe to say', async () => {
    const scene = openPage();
    await scene.user.click(await screen.findByRole('button', { name: 'Add an action' }));
    await save(scene);
    expect(await screen.findByText('This cannot be saved yet')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
    await scene.user.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(await screen.findByRole('alertdialog', { name: 'Leave without saving?' })).toBeTruthy();
  });
});
