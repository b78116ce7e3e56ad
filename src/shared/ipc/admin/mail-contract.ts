// The school's mails about the MIS: where they go, how they are sent, what became of them.
import { z } from 'zod';
import { errorCodeNames } from '../../errors/codes.ts';
import { correspondenceSettings } from '../../settings/correspondence.ts';
import { command, query } from '../endpoint.ts';

export const mailKind = z.enum(['writebackRefused', 'connectionLost', 'accessRevoked', 'dailySummary']);
export type MailKind = z.infer<typeof mailKind>;

/** failed: given up; it can be sent again from the page. */
export const mailState = z.enum(['waiting', 'sending', 'sent', 'failed']);
export type MailState = z.infer<typeof mailState>;

const errorCode = z.enum(errorCodeNames);

export const mailView = z.object({
  settings: correspondenceSettings,
  /** The password itself never leaves main. */
  passwordSet: z.boolean(),
  secretStorage: z.enum(['os-keychain', 'key-file']),
  /** Somebody to write to, a server and a sender are set. */
  ready: z.boolean(),
  waiting: z.number().int(),
  failed: z.number().int(),
  /** What the last try to send brought, where it failed; in memory only, so null after a restart. */
  problem: z.object({ code: errorCode, serverWords: z.string().nullable() }).nullable(),
  /** Newest first. */
  recent: z.array(
    z.object({
      id: z.string(),
      kind: mailKind,
      subject: z.string(),
      body: z.string(),
      state: mailState,
      createdAtMs: z.number().int(),
      sentAtMs: z.number().int().nullable(),
      lastErrorCode: errorCode.nullable(),
    }),
  ),
});
export type MailView = z.infer<typeof mailView>;

/** What came of a test message: accepted, or why not, in our code and the server's own words. */
export const mailTestResult = z.object({
  accepted: z.boolean(),
  errorCode: errorCode.nullable(),
  serverWords: z.string().nullable(),
  /** Receivers the server did not take although it took others. */
  refusedAddresses: z.array(z.string()),
});
export type MailTestResult = z.infer<typeof mailTestResult>;

export const mailContract = {
  'mail.get': query({ role: 'administrator', input: z.object({}), output: mailView }),
  'mail.update': command({
    role: 'administrator',
    input: z.object({
      settings: correspondenceSettings,
      /** keep: as it is; remove: no log-in password; set: this one. */
      password: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('keep') }),
        z.object({ kind: z.literal('remove') }),
        z.object({ kind: z.literal('set'), password: z.string().min(1).max(256) }),
      ]),
    }),
    output: mailView,
  }),
  /** Sends one message now, past the queue, with the saved settings. */
  'mail.sendTest': command({ role: 'administrator', input: z.object({}), output: mailTestResult, timeoutMs: 60_000 }),
  /** Tries what waits and what was given up, now. */
  'mail.sendNow': command({ role: 'administrator', input: z.object({}), output: mailView }),
} as const;
