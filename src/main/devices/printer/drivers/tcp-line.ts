// A TCP line, port 9100 as a rule.
import { connect } from 'node:net';
import type { OpenLine } from './printer-line.ts';

// A printer that never reads would keep us waiting for our own last bytes.
const CLOSE_GRACE_MS = 500;

/** Makes lines to one address. */
export function tcpLines(address: { readonly host: string; readonly port: number }): OpenLine {
  return function openTcpLine(events) {
    const socket = connect({ host: address.host, port: address.port, noDelay: true, allowHalfOpen: true });
    let isOpen = false;
    let isGone = false;
    const onGone = (): void => {
      if (isGone) return;
      isGone = true;
      // The reason (ECONNRESET, EPIPE, …) changes nothing: what counts is how far the badge was.
      events.onGone(!isOpen ? 'refused' : socket.errored === null ? 'orderly' : 'reset');
    };
    socket.on('connect', () => {
      isOpen = true;
      events.onOpen();
    });
    socket.on('data', (chunk) => events.onBytes(chunk));
    socket.on('error', onGone);
    socket.on('end', onGone);
    socket.on('close', onGone);
    return {
      send(bytes) {
        if (socket.writable) socket.write(bytes);
      },
      finish(onFlushed) {
        socket.end(() => {
          if (!socket.destroyed) onFlushed();
        });
      },
      close() {
        socket.destroySoon();
        socket.unref();
        setTimeout(() => socket.destroy(), CLOSE_GRACE_MS).unref();
      },
    };
  };
}
