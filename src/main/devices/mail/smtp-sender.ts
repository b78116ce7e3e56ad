// Mail over the school's own SMTP server, by nodemailer. One connection a message: a kiosk writes a few mails a day.
import { createTransport } from 'nodemailer';
import { rootCertificates } from 'node:tls';
import type { MailMessage, MailRoute, MailSender } from '../../core/ports.ts';
import { toMailError } from './smtp-errors.ts';

export interface SmtpLimits {
  /** To be connected, to be greeted. */
  readonly connectMs: number;
  /** Without a word from the server. */
  readonly silenceMs: number;
}

const defaultLimits: SmtpLimits = { connectMs: 15_000, silenceMs: 30_000 };
const LONGEST_WORDS = 300;

/** A server's words on a screen: one line, without what a terminal or page could take as more than words. */
export function plainWords(text: string | undefined): string | null {
  const words = (text ?? '')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim();
  if (words === '') return null;
  return words.length <= LONGEST_WORDS ? words : `${words.slice(0, LONGEST_WORDS - 1)}…`;
}

function transportOf(route: MailRoute, { connectMs, silenceMs }: SmtpLimits) {
  return createTransport({
    host: route.host,
    port: route.port,
    secure: route.security === 'tls',
    // Never falls back to plain: a server that hides STARTTLS, or somebody in between who does, gets nothing.
    requireTLS: route.security === 'starttls',
    ignoreTLS: route.security === 'none',
    ...(route.login === null ? {} : { auth: { user: route.login.user, pass: route.login.password } }),
    ...(route.caPem === null ? {} : { tls: { ca: [route.caPem, ...rootCertificates] } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    // A text from us never names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** A message's id as a header: ours, so that a second copy of one mail is known as one. */
function messageIdOf({ id, from }: MailMessage): string {
  return `<${id}.gatehouse@${from.split('@').at(-1) ?? 'localhost'}>`;
}

/** Creates the sender. */
export function createSmtpSender(limits: SmtpLimits = defaultLimits): MailSender {
  return {
    async send(route, message) {
      const transport = transportOf(route, limits);
      try {
        const sent = await transport.sendMail({
          from: { name: 'Gatehouse', address: message.from },
          to: message.to.map((address) => ({ name: '', address })),
          subject: message.subject,
          text: message.text,
          messageId: messageIdOf(message),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return {
          serverWords: plainWords(sent.response),
          refusedAddresses: sent.rejected,
        };
      } catch (thrown) {
        throw toMailError(thrown, plainWords);
      } finally {
        transport.close();
      }
    },
  };
}
