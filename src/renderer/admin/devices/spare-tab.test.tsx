// The spare printer and the rules of printing: what is kept, and what is said of a number that cannot be.
import { describe, expect, it, jest } from '@jest/globals';
import { configure, screen, waitFor } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { printingSettings, type PrinterSettings, type PrintingSettings } from '../../../shared/settings/printer.ts';
import { SpareTab } from './spare-tab.tsx';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

async function open() {
  let [sparePrinter, printing]: [PrinterSettings, PrintingSettings] = [{ kind: 'none' }, printingSettings.parse({})];
  const scene = renderPage(<SpareTab />, {
    'printing.getSettings': () => ({ sparePrinter, printing }),
    'printing.findPrinters': () => ({ queues: ['Office'], devices: [] }),
    'printing.saveSpare': ({ printer }) => {
      sparePrinter = printer as PrinterSettings; // as: the client's input leaves out what the schema fills in
      scene.bridge.emit('settings.changed');
      return { printer: sparePrinter };
    },
    'printing.saveRules': (input) => {
      printing = printingSettings.parse(input.printing);
      scene.bridge.emit('settings.changed');
      return { printing };
    },
  });
  await screen.findByRole('form', { name: 'Rules of printing' });
  return scene;
}

const number = (name: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
const saveOf = (form: string) => {
  const button = screen.getByRole('form', { name: form }).querySelector<HTMLButtonElement>('.adm-save-bar button');
  if (button === null) throw new Error(`${form} has no Save`);
  return button;
};

describe('the spare printer', () => {
  it('is chosen like the first, and kept apart from it', async () => {
    const scene = await open();
    await scene.user.click(screen.getByRole('radio', { name: /^Network printer/ }));
    await scene.user.type(screen.getByRole('textbox', { name: /^Address/ }), '10.0.0.6');
    await scene.user.click(saveOf('Spare printer'));
    await waitFor(() => expect(scene.bridge.inputsOf('printing.saveSpare')).toHaveLength(1));
    expect(scene.bridge.inputsOf('printing.saveSpare')).toMatchObject([
      { printer: { kind: 'network', host: '10.0.0.6', port: 9100 } },
    ]);
    expect(await findAxeViolations()).toEqual([]);
  });
});

describe('the rules of printing', () => {
  it('are kept; no number for reception means no limit', async () => {
    const scene = await open();
    await scene.user.clear(number(/^Use the spare printer after/));
    await scene.user.type(number(/^Use the spare printer after/), '30');
    await scene.user.clear(number(/^Badges printed again by a receptionist/));
    await scene.user.click(saveOf('Rules of printing'));
    await waitFor(() => expect(scene.bridge.inputsOf('printing.saveRules')).toHaveLength(1));
    expect(scene.bridge.inputsOf('printing.saveRules')).toEqual([
      { printing: { ...printingSettings.parse({}), spareAfterSeconds: 30, reprintsPerHourAtReception: null } },
    ]);
  });

  it('say at the field which number it can be, and keep nothing', async () => {
    const scene = await open();
    await scene.user.clear(number(/^Badges printed again at the touchscreen/));
    await scene.user.click(saveOf('Rules of printing'));
    expect(screen.getByText('Type a number from 0 to 100.')).toBeTruthy();
    expect(scene.bridge.inputsOf('printing.saveRules')).toEqual([]);
  });
});
