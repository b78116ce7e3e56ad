import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { markId, movementId, personId } from '../../../shared/domain/ids.ts';
import type { MarkGroup, MarkRow } from '../../../shared/ipc/admin/marks-contract.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { inventedCapability } from '../../../../tests/fakes/invented-integration.ts';
import { quietSync } from '../../../../tests/fakes/invented-logbook.ts';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';

// A whole page in jsdom takes its time on a busy machine.
jest.setTimeout(30_000);

const MARK = markId.parse('01900000-0000-7000-8000-000000000001');

const aRow = (of: Partial<MarkRow> = {}): MarkRow => ({
  markId: MARK,
  movementId: movementId.parse('01900000-0000-7000-8000-000000000002'),
  personId: personId.parse('01900000-0000-7000-8000-000000000003'),
  personName: 'Hamza Iqbal',
  yearName: 'Year 9',
  formName: '9B',
  date: '2026-09-22',
  session: 'AM',
  code: 'U',
  minutesLate: 46,
  explanation: 'U: arrived 09:31, the AM register closed at 09:15.',
  state: 'refused',
  byHand: false,
  dueAtMs: null,
  isScheduled: false,
  attempts: 1,
  madeAtMs: Date.UTC(2026, 8, 22, 8, 31),
  settledAtMs: null,
  isVerified: false,
  errorCode: 'WONDE_REJECTED',
  errorWords: 'The register is closed',
  correction: null,
  ...of,
});

/** A sync page with one mark in one group. */
async function openPage(group: MarkGroup, row: MarkRow, more: FakeHandlers = {}): Promise<AdminScene> {
  const scene = renderAdmin({
    'admin.getSyncStatus': () => ({ ...quietSync, needsPerson: group === 'attention' ? 1 : 0 }),
    'marks.list': (input) => (input.group === group ? { rows: [row], total: 1 } : { rows: [], total: 0 }),
    'marks.enteredByHand': () => ({}),
    'marks.leaveAsIs': () => ({}),
    'marks.correct': () => ({ markId: MARK }),
    'admin.retryMark': () => ({}),
    ...more,
  });
  const navigation = within(await screen.findByRole('navigation'));
  await scene.user.click(navigation.getByRole('button', { name: 'Sync and writeback' }));
  return scene;
}

async function openMark(scene: AdminScene): Promise<void> {
  await scene.user.click(await screen.findByRole('button', { name: /Hamza Iqbal/ }));
}

describe('the marks that need a person', () => {
  it('are what the page opens with, and each tells in the MIS’s words why it was refused', async () => {
    const scene = await openPage('attention', aRow());
    expect(await screen.findByRole('tab', { name: 'Needs a person (1)', selected: true })).toBeTruthy();
    await openMark(scene);
    expect(await screen.findByText('The MIS said: “The register is closed”')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(scene.bridge.inputsOf('admin.retryMark')).toEqual([{ markId: MARK }]);
  });

  it('count as entered by hand only with a note for the record', async () => {
    const scene = await openPage('attention', aRow());
    await openMark(scene);
    await scene.user.click(await screen.findByRole('button', { name: 'Entered by hand…' }));
    await scene.user.click(screen.getByRole('button', { name: 'Yes, it is in the MIS' }));
    expect(await screen.findByText(/Write a few words/)).toBeTruthy();
    expect(scene.bridge.inputsOf('marks.enteredByHand')).toEqual([]);
    await scene.user.type(screen.getByLabelText('Note'), 'By the office');
    await scene.user.click(screen.getByRole('button', { name: 'Yes, it is in the MIS' }));
    expect(await screen.findByText('Marked as entered by hand.')).toBeTruthy();
    expect(scene.bridge.inputsOf('marks.enteredByHand')).toEqual([{ markId: MARK, note: 'By the office' }]);
  });

  it('are corrected with a code of the school’s list and a reason', async () => {
    const scene = await openPage('attention', aRow({ code: 'M' }));
    await openMark(scene);
    await scene.user.click(await screen.findByRole('button', { name: 'Correct and resend…' }));
    await scene.user.type(await screen.findByLabelText('Reason'), 'A letter came');
    await scene.user.click(screen.getByRole('button', { name: 'Correct and send' }));
    expect(await screen.findByText(/Corrected\. The new mark is on its way/)).toBeTruthy();
    expect(scene.bridge.inputsOf('marks.correct')).toEqual([
      { markId: MARK, code: 'M', minutesLate: 46, reason: 'A letter came' },
    ]);
  });

  it('that go against the register say what it holds, and are sent over it only after a question', async () => {
    const row = aRow({ state: 'needs_person', errorCode: 'MARK_AGAINST_PRESENCE', errorWords: '/' });
    const scene = await openPage('attention', row);
    await openMark(scene);
    expect(await screen.findByText('The register holds /.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await scene.user.click(screen.getByRole('button', { name: 'Send it all the same…' }));
    await scene.user.type(await screen.findByLabelText('Reason'), 'She came at 09:31');
    await scene.user.click(screen.getByRole('button', { name: 'Send it' }));
    expect(await screen.findByText(/The new mark is on its way/)).toBeTruthy();
    expect(scene.bridge.inputsOf('marks.correct')[0]).toMatchObject({ code: 'U', minutesLate: 46 });
  });
});

describe('an update of people', () => {
  it('shows how far it has come, and can be stopped', async () => {
    const scene = await openPage('attention', aRow(), {
      'admin.getSyncStatus': () => ({ ...quietSync, needsPerson: 1, phase: 'roster' }),
      'admin.getSyncProgress': () => ({ progress: { read: 400, of: 2_000 } }),
    });
    expect(await screen.findByRole('progressbar', { name: 'Fetching people from the MIS…' })).toBeTruthy();
    expect(screen.getByText('400 of 2000')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(scene.bridge.inputsOf('admin.cancelSync')).toEqual([{}]);
  });

  it('says what the last one brought and how long it took', async () => {
    await openPage('attention', aRow(), {
      'marks.listRuns': () => [
        { kind: 'delta', startedAtMs: 1_000, endedAtMs: 2_500, added: 1, changed: 2, gone: 0, errorCode: null },
      ],
    });
    expect(await screen.findByText('1 new, 2 changed (1.5 s)')).toBeTruthy();
  });
});

describe('what the MIS does not take', () => {
  it('is said on the page, and where minutes are corrected', async () => {
    const scene = await openPage('attention', aRow(), {
      'marks.getCapability': () => ({
        ...inventedCapability,
        mis: 'Cloud School',
        comment: { answer: 'no', source: 'vendors' },
        minutesLate: { answer: 'no', source: 'vendors' },
      }),
    });
    expect(await screen.findByText(/Cloud School takes the code only/)).toBeTruthy();
    await scene.user.click(await screen.findByRole('button', { name: 'Hamza Iqbal, mark U' }));
    await scene.user.click(screen.getByRole('button', { name: 'Correct and resend…' }));
    expect(await screen.findByText(/Cloud School does not take them/)).toBeTruthy();
  });

  it('is not mentioned where nothing is known to be missing', async () => {
    await openPage('attention', aRow());
    await screen.findByRole('button', { name: 'Hamza Iqbal, mark U' });
    expect(screen.queryByText(/SIMS takes/)).toBeNull();
  });
});

describe('a dialog that was not filled in', () => {
  it('leads to its first wrong field', async () => {
    const scene = await openPage('attention', aRow());
    await scene.user.click(await screen.findByRole('button', { name: 'Hamza Iqbal, mark U' }));
    await scene.user.click(screen.getByRole('button', { name: 'Entered by hand…' }));
    await scene.user.click(screen.getByRole('button', { name: 'Yes, it is in the MIS' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Note')));
  });
});

describe('the marks on their way', () => {
  it('say when each goes: one that waits for a register is not merely waiting', async () => {
    const dueAtMs = Date.UTC(2026, 8, 22, 12, 30);
    await openPage('open', aRow({ state: 'waiting', errorCode: null, attempts: 0, isScheduled: true, dueAtMs }));
    expect(await screen.findByText(/After .*at 13:30/)).toBeTruthy();
  });
});

describe('a page with nothing to do', () => {
  it('says so in each tab, and shows what the last runs of the roll brought', async () => {
    const scene = await openPage('settled', aRow());
    expect(await screen.findByText('Nothing is on its way')).toBeTruthy();
    scene.bridge.answer('marks.listRuns', () => [
      { kind: 'delta', startedAtMs: 1_000, endedAtMs: 2_500, added: 1, changed: 2, gone: 0, errorCode: null },
    ]);
    await scene.user.click(screen.getByRole('tab', { name: 'Updates from the MIS' }));
    expect(await screen.findByText('1 new, 2 changed')).toBeTruthy();
    expect(screen.getByText('1.5 s')).toBeTruthy();
  });
});
