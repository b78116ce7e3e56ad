// A scan in the admin view: answered in words, and nothing else.
import { describe, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { renderAdmin } from '../../../../tests/harness/render-admin.tsx';
import { adminReaders } from '../../strings/admin/readers.ts';

function present(text: string): void {
  let atMs = 1_000;
  for (const key of [...Array.from(text), 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (atMs += 5) });
    act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  }
}

describe('a scan in the admin view', () => {
  it.each([
    ['GH48291736', 'badge'],
    ['GH48291730', 'damagedBadge'],
    ['0004A1B2C3', 'card'],
    ['https://example.org', 'foreign'],
  ] as const)('of %s is answered as %s, without its number, and asks main nothing', async (text, kind) => {
    const { bridge, user } = renderAdmin();
    await screen.findByRole('navigation');
    const asked = bridge.inputsOf('devices.readScan').length;
    present(text);
    const notice = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-scan-notice]');
      if (found === null) throw new Error('no notice');
      return found;
    });
    expect(notice.dataset['scanNotice']).toBe(kind);
    expect(notice.textContent).toContain(adminReaders.scanned.titles[kind]);
    expect(notice.textContent).not.toContain(text);
    expect(bridge.inputsOf('devices.readScan')).toHaveLength(asked);
    await user.click(within(notice).getByRole('button', { name: adminReaders.scanned.close }));
    expect(document.querySelector('[data-scan-notice]')).toBeNull();
  });
});
