// How this computer reaches the internet: through which proxy, and whose certificates are trusted beside the public ones.
// The proxy's password is a secret and not kept here.
import { z } from 'zod';

/** What ends a header line, or could be mistaken for it. */
const CONTROL = /\p{Cc}/u;
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
/** `*.school.org`, `.school.org`, `school.org:8443`, `10.0.0.5`, `*`. */
const EXCEPTION = /^(\*|(\*?\.)?[a-z0-9][a-z0-9.-]{0,252}(:\d{1,5})?|\[?[0-9a-f:]+\]?)$/i;
const PAC_ADDRESS = /^https?:\/\/[^\s/]+\S*$/i;
/** A file address, a Unix path, a Windows path, a share. */
const FILE_PATH = /^(file:\/\/\/\S|\/[^/]|[a-z]:[\\/]|\\\\[^\\])/i;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !CONTROL.test(text), 'no line breaks');

/** system: what the operating system says, its PAC file included; explicit: the proxy named here; none: directly. */
export const proxyMode = z.enum(['system', 'pac', 'explicit', 'none']);
export type ProxyMode = z.infer<typeof proxyMode>;

export const networkSettings = z.strictObject({
  mode: proxyMode.default('system'),
  /** pac: where the script is, an address or a file on this computer. */
  pac: line(1_024)
    .refine((text) => text === '' || isPacPlace(text), 'an address such as http://wpad.school.org/proxy.pac, or a file')
    .default(''),
  /** explicit: the proxy's name or address. */
  host: z
    .union([z.literal(''), z.ipv4(), z.ipv6(), z.string().regex(HOST_NAME)], 'a host name such as proxy.school.org')
    .default(''),
  port: z.number().int().min(1).max(65_535).default(8080),
  /** explicit: hosts that are reached without it. This computer itself always is. */
  exceptions: z.array(z.string().regex(EXCEPTION, 'a host such as *.school.org')).max(50).default([]),
  /** Empty: the proxy asks for no log-in. A colon would end the name. */
  user: line(254)
    .refine((text) => !text.includes(':'), 'no colon')
    .default(''),
  /** A file of certificates (PEM or DER) trusted beside the operating system's; empty: none. */
  extraCaFile: line(1_024)
    .refine((text) => text === '' || isFilePath(text), 'a whole path to a file')
    .default(''),
});
export type NetworkSettings = z.infer<typeof networkSettings>;

/** True for a whole path on this computer, as each operating system writes one. */
export function isFilePath(text: string): boolean {
  return FILE_PATH.test(text);
}

/** True for what can be the place of a proxy script. */
export function isPacPlace(text: string): boolean {
  return PAC_ADDRESS.test(text) || isFilePath(text);
}

/** What the mode needs and is not there, by field. */
export function missingForMode({ mode, pac, host }: Pick<NetworkSettings, 'mode' | 'pac' | 'host'>): {
  readonly pac?: string;
  readonly host?: string;
} {
  if (mode === 'pac' && pac === '') return { pac: 'the place of the proxy script is needed' };
  if (mode === 'explicit' && host === '') return { host: 'the proxy’s name is needed' };
  return {};
}

/** As the provisioning file gives it: always all of it, and the password in the clear. */
export const provisionedNetwork = networkSettings
  .extend({
    password: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe('The password for the proxy. Kept encrypted; never shown again. Left out: the one that is set stays.'),
  })
  .superRefine((network, context) => {
    for (const [field, message] of Object.entries(missingForMode(network))) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });
