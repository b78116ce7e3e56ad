import { describe, expect, it, jest } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { renderPage, type PageScene } from '../../../../tests/harness/render-page.tsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { personId, actionId } from '../../../shared/domain/ids.ts';
import { defaultRegisterTimes } from '../../../shared/domain/attendance.ts';
import type { TermDates } from '../../../shared/domain/term-dates.ts';
import { userTypeId } from '../../../shared/domain/user-type.ts';
import type { Report, ReportChoices } from '../../../shared/ipc/admin/reports-contract.ts';
import { ReportsPage } from './reports-page.tsx';

// axe and the charting library take their time in jsdom, more so on a busy machine.
jest.setTimeout(30_000);

const autumn: TermDates = {
  terms: [{ name: 'Autumn', from: '2026-09-02', to: '2026-12-18' }],
  closures: [],
  halfDays: [],
};
const counts = { late: 3, leftEarly: 1, minutesLate: 40, minutesAway: 90 };
const nothing = { late: 0, leftEarly: 0, minutesLate: 0, minutesAway: 0 };

const choices: ReportChoices = {
  today: '2026-09-22',
  yearNames: ['Year 7', 'Year 10'],
  userTypes: [{ id: userTypeId.parse('student'), name: 'Student' }],
  termDates: autumn,
  registers: defaultRegisterTimes,
};

const aReport: Report = {
  totals: counts,
  schoolDays: 15,
  people: 2,
  byDay: [
    { date: '2026-09-21', ...counts },
    { date: '2026-09-22', ...nothing },
  ],
  byWeek: [{ monday: '2026-09-21', ...counts }],
  byWeekday: [
    { weekday: 'monday', ...counts },
    { weekday: 'tuesday', ...nothing },
  ],
  byYear: [{ yearName: 'Year 7', ...counts }],
  byReason: [{ actionId: actionId.parse('bus'), name: 'Bus or train', ...counts }],
  byPerson: [
    {
      personId: personId.parse('01900000-0000-7000-8000-000000000001'),
      name: 'Łukasz Kowalski',
      yearName: 'Year 7',
      formName: '7B',
      ...counts,
      longestMinutes: 90,
    },
    {
      personId: personId.parse('01900000-0000-7000-8000-000000000002'),
      name: 'Maja Wójcik',
      yearName: null,
      formName: null,
      ...nothing,
      late: 1,
      longestMinutes: 5,
    },
  ],
};

async function openReports(handlers: Parameters<typeof renderPage>[1] = {}): Promise<PageScene> {
  const scene = renderPage(<ReportsPage />, {
    'reports.getChoices': () => choices,
    'reports.get': () => aReport,
    ...handlers,
  });
  await screen.findByRole('tab', { name: 'Over time' });
  return scene;
}

const openTab = ({ user }: PageScene, name: string) => user.click(screen.getByRole('tab', { name }));

describe('reports', () => {
  it('open on the half term, with the totals and what the charts show in words', async () => {
    const scene = await openReports();
    expect(await screen.findByRole('img', { name: 'Day by day. The most: Mon 21 Sept (4 times).' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'By weekday. The most: Monday (4 times).' })).toBeTruthy();
    expect(screen.getByText(/2 September 2026 to 22 September 2026: 15 school days/)).toBeTruthy();
    expect(scene.bridge.inputsOf('reports.get')).toEqual([
      { from: '2026-09-02', to: '2026-09-22', yearName: null, userTypeId: null },
    ]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('count minutes instead of times when asked', async () => {
    const { user } = await openReports();
    await user.click(await screen.findByRole('button', { name: 'Minutes lost' }));
    expect(screen.getByRole('img', { name: 'By weekday, minutes lost. The most: Monday (130 minutes).' })).toBeTruthy();
  });

  it('are narrowed by year group, and widened again', async () => {
    const { user, bridge } = await openReports();
    await user.click(await screen.findByRole('button', { name: /Year group/ }));
    await user.click(await screen.findByRole('option', { name: 'Year 10' }));
    await waitFor(() => expect(bridge.inputsOf('reports.get').at(-1)?.yearName).toBe('Year 10'));
    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    await waitFor(() => expect(bridge.inputsOf('reports.get').at(-1)?.yearName).toBeNull());
  });

  it('say what to do when nothing happened, and when there was no school', async () => {
    const scene = await openReports({ 'reports.get': () => ({ ...aReport, totals: nothing }) });
    expect(await screen.findByText('Nobody was late or left early')).toBeTruthy();
    scene.bridge.answer('reports.get', () => ({ ...aReport, totals: nothing, schoolDays: 0 }));
    act(() => scene.bridge.emit('settings.changed'));
    expect(await screen.findByText('No school day in this range')).toBeTruthy();
  });

  it('ask for dates of one’s own before they ask main', async () => {
    const { user, bridge } = await openReports();
    const before = bridge.inputsOf('reports.get').length;
    await user.click(await screen.findByRole('button', { name: /Range/ }));
    await user.click(await screen.findByRole('option', { name: 'Other dates' }));
    expect(screen.getByText('Choose both days.')).toBeTruthy();
    expect(bridge.inputsOf('reports.get')).toHaveLength(before);
  });

  it('search people without accents, and export what is shown', async () => {
    const scene = await openReports({ 'reports.export': () => ({ saved: true, fileName: 'late.csv', rowCount: 2 }) });
    await openTab(scene, 'People');
    await scene.user.type(await screen.findByRole('searchbox'), 'wojcik');
    expect(screen.getByText('1 of 2 people')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: /^Export: People/ }));
    await scene.user.click(await screen.findByRole('menuitem', { name: 'As CSV' }));
    expect(await screen.findByText(/Saved as late\.csv/)).toBeTruthy();
    expect(scene.bridge.inputsOf('reports.export')[0]).toMatchObject({ table: 'person', format: 'csv' });
  });
});

describe('the term dates', () => {
  it('are refused in words when they overlap or end before they begin', async () => {
    const scene = await openReports();
    await openTab(scene, 'Term dates');
    await scene.user.click(screen.getByRole('button', { name: 'Add a term' }));
    const [, second] = screen.getAllByLabelText('Name');
    const [, first] = screen.getAllByLabelText('First day');
    const [, last] = screen.getAllByLabelText('Last day');
    if (second === undefined || first === undefined || last === undefined) throw new Error('no second line');
    await scene.user.type(second, 'Spring');
    await scene.user.type(first, '2026-12-01');
    await scene.user.type(last, '2027-03-26');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Overlaps with Autumn.')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
    await scene.user.clear(first);
    await scene.user.type(first, '2027-04-05');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('The first day is after the last.')).toBeTruthy();
    expect(scene.bridge.inputsOf('reports.saveTermDates')).toEqual([]);
  });

  it('are saved whole, and asked about before they are lost', async () => {
    const scene = await openReports({
      'reports.saveTermDates': (input) => ({ termDates: { ...input } as TermDates }),
    });
    await openTab(scene, 'Term dates');
    await scene.user.click(screen.getByRole('button', { name: 'Remove the term Autumn' }));
    await openTab(scene, 'Over time');
    await scene.user.click(await screen.findByRole('button', { name: 'Stay here' }));
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(scene.bridge.inputsOf('reports.saveTermDates')).toEqual([{ terms: [], closures: [], halfDays: [] }]);
  });

  it('have half days, whose times must fit together and are the usual ones where they are left empty', async () => {
    const scene = await openReports({
      'reports.saveTermDates': (input) => ({ termDates: { ...input } as TermDates }),
    });
    await openTab(scene, 'Term dates');
    await scene.user.click(screen.getByRole('button', { name: 'Add a half day' }));
    const day = within(screen.getByRole('group', { name: 'a half day without a name' }));
    await scene.user.type(day.getByLabelText('Name'), 'Last day of term');
    await scene.user.type(day.getByLabelText('Day'), '2026-12-18');
    await scene.user.clear(day.getByLabelText('Lessons end'));
    await scene.user.type(day.getByLabelText('Lessons end'), '09:00');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/These times contradict each other/)).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
    await scene.user.clear(screen.getByLabelText('Lessons end'));
    await scene.user.type(screen.getByLabelText('Lessons end'), '12:30');
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(scene.bridge.inputsOf('reports.saveTermDates')[0]?.halfDays).toEqual([
      {
        name: 'Last day of term',
        date: '2026-12-18',
        dayEnds: '12:30',
        hasAfternoon: false,
        amOpens: null,
        pmOpens: null,
      },
    ]);
  });

  it('say what main said when it refused them', async () => {
    const scene = await openReports({
      'reports.saveTermDates': () => {
        throw new AppError('STORAGE_FULL');
      },
    });
    await openTab(scene, 'Term dates');
    await scene.user.click(screen.getByRole('button', { name: 'Remove the term Autumn' }));
    await scene.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});
