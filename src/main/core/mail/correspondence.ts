// The school's mails as the page sees and changes them: settings, password, test message, what became of the last ones.
import type { Input } from '../../../shared/ipc/contract.ts';
import type { MailTestResult, MailView } from '../../../shared/ipc/admin/mail-contract.ts';
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import { canSendMail, missingForMail } from '../../../shared/settings/correspondence.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { writeChange } from '../admin/write-change.ts';
import type { Clock, MailRoute, MailSender, Random, SecretBox } from '../ports.ts';
import type { Store } from '../store-port.ts';
import { MailError } from './mail-error.ts';
import { testText } from './notice-texts.ts';

/** The secret row of the SMTP password. */
export const SMTP_PASSWORD_SECRET = 'smtp.password';
const RECENT_MAILS = 20;

/** Where mails go now. */
export interface MailAddressing {
  readonly route: MailRoute;
  readonly from: string;
  readonly to: readonly string[];
}

export interface CorrespondenceDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly secretBox: SecretBox;
  readonly settings: () => Settings;
  readonly sender: MailSender;
  /** What the last try of the queue brought. */
  readonly problem: () => MailView['problem'];
  /** Settings changed, or somebody wants the queue to try now. Must not throw. */
  readonly poke: () => void;
  /** Reads the changed settings. */
  readonly onChanged: () => void;
}

export interface CorrespondenceUse {
  view(): MailView;
  /** @throws AppError VALIDATION, SECRET_UNREADABLE (nothing can be sealed here) */
  update(change: Input<'mail.update'>, who: string): MailView;
  sendTest(who: string): Promise<MailTestResult>;
  sendNow(who: string): MailView;
  /** Null while mail is not set up. @throws AppError SECRET_UNREADABLE */
  addressing(): MailAddressing | null;
}

const isDifferent = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

function addressingOf({ store, secretBox, settings }: CorrespondenceDeps): MailAddressing | null {
  const { correspondence } = settings();
  if (!canSendMail(correspondence)) return null;
  const { host, port, security, user, from, caPem } = correspondence.smtp;
  const secret = store.findSecret(SMTP_PASSWORD_SECRET);
  const login = user === '' || secret === null ? null : { user, password: secretBox.open(secret.sealed) };
  return { route: { host, port, security, login, caPem }, from, to: correspondence.addresses };
}

/** What must hold between fields. @throws AppError VALIDATION */
function check({ settings, password }: Input<'mail.update'>, hasPassword: boolean): void {
  const missing = Object.entries(missingForMail(settings));
  const fields = Object.fromEntries(missing.map(([path, words]) => [`settings.${path}`, words]));
  const willHavePassword = password.kind === 'set' || (password.kind === 'keep' && hasPassword);
  if (settings.smtp.user !== '' && !willHavePassword) fields['password'] = 'a password is needed';
  if (Object.keys(fields).length > 0) throw new AppError('VALIDATION', { fields });
}

function write(deps: CorrespondenceDeps, { settings, password }: Input<'mail.update'>, who: string): void {
  const { store, clock, secretBox } = deps;
  const nowMs = clock.nowMs();
  const before = deps.settings().correspondence;
  // The keychain is asked before the transaction begins. No hint: the end of a person's password is nobody's business.
  const sealed = password.kind === 'set' ? secretBox.seal(password.password) : null;
  store.transaction((writer) => {
    writer.setSetting('correspondence', settings, nowMs);
    if (sealed !== null) writer.setSecret(SMTP_PASSWORD_SECRET, sealed, '', nowMs);
    if (password.kind === 'remove') writer.deleteSecret(SMTP_PASSWORD_SECRET);
    // What waits goes out by the new way at once.
    writer.pullMailForward(nowMs, false);
    if (isDifferent(before, settings) || password.kind !== 'keep') {
      writeChange(writer, deps, who, {
        what: 'correspondence.changed',
        subjectId: 'correspondence',
        before,
        after: { ...settings, passwordChanged: password.kind !== 'keep' },
      });
    }
  });
}

async function sendTest(deps: CorrespondenceDeps, who: string): Promise<MailTestResult> {
  const { clock, random, settings, store } = deps;
  const failed = { accepted: false, serverWords: null, refusedAddresses: [] };
  try {
    const where = addressingOf(deps);
    if (where === null) return { ...failed, errorCode: 'MAIL_NOT_SET_UP' };
    const { schoolName, name: kioskName } = settings().kiosk;
    const { subject, body } = testText({ schoolName, kioskName });
    const id = random.uuidV7(clock.nowMs());
    const { from, to } = where;
    const { serverWords, refusedAddresses } = await deps.sender.send(where.route, {
      id,
      from,
      to,
      subject,
      text: body,
    });
    store.transaction((writer) =>
      writeChange(writer, deps, who, {
        what: 'correspondence.tested',
        subjectId: 'correspondence',
        before: null,
        after: null,
      }),
    );
    return { accepted: true, errorCode: null, serverWords, refusedAddresses: [...refusedAddresses] };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code === 'INTERNAL') throw error;
    return { ...failed, errorCode: error.code, serverWords: error instanceof MailError ? error.serverWords : null };
  }
}

/** Builds the page's operations. */
export function createCorrespondence(deps: CorrespondenceDeps): CorrespondenceUse {
  const { store, clock, secretBox } = deps;
  const view = (): MailView => {
    const { correspondence: settings } = deps.settings();
    return {
      settings,
      passwordSet: store.findSecret(SMTP_PASSWORD_SECRET) !== null,
      secretStorage: secretBox.storage,
      ready: canSendMail(settings),
      ...store.countMail(),
      problem: deps.problem(),
      recent: [...store.listMail(RECENT_MAILS)],
    };
  };
  return {
    view,
    addressing: () => addressingOf(deps),
    update(change, who) {
      check(change, store.findSecret(SMTP_PASSWORD_SECRET) !== null);
      write(deps, change, who);
      deps.onChanged();
      deps.poke();
      return view();
    },
    sendTest: (who) => sendTest(deps, who),
    sendNow(who) {
      store.transaction((writer) => {
        const mails = writer.pullMailForward(clock.nowMs(), true);
        const change = {
          what: 'correspondence.sentAgain',
          subjectId: 'correspondence',
          before: null,
          after: { mails },
        };
        if (mails > 0) writeChange(writer, deps, who, change);
      });
      deps.poke();
      return view();
    },
  };
}
