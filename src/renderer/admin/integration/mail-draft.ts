// What is typed on the tab Messages, and what is wrong with it. Pure. The password is only ever on its way in.
import type { ClientInput } from '../../../shared/ipc/contract.ts';
import type { MailView } from '../../../shared/ipc/admin/mail-contract.ts';
import { correspondenceSettings, mailAddress, type SmtpSecurity } from '../../../shared/settings/correspondence.ts';
import { isLocalTime } from '../parts/form/read-time.ts';
import { integrationWords } from '../../strings/admin/integration.ts';

export interface MailDraft {
  /** As typed: one in each line. */
  readonly addresses: string;
  readonly refused: boolean;
  readonly lost: boolean;
  readonly lostAfterMinutes: number | null;
  readonly revoked: boolean;
  readonly summary: boolean;
  readonly summaryAt: string;
  readonly host: string;
  readonly port: number | null;
  readonly security: SmtpSecurity;
  readonly from: string;
  readonly user: string;
  /** Empty: keep what is set. */
  readonly password: string;
  readonly removePassword: boolean;
  readonly ownAuthority: boolean;
  readonly caPem: string;
}

export type MailField = 'addresses' | 'minutes' | 'time' | 'host' | 'port' | 'from' | 'password' | 'caPem';
export type MailProblems = Readonly<Partial<Record<MailField, string>>>;

const words = integrationWords.messages.problems;
const MOST_ADDRESSES = 10;
const USUAL_MINUTES = 60;
const USUAL_SUMMARY = '16:00';

/** The port that belongs to a kind of security. */
export const usualPorts: Readonly<Record<SmtpSecurity, number>> = { starttls: 587, tls: 465, none: 25 };

/** The draft before anything is typed. */
export function draftOf({ settings: { addresses, smtp, notices } }: MailView): MailDraft {
  return {
    addresses: addresses.join('\n'),
    refused: notices.writebackRefused,
    lost: notices.connectionLostAfterMinutes !== null,
    lostAfterMinutes: notices.connectionLostAfterMinutes ?? USUAL_MINUTES,
    revoked: notices.accessRevoked,
    summary: notices.dailySummaryAt !== null,
    summaryAt: notices.dailySummaryAt ?? USUAL_SUMMARY,
    host: smtp.host,
    port: smtp.port,
    security: smtp.security,
    from: smtp.from,
    user: smtp.user,
    password: '',
    removePassword: false,
    ownAuthority: smtp.caPem !== null,
    caPem: smtp.caPem ?? '',
  };
}

/** True when saving would change something. */
export function isChanged(draft: MailDraft, view: MailView): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(view));
}

/** Lines, and what is between commas and semicolons as people copy it from a mail program. */
export function addressesOf(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

const { smtp } = correspondenceSettings.shape;
const smtpShape = smtp.unwrap().shape;

/** What is wrong with the draft, by field. */
export function problemsOf(draft: MailDraft, view: MailView): MailProblems {
  const problems: Partial<Record<MailField, string>> = {};
  const addresses = addressesOf(draft.addresses);
  if (addresses.length > MOST_ADDRESSES) problems.addresses = words.tooMany;
  else if (addresses.some((address) => !mailAddress.safeParse(address).success)) problems.addresses = words.addresses;
  else if (addresses.length === 0 && draft.summary) problems.addresses = words['settings.addresses'];
  const { lostAfterMinutes: minutes } = draft;
  if (draft.lost && (minutes === null || minutes < 5 || minutes > 1_440)) problems.minutes = words.minutes;
  if (draft.summary && !isLocalTime(draft.summaryAt)) problems.time = words.time;
  const wantsMail = addresses.length > 0;
  if (!smtpShape.host.safeParse(draft.host.trim()).success || (wantsMail && draft.host.trim() === ''))
    problems.host = words['settings.smtp.host'];
  if (!smtpShape.port.safeParse(draft.port).success) problems.port = words.port;
  if (!smtpShape.from.safeParse(draft.from.trim()).success || (wantsMail && draft.from.trim() === ''))
    problems.from = words['settings.smtp.from'];
  const hasPassword = draft.password !== '' || (view.passwordSet && !draft.removePassword);
  if (draft.user.trim() !== '' && !hasPassword) problems.password = words.password;
  if (draft.ownAuthority && !smtpShape.caPem.safeParse(draft.caPem).success) problems.caPem = words.caPem;
  return problems;
}

/** The draft as the command takes it. */
export function draftInput(draft: MailDraft): ClientInput<'mail.update'> {
  return {
    settings: {
      addresses: [...addressesOf(draft.addresses)],
      smtp: {
        host: draft.host.trim(),
        port: draft.port ?? usualPorts[draft.security],
        security: draft.security,
        user: draft.user.trim(),
        from: draft.from.trim(),
        caPem: draft.ownAuthority ? draft.caPem : null,
      },
      notices: {
        writebackRefused: draft.refused,
        connectionLostAfterMinutes: draft.lost ? draft.lostAfterMinutes : null,
        accessRevoked: draft.revoked,
        dailySummaryAt: draft.summary ? draft.summaryAt : null,
      },
    },
    password:
      draft.password !== ''
        ? { kind: 'set', password: draft.password }
        : draft.removePassword
          ? { kind: 'remove' }
          : { kind: 'keep' },
  };
}
