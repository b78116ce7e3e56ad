import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { renderPage, type PageScene } from '../../../../tests/harness/render-page.tsx';
import { localDate } from '../../../shared/domain/attendance.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AuditRowView } from '../../../shared/ipc/admin/audit-contract.ts';
import { AuditPage } from './audit-page.tsx';

jest.setTimeout(30_000);

const anEntry = (seq: number, of: Partial<AuditRowView> = {}): AuditRowView => ({
  seq,
  id: `entry-${seq}`,
  atMs: 0,
  localDate: localDate.parse('2026-09-22'),
  timeText: '08:40',
  who: 'Ada Okafor',
  what: 'userType.renamed',
  about: 'Sixth Form',
  detail: {},
  before: { id: 'type-1', name: 'Sixth', translations: {} },
  after: { id: 'type-1', name: 'Sixth Form', translations: {} },
  ...of,
});

function openPage(rows: readonly AuditRowView[], total = rows.length, handlers: FakeHandlers = {}): PageScene {
  return renderPage(<AuditPage />, {
    'audit.list': () => ({ rows: [...rows], total, people: ['Ada Okafor', 'Maria Rossi'] }),
    'audit.export': () => ({ saved: true, fileName: 'audit.csv', rowCount: 2 }),
    ...handlers,
  });
}

const openEntry = async ({ user }: PageScene) =>
  user.click(await screen.findByRole('button', { name: /Renamed a user type/ }));

describe('the audit trail', () => {
  it('says of each entry when, who, what and about whom, in words', async () => {
    openPage([anEntry(1)]);
    expect(await screen.findByText('Renamed a user type')).toBeTruthy();
    expect(screen.getByText(/^22 Sept? 2026, 08:40$/)).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('opens an entry on what changed, before and after, and leaves out its id and what stayed', async () => {
    const scene = openPage([anEntry(1)]);
    await openEntry(scene);
    const changes = within(await screen.findByRole('table', { name: 'What changed' }));
    expect(changes.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'FieldBeforeAfter',
      'NameSixthSixth Form',
    ]);
  });

  it('says nothing rather than a blank where a field holds nothing', async () => {
    const scene = openPage([anEntry(1, { before: null, after: { name: 'Sixth Form', translations: {} } })]);
    await openEntry(scene);
    expect(await screen.findByRole('row', { name: 'Translations Nothing Nothing' })).toBeTruthy();
  });

  it('changes nothing: the panel has no button but the one that closes it', async () => {
    const scene = openPage([anEntry(1)]);
    await openEntry(scene);
    const panel = within(await screen.findByRole('complementary', { name: 'Renamed a user type' }));
    expect(panel.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Close']);
  });
});

describe('narrowing it down', () => {
  it('asks main for the typed words and for the codes whose words hold them', async () => {
    const scene = openPage([anEntry(1)]);
    await scene.user.type(await screen.findByRole('searchbox'), 'reprint');
    await waitFor(() => expect(scene.bridge.inputsOf('audit.list').at(-1)).toMatchObject({ text: 'reprint' }));
    await scene.user.clear(screen.getByRole('searchbox'));
    await scene.user.type(screen.getByRole('searchbox'), 'renamed a user type');
    await waitFor(() =>
      expect(scene.bridge.inputsOf('audit.list').at(-1)).toMatchObject({ whats: ['userType.renamed'] }),
    );
  });

  it('says what to do where nothing matches', async () => {
    openPage([]);
    expect(await screen.findByText('Nothing matches')).toBeTruthy();
    expect(screen.getByText(/Widen the dates, or clear the filters/)).toBeTruthy();
  });

  it('fetches what is older only when asked, from the last entry on', async () => {
    const scene = openPage([anEntry(9), anEntry(8, { about: 'Staff' })], 3);
    await scene.user.click(await screen.findByRole('button', { name: 'Show older entries' }));
    expect(scene.bridge.inputsOf('audit.list').at(-1)).toMatchObject({ beforeSeq: 8 });
  });

  it('tells in words why the trail cannot be read', async () => {
    openPage([], 0, {
      'audit.list': () => {
        throw new AppError('STORAGE_BUSY');
      },
    });
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('the export', () => {
  it('saves what is filtered, with the words of the screen, and says where', async () => {
    const scene = openPage([anEntry(1)]);
    await scene.user.click(await screen.findByRole('button', { name: 'Export' }));
    await scene.user.click(await screen.findByRole('menuitem', { name: 'As CSV' }));
    expect(await screen.findByText('2 entries saved as audit.csv.')).toBeTruthy();
    const [asked] = scene.bridge.inputsOf('audit.export');
    expect(asked).toMatchObject({ format: 'csv', words: { 'userType.renamed': 'Renamed a user type' } });
  });
});
