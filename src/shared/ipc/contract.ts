// THE contract: every endpoint by name. names.ts and this file cannot drift apart.
import type { z } from 'zod';
import { auditContract } from './admin/audit-contract.ts';
import { presenceContract } from './admin/presence-contract.ts';
import { usersContract } from './admin/users-contract.ts';
import { adminContract } from './admin-contract.ts';
import { actionsContract } from './admin/actions-contract.ts';
import { reportsContract } from './admin/reports-contract.ts';
import { codesContract } from './admin/codes-contract.ts';
import { badgesContract } from './admin/badges-contract.ts';
import { devicesContract } from './admin/devices-contract.ts';
import { printingContract } from './admin/printing-contract.ts';
import { readersContract } from './admin/readers-contract.ts';
import { logbookContract } from './admin/logbook-contract.ts';
import { photoErasuresContract } from './admin/photo-erasures-contract.ts';
import { systemContract } from './admin/system-contract.ts';
import { termsContract } from './admin/terms-contract.ts';
import { marksContract } from './admin/marks-contract.ts';
import { integrationContract } from './admin/integration-contract.ts';
import { mailContract } from './admin/mail-contract.ts';
import { networkContract } from './admin/network-contract.ts';
import { setupContract } from './admin/setup-contract.ts';
import type { Endpoint } from './endpoint.ts';
import { peopleContract } from './admin/people-contract.ts';
import { peopleSetupContract } from './admin/people-setup-contract.ts';
import { kioskContract } from './kiosk-contract.ts';
import type { EndpointName } from './names.ts';

export const contract = {
  ...kioskContract,
  ...adminContract,
  ...usersContract,
  ...auditContract,
  ...presenceContract,
  ...peopleSetupContract,
  ...peopleContract,
  ...actionsContract,
  ...codesContract,
  ...marksContract,
  ...reportsContract,
  ...devicesContract,
  ...badgesContract,
  ...printingContract,
  ...readersContract,
  ...logbookContract,
  ...termsContract,
  ...photoErasuresContract,
  ...systemContract,
  ...integrationContract,
  ...mailContract,
  ...networkContract,
  ...setupContract,
} as const satisfies Record<EndpointName, Endpoint>;

export type Contract = typeof contract;
/** What a handler receives: parsed. */
export type Input<N extends EndpointName> = z.output<Contract[N]['input']>;
/** What a handler returns, before the output schema strips what the renderer must not see. */
export type Output<N extends EndpointName> = z.input<Contract[N]['output']>;
/** What the renderer sends and gets. */
export type ClientInput<N extends EndpointName> = z.input<Contract[N]['input']>;
export type ClientOutput<N extends EndpointName> = z.output<Contract[N]['output']>;
