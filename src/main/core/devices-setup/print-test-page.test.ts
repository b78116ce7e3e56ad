// A test print: what the page says, with which settings it is tried, and every way it goes.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { readBadgeText } from '../../../shared/domain/badge-id.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames, type ErrorCode } from '../../../shared/errors/codes.ts';
import { printTest } from '../../../shared/ipc/admin/devices-contract.ts';
import type { BadgeContent } from '../badge-content.ts';
import type { Printer, PrintReceipt } from '../printer-port.ts';
import { printTestPage, type PrintTestDeps } from './print-test-page.ts';
import type { NetworkPrinter } from './sample-badges.ts';

const WANTED: NetworkPrinter = {
  kind: 'network',
  host: 'label.school.local',
  port: 9101,
  paper: '58mm',
  confirms: false,
};
const PAGE = Uint8Array.of(0x1b, 0x40, 0x47);

let scene: KioskScene;
let composed: { content: BadgeContent; paper: string }[];
let printed: { bytes: Uint8Array; on: NetworkPrinter }[];
beforeEach(() => {
  scene = openKioskScene();
  composed = [];
  printed = [];
});
afterEach(() => scene.dispose());

interface Behaviour {
  readonly print?: () => Promise<PrintReceipt>;
  readonly paperLow?: boolean;
  readonly composeBadge?: PrintTestDeps['composeBadge'];
}

function deps({ print, paperLow = false, composeBadge }: Behaviour = {}): PrintTestDeps {
  const printerOf = (on: NetworkPrinter): Printer => ({
    status: () => Promise.resolve({ state: 'ready', paperLow }),
    print: ({ bytes }) => {
      printed.push({ bytes, on });
      return print === undefined ? Promise.resolve({ result: 'confirmed' }) : print();
    },
  });
  return {
    ...scene.context,
    printerOf,
    composeBadge:
      composeBadge ??
      ((content, paper) => {
        composed.push({ content, paper });
        return Promise.resolve(PAGE);
      }),
  };
}

const failing = (code: ErrorCode) => deps({ print: () => Promise.reject(new AppError(code)) });

describe('a test print', () => {
  it('goes to the printer as it is typed, whatever is kept, and shows those settings on the page', async () => {
    expect(scene.settings.printer.kind).toBe('none');
    expect(await printTestPage(deps(), WANTED)).toEqual({ outcome: 'confirmed', paperLow: false });
    expect(printed).toEqual([{ bytes: PAGE, on: WANTED }]);
    expect(composed).toEqual([
      {
        paper: '58mm',
        content: expect.objectContaining({
          personName: 'Test print',
          yearName: 'label.school.local port 9101',
          reason: '58 mm paper; the printer does not confirm',
          timeText: '09:12',
        }),
      },
    ]);
  });

  it('is no badge: its symbol signs nobody in', async () => {
    await printTestPage(deps(), WANTED);
    const [page] = composed;
    expect(readBadgeText(page?.content.symbolText ?? '').kind).toBe('notABadge');
    expect(page?.content.badgeId).toBe('');
  });

  it('says when the printer only took the page, and when the roll is nearly at its end', async () => {
    const behaviour = { print: () => Promise.resolve({ result: 'sent' as const }), paperLow: true };
    expect(await printTestPage(deps(behaviour), WANTED)).toEqual({ outcome: 'sent', paperLow: true });
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
    const noPage = printTestPage(deps({ composeBadge: () => Promise.reject(broken) }), WANTED);
    await expect(noPage).rejects.toBe(broken);
    expect(printed).toEqual([]);
    const odd = new TypeError('undefined is not a function');
    const failure = printTestPage(deps({ print: () => Promise.reject(odd) }), WANTED);
    await expect(failure).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
