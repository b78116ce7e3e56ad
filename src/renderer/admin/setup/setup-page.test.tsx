import { describe, expect, it, jest } from '@jest/globals';
import { configure, screen, waitFor, within } from '@testing-library/react';
import type { SetupView } from '../../../shared/ipc/admin/setup-contract.ts';
import { setupStepIds } from '../../../shared/settings/setup.ts';
import { aGate } from '../../../../tests/fakes/a-gate.ts';
import { finishedSetup } from '../../../../tests/fakes/invented-integration.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';

// Whole pages of forms take long on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

const fresh: SetupView = {
  demo: false,
  steps: setupStepIds.map((id) => ({ id, state: id === 'password' ? 'done' : 'open' })),
  finishedAtMs: null,
  opensByItself: true,
  offersToGoOn: true,
};

/** A main process that remembers the guide. */
function remembering(start: SetupView): FakeHandlers {
  let view = start;
  return {
    'setup.get': () => view,
    'setup.markStep': ({ step, as }) => {
      view = { ...view, steps: view.steps.map((one) => (one.id === step ? { ...one, state: as } : one)) };
      return view;
    },
    'setup.postpone': () => (view = { ...view, opensByItself: false }),
    'setup.finish': () => (view = { ...finishedSetup, steps: view.steps }),
  };
}

const press = async ({ user }: AdminScene, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));

describe('the setup guide', () => {
  it('opens by itself, at the first step that is open', async () => {
    renderAdmin(remembering(fresh));
    expect(await screen.findByRole('heading', { name: 'Setup guide' })).toBeTruthy();
    const steps = within(await screen.findByRole('navigation', { name: /step/i }));
    expect(steps.getByRole('button', { current: 'step' }).textContent).toContain('School');
    expect(await screen.findByLabelText('School ID')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('marks the test as done when it is green, and leads on', async () => {
    const at = {
      ...fresh,
      steps: fresh.steps.map((one) => (one.id === 'school' ? { ...one, state: 'done' as const } : one)),
    };
    const scene = renderAdmin(remembering(at));
    await press(scene, 'Test connection');
    expect(await screen.findByText('The test has passed. You can run it again at any time.')).toBeTruthy();
    expect(scene.bridge.inputsOf('setup.markStep')).toEqual([{ step: 'test', as: 'done' }]);
    expect(await screen.findByRole('button', { name: 'Next' })).toBeTruthy();
  });

  it('lets every step be skipped, tells at the end what is left, and finishes', async () => {
    const scene = renderAdmin(remembering(fresh));
    for (const step of ['school', 'test', 'mappings', 'registers', 'devices'] as const) {
      await press(scene, 'Skip this step');
      await waitFor(() => expect(scene.bridge.inputsOf('setup.markStep').at(-1)).toEqual({ step, as: 'skipped' }));
    }
    expect(await screen.findByText(/5 steps are not done/)).toBeTruthy();
    await press(scene, 'Finish the guide');
    expect(await screen.findByText('The guide is finished. It stays in the menu.')).toBeTruthy();
    expect(screen.queryByText('The setup is not finished')).toBeNull();
  });

  it('waits behind a banner when it is put off', async () => {
    const scene = renderAdmin(remembering(fresh));
    await press(scene, 'Go on later');
    expect(await screen.findByText('The setup is not finished')).toBeTruthy();
    await press(scene, 'Go on with the setup');
    expect(await screen.findByRole('heading', { name: 'Setup guide' })).toBeTruthy();
  });

  it('in the demo says so and leads to the real school', async () => {
    const scene = renderAdmin({
      'setup.get': () => ({ ...fresh, demo: true, opensByItself: false, offersToGoOn: false }),
    });
    const navigation = within(await screen.findByRole('navigation', { name: 'Admin pages' }));
    await scene.user.click(navigation.getByRole('button', { name: 'Setup guide' }));
    expect(await screen.findByText('This kiosk shows the demo school')).toBeTruthy();
    await press(scene, 'Set up the real school');
    expect(await screen.findByRole('heading', { name: 'Integration settings' })).toBeTruthy();
  });

  it('is nothing to a receptionist', async () => {
    const scene = renderAdmin({
      ...remembering(fresh),
      'admin.getGate': () => aGate({ role: 'receptionist' }),
    });
    await screen.findByRole('navigation');
    expect(scene.bridge.inputsOf('setup.get')).toEqual([]);
  });
});
