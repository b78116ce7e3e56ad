// The admin view in a plain browser over a fake bridge: for looking at every page. `?case=…` chooses what main answers.
import '@fontsource-variable/atkinson-hyperlegible-next';
import { createRoot } from 'react-dom/client';
import { AppError } from '../../../src/shared/errors/app-error.ts';
import { AdminView } from '../../../src/renderer/admin/admin-view.tsx';
import { ClientProvider } from '../../../src/renderer/api/client-context.tsx';
import { createClient } from '../../../src/renderer/api/client.ts';
import '../../../src/renderer/styles/tokens.css';
import '../../../src/renderer/styles/base.css';
import '../../../src/renderer/styles/ui.css';
import { aGate } from '../../fakes/a-gate.ts';
import {
  finishedSetup,
  inventedAccess,
  inventedCapability,
  inventedMail,
  inventedNetwork,
  inventedWay,
} from '../../fakes/invented-integration.ts';
import { createFakeBridge } from '../../fakes/fake-bridge.ts';
import {
  logbookAnswers,
  INVENTED_NOW_MS,
  anInventedDay,
  badReport,
  goodReport,
  inventedKiosk,
  quietSync,
} from '../../fakes/invented-logbook.ts';

const wanted = new URLSearchParams(location.search).get('case') ?? '';
const is = (name: string) => wanted.split(',').includes(name);
const rows = is('empty') ? [] : anInventedDay();
let signedIn = !is('gate') && !is('first') && !is('locked');
let passwordSet = !is('first');

const gate = () =>
  aGate({
    passwordSet,
    signedIn,
    lockedUntilMs: is('locked') && !signedIn ? INVENTED_NOW_MS + 95_000 : null,
    asksName: is('named'),
    resetOpenUntilMs: is('reset') && !signedIn ? INVENTED_NOW_MS + 840_000 : null,
  });
const enter = () => {
  signedIn = true;
  passwordSet = true;
  return gate();
};
const sync = {
  ...quietSync,
  ...(is('empty') ? {} : { waiting: 7, sent: 6, needsPerson: 2 }),
  ...(is('paused') ? { pausedBecause: 'WONDE_AUTH' as const } : {}),
  ...(is('suspicious') ? { rosterProblem: 'ROSTER_SUSPICIOUS' as const } : {}),
};
const wonde = {
  baseUrl: 'https://api.wonde.com/v1.0/',
  schoolId: 'A1329183376',
  writebackEnabled: true,
  tokenHint: '4f2a',
  demo: is('demo'),
  secretStorage: 'key-file' as const,
};
const later = <T,>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 150));

const bridge = createFakeBridge({
  'kiosk.getState': () => ({
    ...inventedKiosk,
    demo: is('demo'),
    syncLight: is('empty') ? 'ok' : is('paused') ? 'attention' : 'waiting',
  }),
  'admin.getGate': gate,
  'admin.setFirstPassword': enter,
  'admin.signIn': ({ password }) => {
    if (password !== 'password') throw new AppError('ADMIN_PASSWORD_WRONG');
    return enter();
  },
  'admin.signOut': () => {
    signedIn = false;
    return gate();
  },
  'admin.changePassword': () => ({}),
  'admin.noteActivity': () => ({}),
  ...logbookAnswers(rows),
  'admin.printBadge': ({ movementId }) =>
    later({
      badgeId: rows.find((row) => row.movementId === movementId)?.badge?.id ?? (''.padEnd(8, '0') as never),
      state: 'waiting',
    }),
  'admin.uploadNow': () => later(sync),
  'admin.retryMark': () => later({}),
  'admin.syncRoster': () => later({ ...sync, rosterProblem: null }),
  'admin.getSyncStatus': () => sync,
  'admin.testConnection': () => later(is('red') ? badReport : goodReport),
  'integration.getPhotos': () => later({ enabled: true, keepDays: 30 }),
  'integration.getAccess': () => later(inventedAccess),
  'marks.getCapability': () => later(inventedCapability),
  'mail.get': () => later(inventedMail),
  'network.get': () => later(inventedNetwork),
  'network.findWay': () => later(inventedWay),
  'setup.get': () => later(finishedSetup),
  'admin.getWondeSettings': () => wonde,
  'admin.updateWondeSettings': () => later({ settings: wonde, restarting: is('demo') }),
});

const root = document.getElementById('root');
if (root === null) throw new Error('no #root');
createRoot(root).render(
  <ClientProvider value={createClient(bridge)}>
    <AdminView onLeave={() => (document.title = 'left')} />
  </ClientProvider>,
);
