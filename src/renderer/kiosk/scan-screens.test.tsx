// What is seen of a scan in the middle of somebody's choices: the question, the note, and nothing of theirs.
import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { createFakeBridge } from '../../../tests/fakes/fake-bridge.ts';
import { aBadgeId, aReceipt, kioskAnswers } from '../../../tests/fakes/kiosk-answers.ts';
import { findAxeViolations } from '../../../tests/harness/axe-dom.ts';
import { renderWithBridge } from '../../../tests/harness/render-app.tsx';
import { App } from '../app.tsx';

async function openReasons() {
  const bridge = createFakeBridge({
    ...kioskAnswers(),
    'kiosk.recordReturn': () => aReceipt({ kind: 'return', personLabel: 'Łukasz P' }),
  });
  renderWithBridge(<App />, bridge);
  for (const name of ['I’m late', 'Year 8', 'March', /^Siân/]) {
    fireEvent.click(await screen.findByRole('button', { name }));
  }
  await screen.findByRole('heading', { level: 1, name: 'Why are you late?' });
  return bridge;
}

let nowMs = 1_000;
function present(text: string): void {
  nowMs += 60_000;
  for (const key of [...Array.from(text), 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (nowMs += 5) });
    act(() => void document.body.dispatchEvent(event));
  }
}

describe('a scan in the middle of somebody’s choices', () => {
  it('is a question that shows nothing of them, and starts with the badge when told to', async () => {
    const bridge = await openReasons();
    present(`GH${aBadgeId}`);
    await screen.findByRole('heading', { level: 1, name: 'Was that your badge?' });
    expect(document.body.textContent).not.toContain('Siân');
    expect(document.querySelector('.k-chip')).toBeNull();
    expect(await findAxeViolations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Yes, use my badge' }));
    await screen.findByText('Łukasz P');
    expect(bridge.inputsOf('kiosk.recordReturn')).toHaveLength(1);
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([]);
  });

  it('is put aside by Back and by its button, and the choices are still there', async () => {
    await openReasons();
    for (const away of ['Back', 'No, carry on here']) {
      present('0004A1B2C3');
      await screen.findByRole('heading', { level: 1, name: 'Was that your card?' });
      fireEvent.click(screen.getByRole('button', { name: away }));
      await screen.findByRole('heading', { level: 1, name: 'Why are you late?' });
      expect(document.body.textContent).toContain('Siân');
    }
  });

  it('that is none of ours is a word, read and gone', async () => {
    await openReasons();
    present('https://example.org');
    const note = await waitFor(() => {
      const found = document.querySelector('[data-scan-note="foreignLink"]');
      expect(found).not.toBeNull();
      return found;
    });
    expect(note?.textContent).toContain('That code is for a phone');
    expect(await findAxeViolations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'All right' }));
    expect(document.querySelector('[data-scan-note]')).toBeNull();
    await screen.findByRole('heading', { level: 1, name: 'Why are you late?' });
  });
});
