// Delivers webhooks as Wonde does: unsigned, to one address, a few attempts and then silence.

import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { World } from '../state/world.ts';

type Payload = Readonly<Record<string, unknown>>;

/** Sends webhooks for a world until it is stopped. */
export interface WebhookSender {
  readonly emit: (payload: Payload) => void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

/** Posts JSON once; true when the answer is 2xx. Never throws. */
function postOnce(url: string, payload: Payload): Promise<boolean> {
  return new Promise((resolve) => {
    const body = JSON.stringify(payload);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request(url, { method: 'POST', headers, timeout: 5000 }, (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      resolve(status >= 200 && status < 300);
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(false));
    outgoing.end(body);
  });
}

async function deliver(world: World, payload: Payload): Promise<void> {
  const url = world.settings.webhookUrl;
  let attempts = 0;
  let isDelivered = false;
  while (url !== null && !isDelivered && attempts < world.settings.webhookAttempts) {
    if (attempts > 0) await wait(world.settings.webhookRetryMs);
    attempts += 1;
    isDelivered = await postOnce(url, payload);
  }
  world.webhooks.push({ payload, attempts, isDelivered });
}

/** Creates the sender; the webhook faults (lost, late, twice, out of order) strike here. */
export function createWebhookSender(world: World): WebhookSender {
  const underWay = new Set<Promise<void>>();
  let heldBack: Payload | null = null;
  const start = (work: Promise<void>): void => {
    underWay.add(work);
    // Deliveries report their failures as log entries and never reject.
    void work.finally(() => underWay.delete(work));
  };
  const send = async (payload: Payload): Promise<void> => {
    const occasion = { method: 'WEBHOOK', path: String(payload['payload_type']) };
    if (world.faults.take('webhookLost', occasion) !== null) {
      world.webhooks.push({ payload, attempts: 0, isDelivered: false });
      return;
    }
    if (heldBack === null && world.faults.take('webhookOutOfOrder', occasion) !== null) {
      heldBack = payload;
      return;
    }
    const late = world.faults.take('webhookLate', occasion);
    if (late !== null) await wait(late.delayMs);
    await deliver(world, payload);
    if (world.faults.take('webhookDuplicate', occasion) !== null) await deliver(world, payload);
    if (heldBack === null) return;
    const earlier = heldBack;
    heldBack = null;
    await deliver(world, earlier);
  };
  return {
    emit: (payload) => start(send(payload)),
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
