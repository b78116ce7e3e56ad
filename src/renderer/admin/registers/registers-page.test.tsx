import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { defaultRegisterTimes, registerTimes } from '../../../shared/domain/attendance.ts';
import { actionId } from '../../../shared/domain/ids.ts';
import type { AffectedAction } from '../../../shared/ipc/admin/actions-contract.ts';
import { RegistersPage } from './registers-page.tsx';

jest.setTimeout(30_000);

const broken: AffectedAction = {
  actionId: actionId.parse('late-bus'),
  name: 'Bus or train',
  direction: 'in',
  problems: ['Nothing covers 08:30 to 08:45 in the morning.'],
};

function openPage(affected: AffectedAction[] = []) {
  return renderPage(<RegistersPage />, {
    'registers.get': () => ({ times: defaultRegisterTimes }),
    'registers.check': () => ({ affected }),
    'registers.save': ({ times }) => ({ times: registerTimes.parse(times) }),
  });
}

async function type(scene: ReturnType<typeof openPage>, label: string, text: string) {
  const field = await screen.findByLabelText(label);
  await scene.user.clear(field);
  await scene.user.paste(text);
  await scene.user.tab();
}
const save = (scene: ReturnType<typeof openPage>) => scene.user.click(screen.getByRole('button', { name: 'Save' }));

describe('the register times', () => {
  it('are saved as typed, and can be taken back', async () => {
    const scene = openPage();
    await type(scene, 'Morning register opens', '830');
    await waitFor(() => expect(scene.bridge.inputsOf('registers.check').at(-1)?.times.amOpens).toBe('08:30'));
    await save(scene);
    await scene.user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() => expect(scene.bridge.inputsOf('registers.save')).toHaveLength(2));
    expect(scene.bridge.inputsOf('registers.save')).toMatchObject([
      { times: { amOpens: '08:30' }, accept: false },
      { times: { amOpens: '08:45' }, accept: true },
    ]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('that contradict each other are refused under the field', async () => {
    const scene = openPage();
    await type(scene, 'Afternoon register opens', '09:00');
    expect(screen.getByText(/The morning register is open until 09:15/)).toBeTruthy();
    await save(scene);
    expect(scene.bridge.inputsOf('registers.save')).toEqual([]);
  });

  it('open for longer than 30 minutes are warned of and can be saved', async () => {
    const scene = openPage();
    await type(scene, 'Both stay open for (minutes)', '45');
    expect(screen.getByText('Longer than the guidance allows')).toBeTruthy();
    await save(scene);
    await waitFor(() => expect(scene.bridge.inputsOf('registers.save')[0]?.times.openForMinutes).toBe(45));
  });

  it('that break the table of an action name it, and are saved only after a yes', async () => {
    const scene = openPage([broken]);
    await type(scene, 'Morning register opens', '08:30');
    expect(await screen.findByText('These times break the table of 1 action')).toBeTruthy();
    await save(scene);
    expect(scene.bridge.inputsOf('registers.save')).toEqual([]);
    await scene.user.click(await screen.findByRole('button', { name: 'Save the times all the same' }));
    await waitFor(() => expect(scene.bridge.inputsOf('registers.save')).toMatchObject([{ accept: true }]));
    await scene.user.click(screen.getByRole('button', { name: 'Open Bus or train' }));
    expect(scene.wentTo).toEqual([['actions', { actionId: 'late-bus' }]]);
  });
});
