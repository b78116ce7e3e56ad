// The school's network: how this computer reaches Wonde, and whom it trusts.
import { z } from 'zod';
import { networkSettings } from '../../settings/network.ts';
import { command, query } from '../endpoint.ts';
import { connectionReason } from './integration-contract.ts';

export const networkView = z.object({
  settings: networkSettings,
  /** The password itself never leaves main. */
  passwordSet: z.boolean(),
  secretStorage: z.enum(['os-keychain', 'key-file']),
  certificates: z.object({
    /** In the operating system's store; 0 where it cannot be read from here. */
    system: z.number().int(),
    /** In the extra file; null where none is set. */
    extra: z.number().int().nullable(),
    extraProblem: z.enum(['unreadable', 'noCertificate']).nullable(),
  }),
});
export type NetworkView = z.infer<typeof networkView>;

/** Which way Wonde's address is reached, and who said so. */
export const wayNow = z.object({
  host: z.string(),
  source: z.enum(['thisComputer', 'environment', 'system', 'pac', 'explicit', 'none']),
  /** In the order they are tried; proxy is null for the direct one. */
  ways: z.array(z.object({ proxy: z.string().nullable(), spoken: z.boolean() })),
  problem: connectionReason.nullable(),
});
export type WayNow = z.infer<typeof wayNow>;

export const networkContract = {
  'network.get': query({ role: 'administrator', input: z.object({}), output: networkView }),
  /** Asks the operating system or the script: a script that does not answer takes its time. */
  'network.findWay': query({ role: 'administrator', input: z.object({}), output: wayNow, timeoutMs: 30_000 }),
  'network.update': command({
    role: 'administrator',
    input: z.object({
      settings: networkSettings,
      /** keep: as it is; remove: no password; set: this one. */
      password: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('keep') }),
        z.object({ kind: z.literal('remove') }),
        z.object({ kind: z.literal('set'), password: z.string().min(1).max(256) }),
      ]),
    }),
    output: networkView,
  }),
} as const;
