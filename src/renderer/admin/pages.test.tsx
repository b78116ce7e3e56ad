import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { renderAdmin } from '../../../tests/harness/render-admin.tsx';
import { pageIds } from './page-params.ts';
import { pagesFor } from './pages.tsx';

const administratorOnly = ['integration', 'actions', 'users', 'audit', 'wondeConfiguration'];

describe('the pages', () => {
  it('start with the daily logbook, and all have a name of their own', () => {
    const pages = pagesFor('administrator');
    expect(pages[0]?.id).toBe('logbook');
    expect(new Set(pages.map(({ label }) => label)).size).toBe(pages.length);
    expect(pages.map(({ id }) => pageIds.indexOf(id))).toEqual(
      pages.map(({ id }) => pageIds.indexOf(id)).toSorted((a, b) => a - b),
    );
  });

  it('leave out for a receptionist what main would refuse', () => {
    const ids = pagesFor('receptionist').map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['logbook', 'outNow', 'sync', 'myPassword']));
    for (const id of administratorOnly) expect(ids).not.toContain(id);
  });

  it('stand in groups in the navigation', async () => {
    renderAdmin();
    const nav = within(await screen.findByRole('navigation'));
    const today = within(nav.getByRole('list', { name: 'Today' }));
    expect(today.getByRole('button', { name: 'Daily logbook' }).getAttribute('aria-current')).toBe('page');
    expect(
      within(nav.getByRole('list', { name: 'Security' })).getByRole('button', { name: 'My password' }),
    ).toBeTruthy();
  });
});
