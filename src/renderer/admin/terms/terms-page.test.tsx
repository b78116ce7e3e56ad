import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { termsVersionId } from '../../../shared/domain/terms.ts';
import type { TermsPage as PageFacts } from '../../../shared/ipc/admin/terms-contract.ts';
import { TermsPage } from './terms-page.tsx';

jest.setTimeout(30_000);

const versionOne: PageFacts['versions'][number] = {
  id: termsVersionId.parse('01900000-0000-7000-8000-00000000000a'),
  version: 1,
  body: '# Rules\n\n- one',
  publishedAtMs: 0,
  publishedBy: 'Sam',
  acceptedByMovements: 12,
};
const nothing: PageFacts = { required: false, draft: null, versions: [], alwaysActions: [], neverActions: [] };

function openPage(facts: Partial<PageFacts> = {}, handlers: FakeHandlers = {}) {
  return renderPage(<TermsPage />, {
    'terms.getPage': () => ({ ...nothing, ...facts }),
    'terms.saveDraft': () => ({}),
    'terms.publish': ({ after }) => ({ version: after + 1 }),
    'terms.setRequired': () => ({}),
    ...handlers,
  });
}

async function write(scene: ReturnType<typeof openPage>, text: string) {
  const field = await screen.findByRole('textbox', { name: 'Text' });
  await scene.user.clear(field);
  await scene.user.paste(text);
}

describe('the text of the terms', () => {
  it('is shown as the kiosk will show it while it is written', async () => {
    const scene = openPage();
    await write(scene, '# Photos\n\nA **picture** is taken.');
    const preview = screen.getByRole('region', { name: 'As the kiosk shows it' });
    expect(within(preview).getByRole('heading', { name: 'Photos' })).toBeTruthy();
    expect(within(preview).getByText('picture').tagName).toBe('STRONG');
    expect(await findAxeViolations()).toEqual([]);
  });

  it('takes headings and bold from the buttons', async () => {
    const scene = openPage();
    await write(scene, 'Photos');
    await scene.user.click(screen.getByRole('button', { name: 'Heading' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toBe('# Photos');
  });

  it('is kept as a draft, and thrown away again', async () => {
    const scene = openPage({ draft: { body: '# Nearly', savedAtMs: 0, savedBy: 'Sam' } });
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })).value).toBe('# Nearly');
    await write(scene, '# Better');
    await scene.user.click(screen.getByRole('button', { name: 'Save draft' }));
    await waitFor(() => expect(scene.bridge.inputsOf('terms.saveDraft')).toEqual([{ body: '# Better' }]));
    await scene.user.click(screen.getByRole('button', { name: 'Throw the draft away' }));
    await waitFor(() => expect(scene.bridge.inputsOf('terms.saveDraft').at(-1)).toEqual({ body: null }));
  });
});

describe('publishing', () => {
  it('asks first, says what stays, and makes the next version', async () => {
    const scene = openPage({ versions: [versionOne] });
    await write(scene, '# New rules');
    await scene.user.click(screen.getByRole('button', { name: 'Publish' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Publish this as version 2?' });
    expect(within(dialog).getByText(/12 movements accepted it/)).toBeTruthy();
    await scene.user.click(within(dialog).getByRole('button', { name: 'Publish version 2' }));
    expect(await screen.findByText('Version 2 is published.')).toBeTruthy();
    expect(scene.bridge.inputsOf('terms.publish')).toEqual([{ body: '# New rules', after: 1 }]);
  });

  it('says so when somebody else published meanwhile', async () => {
    const refuse = () => {
      throw new AppError('CONFLICT');
    };
    const scene = openPage({ versions: [versionOne] }, { 'terms.publish': refuse });
    await write(scene, '# New rules');
    await scene.user.click(screen.getByRole('button', { name: 'Publish' }));
    await scene.user.click(await screen.findByRole('button', { name: 'Publish version 2' }));
    expect(await screen.findByText(/Somebody else published a version meanwhile/)).toBeTruthy();
  });

  it('is not offered for the text in use', async () => {
    openPage({ versions: [versionOne] });
    expect((await screen.findByRole('button', { name: 'Publish' })).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('older versions', () => {
  it('can be read, and used as a draft', async () => {
    const scene = openPage({ versions: [{ ...versionOne, version: 2, body: '# Two' }, versionOne] });
    await scene.user.click(await screen.findByRole('button', { name: 'Read version 1' }));
    const dialog = await screen.findByRole('dialog', { name: 'Version 1' });
    expect(within(dialog).getByRole('heading', { name: 'Rules' })).toBeTruthy();
    await scene.user.click(within(dialog).getByRole('button', { name: 'Use this text as a draft' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toBe(versionOne.body);
  });
});

describe('the general switch', () => {
  it('is turned at once, and can be taken back', async () => {
    const scene = openPage({ alwaysActions: ['Collected by a parent'] });
    await scene.user.click(await screen.findByRole('switch', { name: 'Ask for them in general' }));
    expect(screen.getByText(/Always, whatever is set here: Collected by a parent/)).toBeTruthy();
    await scene.user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() =>
      expect(scene.bridge.inputsOf('terms.setRequired')).toEqual([{ required: true }, { required: false }]),
    );
  });
});
