// Starts the printer child as a utility process: ended by its process id, since one that is stuck in a device hears no
// message, and the app must still close.
import { app, utilityProcess } from 'electron';
import type { FromPrinterChild, PrinterChild } from '../core/printing/printer-child-port.ts';

/** Starts one; it ends with the app at the latest. */
export function startPrinterChild(programFile: string): PrinterChild {
  const child = utilityProcess.fork(programFile, [], { serviceName: 'Gatehouse printer', stdio: 'inherit' });
  let isOver = false;
  function kill(): void {
    if (isOver) return;
    isOver = true;
    const { pid } = child;
    // Not started yet: it is asked to end as soon as it could be.
    if (pid === undefined) child.once('spawn', () => endAtOnce(child.pid));
    else endAtOnce(pid);
  }
  app.once('will-quit', kill);
  child.once('exit', () => {
    isOver = true;
    app.off('will-quit', kill);
  });
  return {
    post: (message) => child.postMessage(message),
    // as: the program on the other side sends exactly these
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromPrinterChild)),
    onExit: (listener) => void child.once('exit', listener),
    kill,
  };
}

function endAtOnce(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself between the look and the signal.
  }
}
