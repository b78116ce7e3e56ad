// What reception is told of the printer: nothing while all is well, what is wrong and what to do, and each badge in doubt.
import { describe, expect, it, jest } from '@jest/globals';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { aBadgeId } from '../../../../tests/fakes/kiosk-answers.ts';
import { INVENTED_NOW_MS } from '../../../../tests/fakes/invented-logbook.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import { movementId, printJobId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PrintQueueStatus } from '../../../shared/ipc/admin/printing-contract.ts';
import { PrintQueueNotice } from './print-queue-notice.tsx';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const MINUTE_MS = 60_000;
const well = { place: '10.0.0.5:9100', errorCode: null, sinceMs: null };
const outOfPaper = {
  place: '10.0.0.5:9100',
  errorCode: 'PRINTER_NO_PAPER',
  sinceMs: INVENTED_NOW_MS - 5 * MINUTE_MS,
} as const;
const calm: PrintQueueStatus = { main: well, spare: null, waiting: 0, waitingSinceMs: null, unsettled: [] };
const inDoubt = {
  printJobId: printJobId.parse('01990000-0000-7000-8000-0000000000c1'),
  movementId: movementId.parse('01990000-0000-7000-8000-0000000000c2'),
  badgeId: aBadgeId,
  personName: 'Ffion Roberts',
  atMs: INVENTED_NOW_MS - MINUTE_MS,
  errorCode: 'PRINTER_DROPPED',
} as const;

const open = (status: Partial<PrintQueueStatus>, handlers: FakeHandlers = {}, saysAllIsWell = false) =>
  renderPage(
    <section aria-label="here">
      <PrintQueueNotice saysAllIsWell={saysAllIsWell} />
    </section>,
    { 'printing.getStatus': () => ({ ...calm, ...status }), ...handlers },
  );
const here = () => within(screen.getByRole('region', { name: 'here' }));
const asked = (scene: ReturnType<typeof open>) =>
  waitFor(() => expect(scene.bridge.inputsOf('printing.getStatus')).toHaveLength(1));

describe('the printer', () => {
  it('is not spoken of while all is well, except where it is set up', async () => {
    const scene = open({});
    await asked(scene);
    expect(here().queryAllByRole('status')).toEqual([]);
    expect(screen.getByRole('region', { name: 'here' }).textContent).toBe('');
  });

  it('works, on its own page', async () => {
    open({}, {}, true);
    expect(await screen.findByText('The printer works')).toBeTruthy();
    expect(screen.getByText('10.0.0.5:9100. Nothing is known against it.')).toBeTruthy();
  });

  it('that does not print says what is wrong, since when, what waits and what to do; *Try now* tries at once', async () => {
    const scene = open(
      { main: outOfPaper, waiting: 3, waitingSinceMs: outOfPaper.sinceMs },
      { 'printing.tryNow': () => ({}) },
    );
    const notice = await here().findByRole('status');
    expect(notice.textContent).toMatch(/What to do/);
    expect(notice.textContent).toMatch(/Since today at \d\d:\d\d\./);
    expect(notice.textContent).toMatch(/3 badges wait, the first since today at/);
    expect(await findAxeViolations()).toEqual([]);
    await scene.user.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(scene.bridge.inputsOf('printing.tryNow')).toHaveLength(1));
  });

  it('that the spare one stands in for says so, and what is wrong with the spare one too', async () => {
    open({ main: outOfPaper, spare: { ...well, place: 'Office' } });
    expect(await screen.findByText('The spare printer, Office, takes the badges meanwhile.')).toBeTruthy();
  });

  it('and the spare one may both be wrong', async () => {
    open({ main: outOfPaper, spare: { ...well, place: 'Office', errorCode: 'PRINTER_OFFLINE' } });
    expect(await screen.findByText(/^The spare printer too: /)).toBeTruthy();
  });
});

describe('a badge in doubt', () => {
  it('is asked about by name, and nothing is said twice of the printer that left it so', async () => {
    open({ main: { ...well, errorCode: 'PRINTER_DROPPED' }, unsettled: [inDoubt] });
    expect(await screen.findByText('One badge may or may not have come out')).toBeTruthy();
    expect(here().getAllByRole('status')).toHaveLength(1);
    expect(here().getByRole('listitem').textContent).toContain(`Ffion Roberts · ${spacedBadgeId(aBadgeId)} · today at`);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('came out, or is printed again with the reason: each only when a person says so', async () => {
    const scene = open(
      {
        unsettled: [
          inDoubt,
          {
            ...inDoubt,
            printJobId: printJobId.parse('01990000-0000-7000-8000-0000000000c3'),
            personName: 'Amara Murphy',
          },
        ],
      },
      { 'printing.cameOut': () => ({}), 'printing.printAgain': () => ({}) },
    );
    await scene.user.click(await screen.findByRole('button', { name: 'The badge of Ffion Roberts came out' }));
    await scene.user.click(screen.getByRole('button', { name: 'Print the badge of Amara Murphy again' }));
    await waitFor(() => expect(scene.bridge.inputsOf('printing.printAgain')).toHaveLength(1));
    expect(scene.bridge.inputsOf('printing.cameOut')).toEqual([{ printJobId: inDoubt.printJobId }]);
    expect(scene.bridge.inputsOf('printing.printAgain')).toEqual([
      { printJobId: '01990000-0000-7000-8000-0000000000c3', reason: 'Did not come out' },
    ]);
  });

  it('of a slip has no number', async () => {
    open({ unsettled: [{ ...inDoubt, badgeId: null }] });
    expect((await here().findByRole('listitem')).textContent).toMatch(/^Ffion Roberts · Slip · /);
  });

  it('that somebody else has settled meanwhile says so at its own line', async () => {
    const scene = open(
      { unsettled: [inDoubt] },
      {
        'printing.cameOut': () => {
          throw new AppError('CONFLICT');
        },
      },
    );
    await scene.user.click(await screen.findByRole('button', { name: /came out$/ }));
    expect(await here().findByRole('alert')).toBeTruthy();
  });
});
