// Where the school's mails about the MIS go, how they are sent, and which ones are wanted. The SMTP password is a secret.
import { z } from 'zod';
import { wallTime } from '../domain/attendance.ts';

/** What ends a header line or a command, or could be mistaken for either. */
const CONTROL = /\p{Cc}/u;
const LONGEST_ADDRESS = 254;

/** A bare address, as it goes into an envelope: no display name, nothing that could end a line. */
export const mailAddress = z.email('an e-mail address such as office@school.org').max(LONGEST_ADDRESS);

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const smtpHost = z.union(
  [z.literal(''), z.ipv4(), z.ipv6(), z.string().regex(HOST)],
  'a host name such as smtp.school.org',
);

export const smtpSecurity = z.enum(['none', 'starttls', 'tls']);
export type SmtpSecurity = z.infer<typeof smtpSecurity>;

export const smtpSettings = z.strictObject({
  /** Empty: no mail is sent. */
  host: smtpHost.default(''),
  port: z.number().int().min(1).max(65_535).default(587),
  /** starttls: never falls back to plain; tls: encrypted from the first byte; none: only inside a school's own network. */
  security: smtpSecurity.default('starttls'),
  /** Empty: the server asks for no log-in. */
  user: z
    .string()
    .max(254)
    .refine((text) => !CONTROL.test(text), 'no line breaks')
    .default(''),
  from: z.union([z.literal(''), mailAddress]).default(''),
  /** A school's own certificate authority, as PEM; null: the public ones. */
  caPem: z
    .string()
    .max(65_536)
    .regex(/^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/, 'a certificate as PEM text')
    .nullable()
    .default(null),
});
export type SmtpSettings = z.infer<typeof smtpSettings>;

export const noticeSettings = z.strictObject({
  writebackRefused: z.boolean().default(true),
  /** Null: no mail about a lost connection. */
  connectionLostAfterMinutes: z.number().int().min(5).max(1_440).nullable().default(60),
  accessRevoked: z.boolean().default(true),
  /** When the day's summary is sent, on school days; null: not at all. */
  dailySummaryAt: wallTime.nullable().default(null),
});
export type NoticeSettings = z.infer<typeof noticeSettings>;

export const correspondenceSettings = z.strictObject({
  addresses: z.array(mailAddress).max(10).default([]),
  smtp: smtpSettings.prefault({}),
  notices: noticeSettings.prefault({}),
});
export type CorrespondenceSettings = z.infer<typeof correspondenceSettings>;

/** What must hold between fields, by path: what is missing for mail to be sent at all. */
export function missingForMail({ addresses, smtp, notices }: CorrespondenceSettings): Readonly<Record<string, string>> {
  const wantsMail = addresses.length > 0;
  return {
    ...(wantsMail && smtp.host === '' ? { 'smtp.host': 'a server is needed' } : {}),
    ...(wantsMail && smtp.from === '' ? { 'smtp.from': 'a sender is needed' } : {}),
    ...(!wantsMail && notices.dailySummaryAt !== null ? { addresses: 'somebody to write to is needed' } : {}),
  };
}

/** The section `correspondence` of the provisioning file. */
export const provisionedCorrespondence = correspondenceSettings
  .extend({
    password: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe(
        'The password for the mail server. Kept encrypted; never shown again. Left out: the one that is set stays.',
      ),
  })
  .superRefine((correspondence, context) => {
    for (const [path, message] of Object.entries(missingForMail(correspondence))) {
      context.addIssue({ code: 'custom', path: path.split('.'), message });
    }
  });

/** True when there is somebody to write to and a server to write through. */
export function canSendMail({ addresses, smtp }: CorrespondenceSettings): boolean {
  return addresses.length > 0 && smtp.host !== '' && smtp.from !== '';
}
