// Choosing a printer and trying it, and every way a test print ends in words.
import { describe, expect, it, jest } from '@jest/globals';
import { configure, screen, waitFor } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { button, choose, field, isOff, openDevices, openTab } from '../../../../tests/harness/devices-scene.tsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames } from '../../../shared/errors/codes.ts';
import type { PrintTest } from '../../../shared/ipc/admin/devices-contract.ts';
import type { PrinterSettings } from '../../../shared/settings/printer.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const NETWORK: PrinterSettings = {
  kind: 'network',
  host: '10.0.0.5',
  port: 9100,
  paper: '80mm',
  commands: 'epson',
  confirms: true,
};

describe('choosing a printer', () => {
  it('keeps address, paper and whether it confirms, and says that it is saved', async () => {
    const scene = await openDevices();
    expect(isOff('Save')).toBe(true);
    await choose(scene, /^Network printer/);
    await scene.user.type(field(/^Address/), '10.0.0.5');
    await choose(scene, /^58 mm$/);
    await scene.user.click(screen.getByRole('switch', { name: 'The printer confirms each badge' }));
    expect(screen.getByText(/nobody knows whether paper ran out/)).toBeTruthy();
    expect(screen.getByText('Not saved yet')).toBeTruthy();
    await scene.user.click(button('Save'));
    await waitFor(() => expect(isOff('Save')).toBe(true));
    expect(screen.getByText('Saved.')).toBeTruthy();
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([
      { printer: { ...NETWORK, paper: '58mm', confirms: false } },
    ]);
  });

  it('says under the address what is wrong with it, and saves nothing', async () => {
    const scene = await openDevices();
    await choose(scene, /^Network printer/);
    await scene.user.type(field(/^Address/), 'tcp://10.0.0.5:9100');
    expect(field(/^Address/).getAttribute('aria-invalid')).toBeNull();
    await scene.user.click(button('Save'));
    expect(field(/^Address/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(adminDevices.printer.hostProblem)).toBeTruthy();
    expect(field(/^Port/).getAttribute('aria-invalid')).toBeNull();
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('says a missing port at the port, not at an address that is right', async () => {
    const scene = await openDevices({ printer: NETWORK });
    await scene.user.clear(field(/^Port/));
    await scene.user.click(button('Save'));
    expect(screen.getByText(adminDevices.printer.portProblem)).toBeTruthy();
    expect(field(/^Port/).getAttribute('aria-invalid')).toBe('true');
    expect(field(/^Address/).getAttribute('aria-invalid')).toBeNull();
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([]);
  });

  it('goes back to what is kept, and asks before a change is lost', async () => {
    const scene = await openDevices({ printer: NETWORK });
    await scene.user.clear(field(/^Address/));
    await scene.user.type(field(/^Address/), 'printer.school.local');
    await openTab(scene, 'Camera');
    await scene.user.click(await screen.findByRole('button', { name: 'Stay here' }));
    expect(field(/^Address/).value).toBe('printer.school.local');
    await scene.user.click(button('Discard changes'));
    expect(field(/^Address/).value).toBe('10.0.0.5');
    await openTab(scene, 'Camera');
    expect(screen.getByRole('tab', { name: 'Camera' }).getAttribute('aria-selected')).toBe('true');
  });

  it('keeps what was typed when it could not be saved, and says why', async () => {
    const scene = await openDevices(
      { printer: NETWORK },
      {
        'devices.savePrinter': () => {
          throw new AppError('STORAGE_FULL');
        },
      },
    );
    await choose(scene, /^No printer/);
    await scene.user.click(button('Save'));
    expect((await screen.findByRole('alert')).textContent).toContain(adminErrorWords('STORAGE_FULL').title);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^No printer/ }).checked).toBe(true);
    expect(isOff('Save')).toBe(false);
  });
});

describe('a test print', () => {
  const tryPrinter = async (result: PrintTest) => {
    const scene = await openDevices({ printer: NETWORK }, { 'devices.testPrint': () => result });
    await scene.user.click(button('Test print'));
    return scene;
  };

  it('says that the page is on paper, and that the roll is nearly at its end', async () => {
    await tryPrinter({ outcome: 'confirmed', paperLow: true, model: 'TM-T20III' });
    expect(await screen.findByText(adminDevices.test.confirmedText)).toBeTruthy();
    expect(screen.getByText('The roll is nearly at its end.')).toBeTruthy();
    expect(screen.getByText('It calls itself TM-T20III.')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('does not say of a printer that never answers that it printed', async () => {
    await tryPrinter({ outcome: 'sent', paperLow: false, model: null });
    expect(await screen.findByText(adminDevices.test.sentText)).toBeTruthy();
    expect(screen.queryByText('Printed')).toBeNull();
    expect(screen.queryByText('The roll is nearly at its end.')).toBeNull();
  });

  it.each(errorCodeNames.filter((code) => code.startsWith('PRINTER_')))(
    'says what %s is and what to do, and speaks of no badge that waits',
    async (errorCode) => {
      await tryPrinter({ outcome: 'failed', errorCode });
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(adminErrorWords(errorCode).title);
      expect(alert.textContent).toContain('What to do');
      expect(alert.textContent).not.toMatch(/badge waits/);
      expect(screen.queryByText('Printed')).toBeNull();
    },
  );

  it('leads back to the address when nothing answers there', async () => {
    await tryPrinter({ outcome: 'failed', errorCode: 'PRINTER_OFFLINE' });
    expect((await screen.findByRole('alert')).textContent).toContain('Check the address and port above');
    expect(await findAxeViolations()).toEqual([]);
  });

  it('tries what is typed, not what is kept, and is not a save', async () => {
    const scene = await openDevices(
      { printer: NETWORK },
      { 'devices.testPrint': () => ({ outcome: 'confirmed', paperLow: false, model: null }) },
    );
    await scene.user.clear(field(/^Address/));
    await scene.user.type(field(/^Address/), '10.0.0.6');
    await scene.user.click(button('Test print'));
    await screen.findByText(adminDevices.test.confirmedText);
    expect(scene.bridge.inputsOf('devices.testPrint')).toEqual([{ printer: { ...NETWORK, host: '10.0.0.6' } }]);
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([]);
  });

  it('needs a printer, and says so instead of asking one', async () => {
    const scene = await openDevices();
    expect(screen.getByText('Choose a printer first.')).toBeTruthy();
    await scene.user.click(button('Test print'));
    expect(scene.bridge.inputsOf('devices.testPrint')).toEqual([]);
  });

  it('that could not be asked for is told apart from a printer that failed', async () => {
    const scene = await openDevices(
      { printer: NETWORK },
      {
        'devices.testPrint': () => {
          throw new AppError('INTERNAL');
        },
      },
    );
    await scene.user.click(button('Test print'));
    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong in Gatehouse');
  });
});
