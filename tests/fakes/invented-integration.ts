// Integration settings of an invented kiosk: access approved, mail set up, the guide done.
import type { AccessView } from '../../src/shared/ipc/admin/integration-contract.ts';
import type { MailView } from '../../src/shared/ipc/admin/mail-contract.ts';
import type { NetworkView, WayNow } from '../../src/shared/ipc/admin/network-contract.ts';
import type { SetupView } from '../../src/shared/ipc/admin/setup-contract.ts';
import { correspondenceSettings } from '../../src/shared/settings/correspondence.ts';
import type { MisCapability } from '../../src/shared/domain/mis-capability.ts';
import { networkSettings } from '../../src/shared/settings/network.ts';
import { setupStepIds } from '../../src/shared/settings/setup.ts';
import { INVENTED_NOW_MS } from './invented-logbook.ts';

export const inventedAccess: AccessView = {
  state: 'approved',
  online: true,
  checkedAtMs: INVENTED_NOW_MS - 20 * 60_000,
  requestedAtMs: null,
  requestedBy: null,
  problem: null,
  words: null,
  schoolId: 'A1329183376',
  schoolName: 'Millbrook Vale School',
  mis: 'SIMS',
  allowsWriteback: true,
  writebackEnabled: true,
  ready: true,
};

export const inventedCapability: MisCapability = {
  mis: 'SIMS',
  writeback: { answer: 'yes', source: 'school' },
  comment: { answer: 'yes', source: 'vendors' },
  minutesLate: { answer: 'yes', source: 'vendors' },
  disputed: false,
  codesKnown: 31,
  codesMissing: [],
  chosen: { comment: 'asKnown', minutesLate: 'asKnown' },
};

export const inventedMail: MailView = {
  settings: correspondenceSettings.parse({
    addresses: ['office@millbrook.example'],
    smtp: { host: 'smtp.millbrook.example', user: 'kiosk', from: 'kiosk@millbrook.example' },
  }),
  passwordSet: true,
  secretStorage: 'os-keychain',
  ready: true,
  waiting: 0,
  failed: 0,
  problem: null,
  recent: [
    {
      id: '01900000-0000-7000-8000-000000000001',
      kind: 'writebackRefused',
      subject: 'Gatehouse: 3 marks not taken by the MIS',
      body: '3 attendance marks were not taken by the MIS.\n\n  Year 9: 3 (the MIS did not accept the mark)',
      state: 'sent',
      createdAtMs: INVENTED_NOW_MS - 3_600_000,
      sentAtMs: INVENTED_NOW_MS - 3_590_000,
      lastErrorCode: null,
    },
  ],
};

export const inventedNetwork: NetworkView = {
  settings: networkSettings.parse({}),
  passwordSet: false,
  secretStorage: 'os-keychain',
  certificates: { system: 142, extra: null, extraProblem: null },
};

export const inventedWay: WayNow = {
  host: 'api.wonde.com',
  source: 'system',
  ways: [
    { proxy: 'proxy.millbrook.example:8080', spoken: true },
    { proxy: null, spoken: true },
  ],
  problem: null,
};

/** A guide somebody finished: nothing opens by itself, no banner. */
export const finishedSetup: SetupView = {
  demo: false,
  steps: setupStepIds.map((id) => ({ id, state: 'done' })),
  finishedAtMs: INVENTED_NOW_MS,
  opensByItself: false,
  offersToGoOn: false,
};
