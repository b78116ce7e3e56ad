// The Wonde simulator behind TLS, under a name that only a proxy or a test's certificate knows.
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { WondeSimulator } from '../../simulators/wonde/start.ts';
import { SIGNED_FOR_ANOTHER, type TestCertificate } from '../fixtures/certificates.ts';

/** The name in the certificate SIGNED_FOR_ANOTHER; nobody's DNS knows it. */
export const WONDE_NAME = 'other.example';

export interface WondeBehindTls {
  readonly port: number;
  /** Where the kiosk is to find it. */
  readonly baseUrl: string;
  close(): void;
}

/** Starts it and makes the simulator's school one that is served under that name. */
export async function startWondeBehindTls(
  simulator: WondeSimulator,
  certificate: TestCertificate = SIGNED_FOR_ANOTHER,
): Promise<WondeBehindTls> {
  const sockets = new Set<Socket>();
  const server = createServer(certificate, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: simulator.port, method, path: url, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(outgoing);
      // What breaks on the way in breaks on the way out.
      reply.on('aborted', () => outgoing.destroy());
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  simulator.control.edit({ op: 'setDomain', domain: WONDE_NAME });
  return {
    // as: a TCP server's address is never text
    port: (server.address() as AddressInfo).port,
    baseUrl: `https://${WONDE_NAME}/v1.0/`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
