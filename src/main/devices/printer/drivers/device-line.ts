// A line to a device path (/dev/usb/lp0, /dev/ttyUSB0, COM3), held by a child process that can be ended when the
// device is stuck.
import type { OpenLine } from './printer-line.ts';
import type { StartPrinterChild } from '../../../core/printing/printer-child-port.ts';

export interface DeviceLineOptions {
  readonly path: string;
  /** Serial lines only; null elsewhere. */
  readonly baud: number | null;
  readonly startChild: StartPrinterChild;
}

/** Makes lines to one device. */
export function deviceLines({ path, baud, startChild }: DeviceLineOptions): OpenLine {
  return function openDeviceLine(events) {
    const child = startChild();
    let onFlushed: () => void = () => undefined;
    let isOpen = false;
    child.onMessage((message) => {
      if (message.say === 'open') {
        isOpen = true;
        events.onOpen();
      } else if (message.say === 'bytes') events.onBytes(message.bytes);
      else if (message.say === 'flushed') onFlushed();
      else if (message.say === 'gone') events.onGone(message.how);
    });
    child.onExit(() => events.onGone(isOpen ? 'reset' : 'refused'));
    child.post({ do: 'openDevice', path, baud });
    return {
      send: (bytes) => child.post({ do: 'send', bytes }),
      finish(listener) {
        onFlushed = listener;
        child.post({ do: 'finish' });
      },
      close: () => child.kill(),
    };
  };
}
