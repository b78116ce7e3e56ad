// Entry of the printer child (bundled to out/main/printer-child.cjs): holds a device path, or talks to the Windows
// spooler. The app ends this process whenever it takes too long, so nothing here needs a time limit.
import type { FromPrinterChild, ToPrinterChild } from '../../../../core/printing/printer-child-port.ts';
import { holdDevice, type DeviceFile } from './device-file.ts';
import { deleteJobs, jobStateIn, printerOf, printersOf, spoolRaw } from './spool-raw.ts';
import type { WinspoolApi } from './winspool-api.ts';
import { loadWinspool } from './winspool-koffi.ts';

/** What Electron gives a utility process instead of process.send. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ToPrinterChild }) => void): void;
  postMessage(message: FromPrinterChild): void;
}

// as: Electron's types are not for this layer, and plain Node has no such property
const { parentPort } = process as { readonly parentPort?: ParentPort };

function say(message: FromPrinterChild): void {
  if (parentPort !== undefined) parentPort.postMessage(message);
  else process.send?.(message);
}

let device: DeviceFile | null = null;
let winspool: WinspoolApi | null = null;

function answerForSpooler(message: Exclude<ToPrinterChild, { readonly do: 'openDevice' | 'send' | 'finish' }>): void {
  winspool ??= loadWinspool();
  if (message.do === 'spool') say({ say: 'spooled', result: spoolRaw(winspool, message) });
  else if (message.do === 'lookAtJob') {
    say({ say: 'job', state: jobStateIn(winspool, message.printer, message.jobId) });
  } else if (message.do === 'deleteJobs') {
    say({ say: 'deleted', count: deleteJobs(winspool, message.printer, message.title) });
  } else if (message.do === 'lookAtPrinter') say({ say: 'printer', printer: printerOf(winspool, message.printer) });
  else say({ say: 'printers', printers: printersOf(winspool) });
}

function take(message: ToPrinterChild): void {
  if (message.do === 'openDevice') {
    device = holdDevice(message.path, message.baud, {
      onOpen: () => say({ say: 'open' }),
      onBytes: (bytes) => say({ say: 'bytes', bytes }),
      onFlushed: () => say({ say: 'flushed' }),
      onGone: (how) => say({ say: 'gone', how }),
    });
  } else if (message.do === 'send') device?.send(message.bytes);
  else if (message.do === 'finish') device?.finish();
  else answerForSpooler(message);
}

if (parentPort !== undefined) parentPort.on('message', ({ data }) => take(data));
// as: the only one who starts this program sends exactly these messages
else process.on('message', (message) => take(message as ToPrinterChild));
// The app is gone, crashed or not: a device must not stay held.
process.on('disconnect', () => process.exit(0));
