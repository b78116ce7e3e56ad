// The simulator's HTTP control: GET /__control tells the state, POST /__control changes it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { controlRequestSchema } from './faults.ts';

/** What the control can ask of the printer. */
export interface Controlled {
  readonly state: () => unknown;
  readonly setFaults: (change: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly reset: () => Promise<void>;
}

const LARGEST_BODY_BYTES = 64 * 1024;

/** Starts the control server; resolves with the server once it listens. */
export async function startControlServer(host: string, port: number, printer: Controlled): Promise<Server> {
  const server = createServer((request, response) => {
    handle(request, response, printer).catch((error: unknown) => {
      const isInvalid = error instanceof z.ZodError || error instanceof SyntaxError;
      reply(response, isInvalid ? 400 : 500, { error: error instanceof Error ? error.message : 'unknown' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return server;
}

async function handle(request: IncomingMessage, response: ServerResponse, printer: Controlled): Promise<void> {
  if (request.url !== '/__control') return reply(response, 404, { error: 'only /__control is here' });
  if (request.method === 'POST') {
    const order = controlRequestSchema.parse(JSON.parse(await readBody(request)));
    if (order.action === 'reset') await printer.reset();
    else await printer.setFaults(order.faults);
  } else if (request.method !== 'GET') {
    return reply(response, 405, { error: 'GET or POST' });
  }
  reply(response, 200, printer.state());
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    sizeBytes += bytes.length;
    if (sizeBytes > LARGEST_BODY_BYTES) throw new SyntaxError('the body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
