// How readers are recognised, and sounds and lights: what is saved, what is refused before it is sent, and a try of each.
import { describe, expect, it, jest } from '@jest/globals';
import { configure, fireEvent, screen } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { button, field, openDevices, openTab } from '../../../../tests/harness/devices-scene.tsx';
import { adminReaders } from '../../strings/admin/readers.ts';

configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const { form, signals } = adminReaders;

describe('how readers are recognised', () => {
  async function openForm() {
    const scene = await openDevices({}, { 'readers.saveScanner': ({ scanner }) => ({ scanner }) as never });
    await openTab(scene, 'Scanner and cards');
    await screen.findByRole('textbox', { name: new RegExp(`^${form.maxGap}`) });
    return scene;
  }

  it('is saved whole', async () => {
    const scene = await openForm();
    fireEvent.change(field(new RegExp(`^${form.maxGap}`)), { target: { value: '70' } });
    fireEvent.change(field(new RegExp(`^${form.prefix}`)), { target: { value: '~' } });
    await scene.user.click(button('Save'));
    expect(scene.bridge.inputsOf('readers.saveScanner')).toEqual([
      { scanner: { minLength: 4, maxGapMs: 70, stripPrefix: '~', stripSuffix: '' } },
    ]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('is not saved with what no keyboard types, nor out of bounds', async () => {
    const scene = await openForm();
    fireEvent.change(field(new RegExp(`^${form.suffix}`)), { target: { value: 'é' } });
    expect(await screen.findByText(form.framing)).toBeTruthy();
    fireEvent.change(field(new RegExp(`^${form.maxGap}`)), { target: { value: '500' } });
    await scene.user.click(button('Save'));
    expect(scene.bridge.inputsOf('readers.saveScanner')).toEqual([]);
  });
});

describe('sounds and lights', () => {
  async function openSignals() {
    const scene = await openDevices({}, { 'readers.saveSignals': ({ signals: sent }) => ({ signals: sent }) as never });
    await openTab(scene, 'Sounds and lights');
    await screen.findByRole('switch', { name: signals.sounds });
    return scene;
  }

  it('are switched and set as the school wants them', async () => {
    const scene = await openSignals();
    await scene.user.click(screen.getByRole('radio', { name: signals.volumes.loud }));
    await scene.user.click(screen.getByRole('switch', { name: signals.lights }));
    await scene.user.click(button('Save'));
    expect(scene.bridge.inputsOf('readers.saveSignals')).toEqual([
      { signals: { sounds: true, volume: 100, lights: false } },
    ]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('are tried as they are set, and a computer without sound says so', async () => {
    const scene = await openSignals();
    await scene.user.click(button(signals.attention));
    expect(await screen.findByText(signals.silent)).toBeTruthy();
    expect(screen.getByRole('img', { name: signals.lightLabel.attention })).toBeTruthy();
    await scene.user.click(button(signals.success));
    expect(screen.getByRole('img', { name: signals.lightLabel.success })).toBeTruthy();
  });

  it('have nothing to try when both are off', async () => {
    const scene = await openSignals();
    await scene.user.click(screen.getByRole('switch', { name: signals.sounds }));
    await scene.user.click(screen.getByRole('switch', { name: signals.lights }));
    expect(screen.getByText(signals.off)).toBeTruthy();
    expect(screen.queryByRole('button', { name: signals.success })).toBeNull();
  });
});
