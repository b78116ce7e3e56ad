import { describe, expect, it } from '@jest/globals';
import { createFakeBridge } from '../../../tests/fakes/fake-bridge.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { createClient } from './client.ts';

describe('the client', () => {
  it('gives the value of an ok envelope', async () => {
    const bridge = createFakeBridge({ 'kiosk.listBirthMonths': () => [3] });
    const months = await createClient(bridge).call('kiosk.listBirthMonths', { scope: 'late', yearGroupId: 'y8' });
    expect(months).toEqual([3]);
    expect(bridge.calls).toEqual([{ name: 'kiosk.listBirthMonths', input: { scope: 'late', yearGroupId: 'y8' } }]);
  });

  it('throws main’s code with its fields, its wait and its reference', async () => {
    const bridge = createFakeBridge({
      'admin.signIn': () => {
        throw new AppError('ADMIN_LOCKED', { retryAfterMs: 4000, fields: { password: 'wrong' } });
      },
    });
    await expect(createClient(bridge).call('admin.signIn', { password: 'x' })).rejects.toMatchObject({
      code: 'ADMIN_LOCKED',
      retryAfterMs: 4000,
      fields: { password: 'wrong' },
      context: { ref: 'fake0001' },
    });
  });

  it('turns nonsense, and no answer at all, into INTERNAL', async () => {
    const nonsense = { invoke: async () => ({ hello: 1 }), subscribe: () => () => undefined };
    await expect(createClient(nonsense).call('kiosk.getState', {})).rejects.toMatchObject({ code: 'INTERNAL' });
    const dead = {
      invoke: async () => {
        throw new Error('gone');
      },
      subscribe: () => () => undefined,
    };
    await expect(createClient(dead).call('kiosk.getState', {})).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
