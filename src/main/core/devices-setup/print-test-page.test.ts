// A test print: what the page says, with which settings it is tried, and every way it goes.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { readBadgeText } from '../../../shared/domain/badge-id.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames, type ErrorCode } from '../../../shared/errors/codes.ts';
import { printTest } from '../../../shared/ipc/admin/devices-contract.ts';
import type { SetUpPrinter } from '../../../shared/settings/printer.ts';
import type { Printer, PrinterState, PrintReceipt } from '../printer-port.ts';
import { printTestPage, type PrintTestDeps } from './print-test-page.ts';
import type { TestPageContent } from './printer-test-page.ts';

const WANTED: SetUpPrinter = {
  kind: 'network',
  host: 'label.school.local',
  port: 9101,
  paper: '58mm',
  commands: 'star',
  confirms: false,
};
const PAGE = Uint8Array.of(0x1b, 0x40, 0x47);

let scene: KioskScene;
let composed: { content: TestPageContent; paper: string; commands: string }[];
let printed: { bytes: Uint8Array; on: SetUpPrinter }[];
beforeEach(() => {
  scene = openKioskScene();
  composed = [];
  printed = [];
});
afterEach(() => scene.dispose());

interface Behaviour {
  readonly print?: () => Promise<PrintReceipt>;
  readonly state?: PrinterState;
  readonly paperLow?: boolean;
  readonly composeTestPage?: PrintTestDeps['composeTestPage'];
}

function deps({ print, state = 'ready', paperLow = false, composeTestPage }: Behaviour = {}): PrintTestDeps {
  const printerOf = (on: SetUpPrinter): Printer => ({
    status: () => Promise.resolve({ state, paperLow }),
    model: () => Promise.resolve('TM-T20III'),
    print: ({ bytes }) => {
      printed.push({ bytes, on });
      return print === undefined ? Promise.resolve({ result: 'confirmed' }) : print();
    },
  });
  return {
    ...scene.context,
    printerOf,
    composeTestPage:
      composeTestPage ??
      ((content, paper, commands) => {
        composed.push({ content, paper, commands });
        return Promise.resolve(PAGE);
      }),
  };
}

const failing = (code: ErrorCode) => deps({ print: () => Promise.reject(new AppError(code)) });

describe('a test print', () => {
  it('goes to the printer as it is typed, whatever is kept, and shows those settings on the page', async () => {
    expect(scene.settings.printer.kind).toBe('none');
    expect(await printTestPage(deps(), WANTED)).toEqual({
      outcome: 'confirmed',
      paperLow: false,
      model: 'TM-T20III',
    });
    expect(printed).toEqual([{ bytes: PAGE, on: WANTED }]);
    expect(composed).toMatchObject([{ paper: '58mm', commands: 'star', content: { title: 'Test print' } }]);
    const facts = composed[0]?.content.facts.map(({ label, value }) => `${label}: ${value}`);
    expect(facts).toEqual([
      'Connection: Network: label.school.local port 9101',
      'Model: TM-T20III',
      'Commands: STAR (line mode)',
      'Paper: 58 mm roll, 203 dots an inch',
      'Confirmation: not asked for',
      'Code page: none needed: everything is drawn as a picture',
    ]);
  });

  it.each([
    [{ kind: 'system', name: 'Badge printer', paper: '62mm', commands: 'epson' }, 'Printer of this PC: Badge printer'],
    [
      { kind: 'device', path: '/dev/usb/lp0', baud: 9600, paper: '80mm', commands: 'epson', confirms: true },
      'USB or serial: /dev/usb/lp0',
    ],
    [{ kind: 'file', folder: '/srv/badges', paper: '80mm', commands: 'epson' }, 'Folder: /srv/badges'],
  ] as const)('shows where the printer is: %j', async (wanted, value) => {
    await printTestPage(deps(), wanted);
    expect(composed[0]?.content.facts[0]).toEqual({ label: 'Connection', value });
  });

  it('does not ask a printer that is not well for its name', async () => {
    await printTestPage(deps({ state: 'paperOut' }), WANTED);
    expect(composed[0]?.content.facts[1]).toEqual({ label: 'Model', value: 'the printer does not say' });
  });

  it('is no badge: its symbol signs nobody in', async () => {
    await printTestPage(deps(), WANTED);
    const [page] = composed;
    expect(readBadgeText(page?.content.symbolText ?? '').kind).toBe('notABadge');
  });

  it('says when the printer only took the page, and when the roll is nearly at its end', async () => {
    const behaviour = { print: () => Promise.resolve({ result: 'sent' as const }), paperLow: true };
    expect(await printTestPage(deps(behaviour), WANTED)).toMatchObject({ outcome: 'sent', paperLow: true });
  });

  it.each(errorCodeNames.filter((code) => code.startsWith('PRINTER_')))(
    'answers %s as a value the page can put into words',
    async (errorCode) => {
      const answer = await printTestPage(failing(errorCode), WANTED);
      expect(answer).toEqual({ outcome: 'failed', errorCode });
      expect(printTest.parse(answer)).toEqual(answer);
    },
  );

  it('asks no printer when none is chosen', async () => {
    const answer = await printTestPage(deps(), { kind: 'none' });
    expect(answer).toEqual({ outcome: 'failed', errorCode: 'PRINTER_NOT_SET_UP' });
    expect([composed, printed]).toEqual([[], []]);
  });

  it('fails as a fault of the program, with its cause, when there is no page or the printer’s code broke', async () => {
    const broken = new Error('no font');
    const noPage = printTestPage(deps({ composeTestPage: () => Promise.reject(broken) }), WANTED);
    await expect(noPage).rejects.toBe(broken);
    expect(printed).toEqual([]);
    const odd = new TypeError('undefined is not a function');
    const failure = printTestPage(deps({ print: () => Promise.reject(odd) }), WANTED);
    await expect(failure).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
