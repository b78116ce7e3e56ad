// The only place that looks at SMTP numbers and nodemailer's error names: everything becomes a MailError.
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { MailError } from '../../core/mail/mail-error.ts';

interface SmtpFacts {
  readonly code: string;
  readonly responseCode: number;
  readonly response: string;
  readonly message: string;
}

const TLS_NAMES =
  /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH|INVALID_CA|certificate|altnames|ssl3_|SSL routines|wrong version number/i;

function textOf(thrown: object, key: string): string {
  const value: unknown = Reflect.get(thrown, key);
  return typeof value === 'string' ? value : '';
}

function factsOf(thrown: unknown): SmtpFacts {
  if (typeof thrown !== 'object' || thrown === null) return { code: '', responseCode: 0, response: '', message: '' };
  const responseCode: unknown = Reflect.get(thrown, 'responseCode');
  return {
    code: textOf(thrown, 'code'),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    response: textOf(thrown, 'response'),
    message: textOf(thrown, 'message'),
  };
}

/** What went wrong, by nodemailer's name first and the server's number second. */
function codeOf({ code, responseCode, message }: SmtpFacts): ErrorCode {
  if (code === 'EDNS' || code === 'ENOTFOUND' || code === 'ECONNREFUSED') return 'MAIL_OFFLINE';
  if (code === 'ETLS' || TLS_NAMES.test(code) || TLS_NAMES.test(message)) return 'MAIL_TLS';
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return responseCode >= 400 && responseCode < 500 ? 'MAIL_TRY_LATER' : 'MAIL_AUTH';
  if (code === 'ETIMEDOUT') return 'MAIL_TIMEOUT';
  if (responseCode === 530) return 'MAIL_AUTH';
  if (responseCode >= 500) return 'MAIL_REFUSED';
  if (responseCode >= 400) return 'MAIL_TRY_LATER';
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'MAIL_REFUSED';
  if (/^E(SOCKET|CONNECTION|CONN|HOST|NET|PIPE|AI_|ADDR|PROTOCOL)/.test(code)) return 'MAIL_OFFLINE';
  return 'INTERNAL';
}

/** Turns what nodemailer threw into a MailError. `plain` makes the server's words fit for a screen. */
export function toMailError(thrown: unknown, plain: (text: string) => string | null): MailError {
  const facts = factsOf(thrown);
  const code = codeOf(facts);
  // Without an answer of the server, the socket's own words are all that a technician has.
  const words = plain(facts.response === '' ? facts.message : facts.response);
  return new MailError(code, {
    cause: thrown,
    context: { smtp: facts.responseCode, network: facts.code },
    serverWords: words,
  });
}
