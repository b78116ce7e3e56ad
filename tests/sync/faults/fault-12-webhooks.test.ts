// Kind 12: webhooks are lost, late, doubled, out of order or forged. The kiosk has no address to send them to: it asks.
import { afterEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
afterEach(() => s.close());

it('no webhook ever comes: asking regularly brings new pupils, leavers, and the end of a job', async () => {
  s = await openFaultScene();
  await s.regularRun();
  s.fault({ fault: { kind: 'webhookLost' } });
  s.edit({ op: 'addPupil', forename: 'Zoë', surname: 'Łuczak', year: 'Year 8', dateOfBirth: '2014-02-28' });
  s.edit({ op: 'leavePupil', studentId: s.person(5).wondeId });
  const mark = s.addMark(0);
  s.scene.clock.advance(20 * 60_000);
  await s.regularRun();
  await s.settle();
  expect(s.scene.people().filter(({ surname }) => surname === 'Łuczak')).toHaveLength(1);
  expect(s.engine.status()).toMatchObject({ pupils: 60, waiting: 0, sent: 0 });
  expect(s.staffSee(mark)).toBe('confirmed');
});

it('a forged webhook says a job failed: the kiosk believes only what it asked for', async () => {
  s = await openFaultScene();
  await s.syncNow();
  s.fault({ fault: { kind: 'jobStuck' } });
  const mark = s.addMark(0);
  await s.engine.uploadNow();
  const { writebackId } = s.scene.row(mark);
  s.edit({ op: 'forgeWebhook', payload: { payload_type: 'writeback', writeback_id: writebackId, status: 'failed' } });
  await s.settle(3);
  expect(s.staffSee(mark)).toBe('sent');
  s.control.finishJobs();
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
});
