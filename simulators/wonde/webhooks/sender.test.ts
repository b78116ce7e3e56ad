import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { at, codeIdOf, openBench, pupilOf } from '../test-client.ts';
import type { AddressInfo } from 'node:net';
import type { Bench } from '../test-client.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ pupils: 20 });
});
afterEach(() => bench.close());

const mark = () => ({
  date: '2026-11-20',
  session: 'AM',
  student_id: pupilOf(bench.wonde).id,
  attendance_code_id: codeIdOf(bench.wonde, 'L'),
});

describe('webhooks', () => {
  interface Inbox {
    readonly url: string;
    readonly types: string[];
    answer: number;
    close(): Promise<void>;
  }

  async function openInbox(): Promise<Inbox> {
    const types: string[] = [];
    const inbox = { types, answer: 200, url: '', close: async () => {} };
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        types.push(String(at(JSON.parse(Buffer.concat(chunks).toString()), 'payload_type')));
        response.writeHead(inbox.answer).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A TCP server has an address object.
    const { port } = server.address() as AddressInfo;
    inbox.url = `http://127.0.0.1:${port}/hook?secret=s`;
    inbox.close = async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
    return inbox;
  }

  let inbox: Inbox;
  beforeEach(async () => {
    inbox = await openInbox();
    bench.wonde.control.setSettings({ webhookUrl: inbox.url, webhookRetryMs: 1 });
  });
  afterEach(() => inbox.close());

  const sent = async (count: number) => {
    while (bench.wonde.control.webhooks().length < count) await new Promise((resolve) => setImmediate(resolve));
    return bench.wonde.control.webhooks();
  };

  it('tell of approval, refusal, revocation, migration and finished writebacks', async () => {
    const { control: controls } = bench.wonde;
    await bench.post([mark()]);
    controls.jobs();
    for (const link of ['declined', 'revoked', 'approved'] as const) controls.edit({ op: 'setLink', link });
    controls.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
    await sent(5);
    expect([...inbox.types].sort()).toEqual([
      'accessDeclined',
      'accessRevoked',
      'schoolApproved',
      'schoolMigration',
      'writeback',
    ]);
    const writeback = controls.webhooks().find((one) => one.payload['payload_type'] === 'writeback');
    expect(writeback?.payload).toMatchObject({ status: 'completed', type: 'session_attendance' });
  });

  it('are tried three times and then never again', async () => {
    inbox.answer = 403;
    bench.wonde.control.edit({ op: 'setLink', link: 'approved' });
    expect(await sent(1)).toMatchObject([{ attempts: 3, isDelivered: false }]);
    expect(inbox.types).toHaveLength(3);
  });

  it('can be lost, doubled, out of order, late, or forged', async () => {
    const { control: controls } = bench.wonde;
    controls.addFault({ fault: { kind: 'webhookLost' }, count: 1 });
    controls.edit({ op: 'setLink', link: 'approved' });
    expect(await sent(1)).toMatchObject([{ attempts: 0, isDelivered: false }]);
    controls.addFault({ fault: { kind: 'webhookDuplicate' }, count: 1 });
    controls.edit({ op: 'setLink', link: 'declined' });
    await sent(3);
    controls.addFault({ fault: { kind: 'webhookOutOfOrder' }, count: 1 });
    controls.edit({ op: 'setLink', link: 'approved' });
    controls.edit({ op: 'setLink', link: 'revoked' });
    await sent(5);
    controls.addFault({ fault: { kind: 'webhookLate', delayMs: 20 }, count: 1 });
    controls.edit({ op: 'setLink', link: 'approved' });
    controls.edit({ op: 'forgeWebhook', payload: { payload_type: 'accessRevoked', forged: true } });
    await sent(7);
    expect(inbox.types).toEqual([
      'accessDeclined',
      'accessDeclined',
      'accessRevoked',
      'schoolApproved',
      'accessRevoked',
      'schoolApproved',
    ]);
  });
});
