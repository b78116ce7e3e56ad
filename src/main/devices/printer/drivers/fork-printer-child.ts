// The printer child as a plain Node process: for programs that run the app without Electron. The app itself uses a
// utility process (electron/printer-child-host.ts).
import { fork } from 'node:child_process';
import type { FromPrinterChild, PrinterChild } from '../../../core/printing/printer-child-port.ts';

/** Starts the child from a program file. */
export function forkPrinterChild(programFile: string): PrinterChild {
  const child = fork(programFile, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('error', () => undefined); // One that does not start exits, and that is told.
  return {
    post: (message) => void (child.connected && child.send(message)),
    // as: the program on the other side sends exactly these
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromPrinterChild)),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
