// The link to the school's MIS: whether it works, part by part; whether it is allowed; the general photo switch.
import { z } from 'zod';
import { errorCodeNames } from '../../errors/codes.ts';
import { mailAddress } from '../../settings/correspondence.ts';
import { command, query } from '../endpoint.ts';

const errorCode = z.enum(errorCodeNames);

/** In the order in which they are passed. */
export const connectionParts = [
  'settings',
  'dns',
  'proxy',
  'network',
  'tls',
  'token',
  'school',
  'online',
  'students',
  'yearGroups',
  'employees',
  'codes',
  'attendance',
  'writeback',
] as const;
export const connectionPart = z.enum(connectionParts);
export type ConnectionPart = z.infer<typeof connectionPart>;

/** What exactly is wrong with a part; each has words that say so and what to do. */
export const connectionReasons = [
  'notSetUp',
  'tokenUnreadable',
  'dnsUnknownName',
  'dnsNoAnswer',
  'proxyUnknownName',
  'proxyUnreachable',
  'pacUnreadable',
  'proxyLogin',
  'proxyLoginRefused',
  'proxyLoginKind',
  'proxyForbids',
  'proxyFailed',
  'proxyTls',
  'proxySocks',
  'refused',
  'unreachable',
  'noAnswer',
  'dropped',
  'tlsSelfSigned',
  'tlsUnknownAuthority',
  'tlsExpired',
  'tlsWrongName',
  'tlsFailed',
  'portal',
  'notWonde',
  'wondeDown',
  'askedToWait',
  'tokenRefused',
  'unknownSchool',
  'notApproved',
  'schoolOffline',
  'scopeWithheld',
  'nobodyShared',
  'noCodes',
  'notProvided',
  'switchedOffHere',
  'notAllowedAtSchool',
  'writeScopeWithheld',
  'unexpected',
] as const;
export const connectionReason = z.enum(connectionReasons);
export type ConnectionReason = z.infer<typeof connectionReason>;

export const connectionCheck = z.object({
  part: connectionPart,
  ok: z.boolean(),
  /** False: the kiosk can do without, so the whole test stays green. */
  needed: z.boolean(),
  /** Null when ok. */
  errorCode: errorCode.nullable(),
  reason: connectionReason.nullable(),
  /** A fact worth showing: the school's name, how many codes, who signed the certificate. */
  detail: z.string().nullable(),
});
export type ConnectionCheck = z.infer<typeof connectionCheck>;

export const connectionReport = z.object({ ok: z.boolean(), checks: z.array(connectionCheck) });
export type ConnectionReport = z.infer<typeof connectionReport>;

/** none: nobody asked yet; unknown: Wonde was not asked, or did not say. */
export const accessState = z.enum(['unknown', 'none', 'pending', 'approved', 'declined', 'revoked']);
export type AccessState = z.infer<typeof accessState>;

export const accessView = z.object({
  state: accessState,
  /** Whether the school's own server reports to Wonde; null where Wonde does not say. */
  online: z.boolean().nullable(),
  /** When Wonde was last asked; null when never. */
  checkedAtMs: z.number().int().nullable(),
  requestedAtMs: z.number().int().nullable(),
  requestedBy: z.string().nullable(),
  /** Why the last question brought no answer. */
  problem: errorCode.nullable(),
  /** Wonde's own words to the last request. */
  words: z.string().nullable(),
  schoolId: z.string(),
  schoolName: z.string().nullable(),
  mis: z.string().nullable(),
  /** By the school's own word and the permission it gave; null until they were read. */
  allowsWriteback: z.boolean().nullable(),
  writebackEnabled: z.boolean(),
  /** An address, a school and a token are set. */
  ready: z.boolean(),
});
export type AccessView = z.infer<typeof accessView>;

const line = z.string().trim().max(120);

export const accessContact = z.object({
  firstName: line.min(1),
  lastName: line.min(1),
  email: mailAddress,
  phone: line,
  notes: z.string().trim().max(500),
});

export const integrationContract = {
  'integration.getAccess': query({ role: 'administrator', input: z.object({}), output: accessView }),
  /** Asks Wonde how the access stands. What goes wrong is in the answer. */
  'integration.refreshAccess': command({
    role: 'administrator',
    input: z.object({}),
    output: accessView,
    timeoutMs: 60_000,
  }),
  /** Asks the school, through Wonde, to let this kiosk in. */
  'integration.requestAccess': command({
    role: 'administrator',
    input: z.object({ contact: accessContact.nullable() }),
    output: accessView,
    timeoutMs: 60_000,
  }),
  'integration.getPhotos': query({
    role: 'administrator',
    input: z.object({}),
    output: z.object({ enabled: z.boolean(), keepDays: z.number().int() }),
  }),
  'integration.setPhotos': command({
    role: 'administrator',
    input: z.object({ enabled: z.boolean() }),
    output: z.object({}),
  }),
} as const;
