// Printers take one line at a time: a test page waits for the badge that is being printed, and the next badge for it.
import type { Printer } from '../../core/printer-port.ts';

/** Gives out printers that wait for each other, whatever their addresses. */
export function createPrinterTurns(): (printer: Printer) => Printer {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    // The next in the queue does not care how this one ended; its own caller does.
    last = turn.catch(() => undefined);
    return turn;
  }
  return (printer) => ({
    status: (signal) => inTurn(() => printer.status(signal)),
    print: (job, signal) => inTurn(() => printer.print(job, signal)),
    model: (signal) => inTurn(() => printer.model(signal)),
  });
}
