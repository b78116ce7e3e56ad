// Giving way means that whoever spoke to this process meanwhile has been heard.
import { afterEach, expect, it } from '@jest/globals';
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { yieldToOthers } from './sync-deps.ts';

const opened: Socket[] = [];
let server: net.Server;
afterEach(() => {
  for (const socket of opened) socket.destroy();
  server.close();
});

/** Two ends of one connection on this machine. */
async function connect(): Promise<{ readonly here: Socket; readonly there: Socket }> {
  const { port } = server.address() as AddressInfo; // as: a TCP server that listens has one
  const accepted = once(server, 'connection');
  const here = net.connect(port, '127.0.0.1');
  const [there] = (await accepted) as [Socket]; // as: the event carries the socket
  opened.push(here, there);
  return { here, there };
}

/** Keeps the processor without letting anybody in. */
function work(forMs: number): void {
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs);
}

it('what arrived during a slice of work that a reply had set off is heard before the next slice', async () => {
  server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const [reply, touch] = [await connect(), await connect()];
  const heard: string[] = [];
  touch.here.on('data', () => heard.push('touch'));
  const slices = (async () => {
    await once(reply.here, 'data');
    touch.there.write('touch');
    work(50);
    heard.push('slice');
    await yieldToOthers();
    heard.push('slice');
  })();
  reply.there.write('reply');
  await slices;
  expect(heard).toEqual(['slice', 'touch', 'slice']);
});
