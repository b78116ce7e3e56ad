// The badge's design: what is ticked is what the preview is asked for and what is kept, and a logo comes and goes.
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configure, screen, waitFor } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { button, choose, field, isOff, openDevices, openTab } from '../../../../tests/harness/devices-scene.tsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { adminBadges } from '../../strings/admin/badges.ts';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const words = adminBadges;

beforeEach(() => {
  // jsdom has no decoder of pictures and no canvas.
  Object.assign(globalThis, { createImageBitmap: () => Promise.resolve({ width: 576, height: 1206 }) });
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

async function openBadge(handlers: FakeHandlers = {}) {
  const scene = await openDevices({}, handlers);
  await openTab(scene, words.tab);
  await screen.findByRole('img', { name: words.preview.label });
  return scene;
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
/** jsdom's files have no arrayBuffer. */
const file = (bytes: number) =>
  Object.assign(new File([new Uint8Array(bytes)], 'logo.png', { type: 'image/png' }), {
    arrayBuffer: () => Promise.resolve(new ArrayBuffer(bytes)),
  });

describe('the badge', () => {
  it('shows what is chosen before it is kept, on the printer’s paper', async () => {
    const scene = await openBadge();
    expect(screen.getByText('72 mm across the paper, 151 mm of paper used.')).toBeTruthy();
    await scene.user.click(box('Form'));
    await choose(scene, /^Along the paper/);
    await scene.user.type(field(/^Words at the foot/), 'Hand this in');
    await waitFor(() =>
      expect(scene.bridge.inputsOf('badges.preview').at(-1)).toMatchObject({
        paper: '80mm',
        badge: { orientation: 'landscape', fields: { form: true, photo: true }, footer: 'Hand this in' },
        sample: { kind: 'badge', name: 'usual' },
      }),
    );
    expect(scene.bridge.inputsOf('badges.saveSettings')).toEqual([]);
    await scene.user.click(button('Save'));
    await waitFor(() => expect(isOff('Save')).toBe(true));
    expect(scene.bridge.inputsOf('badges.saveSettings')).toEqual([
      { badge: expect.objectContaining({ orientation: 'landscape', footer: 'Hand this in' }) },
    ]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('is shown on every paper and with the names that layouts break on, and says where a barcode has no room', async () => {
    const scene = await openBadge();
    await choose(scene, /^58 mm/);
    expect(screen.getByText(words.preview.noBarcode)).toBeTruthy();
    await choose(scene, /^Along the paper/);
    await waitFor(() => expect(screen.queryByText(words.preview.noBarcode)).toBeNull());
    expect(screen.getByText(words.preview.sideways)).toBeTruthy();
    for (const [paper, id] of [
      [/^62 mm label$/, '62mm'],
      [/300 dpi/, '62mm-300'],
    ] as const) {
      await choose(scene, paper);
      await waitFor(() => expect(scene.bridge.inputsOf('badges.preview').at(-1)).toMatchObject({ paper: id }));
    }
    await choose(scene, /^Arabic/);
    await choose(scene, /^Late slip/);
    await waitFor(() =>
      expect(scene.bridge.inputsOf('badges.preview').at(-1)).toMatchObject({
        sample: { kind: 'slip', name: 'arabic' },
      }),
    );
  });

  it('goes back to what is kept', async () => {
    const scene = await openBadge();
    await scene.user.click(box('Photo'));
    expect(isOff('Save')).toBe(false);
    await scene.user.click(button('Discard changes'));
    expect(box('Photo').checked).toBe(true);
    expect(isOff('Save')).toBe(true);
  });
});

describe('the logo', () => {
  it('is kept at once, and comes back after it was removed', async () => {
    const scene = await openBadge();
    expect(screen.getByText(words.logo.none)).toBeTruthy();
    await scene.user.upload(screen.getByLabelText(words.logo.field), file(12));
    expect(await screen.findByText(words.logo.size(640, 200))).toBeTruthy();
    expect(scene.bridge.inputsOf('badges.saveLogo')).toHaveLength(1);
    await scene.user.click(button(words.logo.remove));
    expect(await screen.findByText(words.logo.none)).toBeTruthy();
    await scene.user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(words.logo.size(640, 200))).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('that is too large is refused before it is sent, and one that is no picture in words', async () => {
    const refused = new AppError('VALIDATION', { fields: { logo: 'a PNG or JPEG picture' } });
    const scene = await openBadge({
      'badges.saveLogo': () => {
        throw refused;
      },
    });
    await scene.user.upload(screen.getByLabelText(words.logo.field), file(2_000_001));
    expect((await screen.findByRole('alert')).textContent).toContain('larger than 2 MB');
    expect(scene.bridge.inputsOf('badges.saveLogo')).toEqual([]);
    await scene.user.upload(screen.getByLabelText(words.logo.field), file(12));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no PNG or JPEG picture'));
  });

  it('says when it is kept but not shown', async () => {
    const scene = await openBadge();
    await scene.user.upload(screen.getByLabelText(words.logo.field), file(12));
    await screen.findByText(words.logo.size(640, 200));
    await scene.user.click(box('Logo'));
    expect(screen.getByText(words.logo.hidden)).toBeTruthy();
  });
});
