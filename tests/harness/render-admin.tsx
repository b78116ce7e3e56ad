// Renders the admin view over a fake bridge whose answers a test may replace before and after.
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminView } from '../../src/renderer/admin/admin-view.tsx';
import { ClientProvider } from '../../src/renderer/api/client-context.tsx';
import { createClient } from '../../src/renderer/api/client.ts';
import { aGate } from '../fakes/a-gate.ts';
import { createFakeBridge, type FakeBridge, type FakeHandlers } from '../fakes/fake-bridge.ts';
import { giveElementsAHeight } from './elements-height.ts';
import {
  finishedSetup,
  inventedAccess,
  inventedCapability,
  inventedMail,
  inventedNetwork,
  inventedWay,
} from '../fakes/invented-integration.ts';
import { logbookAnswers, goodReport, inventedKiosk, quietSync } from '../fakes/invented-logbook.ts';

export interface AdminScene {
  readonly bridge: FakeBridge;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** How often *Back to the kiosk* led back. */
  readonly left: () => number;
}

/** A kiosk with a password, signed in, an empty day and nothing waiting; `handlers` replaces any of it. */
export function renderAdmin(
  handlers: FakeHandlers = {},
  userOptions: Parameters<typeof userEvent.setup>[0] = {},
): AdminScene {
  giveElementsAHeight();
  const gate = aGate();
  const bridge = createFakeBridge({
    'kiosk.getState': () => inventedKiosk,
    'admin.getGate': () => gate,
    'admin.signOut': () => aGate({ signedIn: false }),
    ...logbookAnswers([]),
    'admin.getSyncStatus': () => quietSync,
    'marks.list': () => ({ rows: [], total: 0 }),
    'marks.getCapability': () => inventedCapability,
    'admin.getSyncProgress': () => ({ progress: null }),
    'admin.cancelSync': () => ({}),
    'marks.listRuns': () => [],
    'marks.listCodes': () => [{ code: 'M', description: 'Medical' }],
    'admin.uploadNow': () => quietSync,
    'admin.syncRoster': () => quietSync,
    'admin.retryMark': () => ({}),
    'admin.changePassword': () => ({}),
    'admin.noteActivity': () => ({}),
    'admin.testConnection': () => goodReport,
    'integration.getPhotos': () => ({ enabled: true, keepDays: 30 }),
    'integration.getAccess': () => inventedAccess,
    'mail.get': () => inventedMail,
    'network.get': () => inventedNetwork,
    'network.findWay': () => inventedWay,
    'setup.get': () => finishedSetup,
    'admin.getWondeSettings': () => ({
      baseUrl: 'https://api.wonde.com/v1.0/',
      schoolId: 'A1329183376',
      writebackEnabled: true,
      tokenHint: '4f2a',
      demo: false,
      secretStorage: 'os-keychain',
    }),
    ...handlers,
  });
  let left = 0;
  render(
    <ClientProvider value={createClient(bridge)}>
      <AdminView
        onLeave={() => {
          left += 1;
        }}
      />
    </ClientProvider>,
  );
  return { bridge, user: userEvent.setup(userOptions), left: () => left };
}
