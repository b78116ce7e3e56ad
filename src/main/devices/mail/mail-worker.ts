// The mail queue at work: one mail at a time from the store to the server. Whatever goes wrong here, the mail stays.
import { asAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { MailAddressing } from '../../core/mail/correspondence.ts';
import { decideMail, KEEP_MAIL_MS } from '../../core/mail/mail-policy.ts';
import { MailError } from '../../core/mail/mail-error.ts';
import type { Clock, Logger, MailSender, Random } from '../../core/ports.ts';
import type { Store } from '../../core/store-port.ts';
import type { MailPatch, QueuedMail } from '../../core/store-parts/mail-store.ts';

export interface MailWorkerDeps {
  readonly store: Pick<Store, 'transaction' | 'nextMailDueMs'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly sender: MailSender;
  /** Null while mail is not set up: what waits stays as it is. @throws AppError SECRET_UNREADABLE */
  readonly addressing: () => MailAddressing | null;
  /** A mail changed its state. Must not throw. */
  readonly onChanged: () => void;
  /** How often to look without being poked. */
  readonly tickMs?: number;
}

export interface MailProblem {
  readonly code: ErrorCode;
  readonly serverWords: string | null;
}

export interface MailWorker {
  /** Takes up what a crash left behind and begins. */
  start(): void;
  /** There is new mail, or a reason to try again now. Never throws. */
  poke(): void;
  /** What the last try brought, where it failed. */
  problem(): MailProblem | null;
  /** Resolves when nothing is under way. Never rejects. */
  stop(): Promise<void>;
}

const TICK_MS = 30_000;
/** How long a mail under way may take to finish when the app closes; it is sent again after the next start. */
const STOP_GRACE_MS = 2_000;

class SerialMailWorker implements MailWorker {
  readonly #deps: MailWorkerDeps;
  #isStarted = false;
  #isPoked = false;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** A server that is down is not asked again for the next mail; a poke forgets it. */
  #restUntilMs = 0;
  #problem: MailProblem | null = null;
  /** The store refused a result: a mail may still be `sending` although nothing is under way. */
  #isUnsettled = false;

  constructor(deps: MailWorkerDeps) {
    this.#deps = deps;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#settle();
    this.poke();
  }

  poke(): void {
    this.#restUntilMs = 0;
    this.#isPoked = true;
    this.#runSoon();
  }

  problem(): MailProblem | null {
    return this.#problem;
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#running === null) return;
    let grace: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      grace = setTimeout(resolve, STOP_GRACE_MS);
    });
    await Promise.race([this.#running, over]);
    clearTimeout(grace);
  }

  #settle(): void {
    const { store, clock, logger } = this.#deps;
    this.#isUnsettled = false;
    try {
      const nowMs = clock.nowMs();
      const released = store.transaction((writer) => {
        writer.deleteOldMail(nowMs - KEEP_MAIL_MS);
        return writer.releaseInterruptedMail(nowMs);
      });
      if (released > 0) logger.info('mail.interrupted', { mails: released });
    } catch (cause) {
      logger.error('mail.notSettled', { cause });
    }
  }

  #runSoon(): void {
    if (!this.#isStarted || this.#running !== null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (!this.#isStarted) return;
      if (this.#isPoked) this.#runSoon();
      else {
        this.#timer = setTimeout(() => this.#runSoon(), this.#deps.tickMs ?? TICK_MS);
        this.#timer.unref();
      }
    });
  }

  async #run(): Promise<void> {
    this.#isPoked = false;
    if (this.#isUnsettled) this.#settle();
    const { store, clock, logger, addressing } = this.#deps;
    try {
      while (this.#isStarted && clock.nowMs() >= this.#restUntilMs) {
        const dueMs = store.nextMailDueMs();
        if (dueMs === null || dueMs > clock.nowMs()) return;
        const where = addressing();
        if (where === null) return;
        const mail = store.transaction((writer) => writer.claimMail(clock.nowMs()));
        if (mail === null) return;
        await this.#send(mail, where);
      }
    } catch (thrown) {
      const error = asAppError(thrown);
      this.#isUnsettled = true;
      this.#problem = { code: error.code, serverWords: null };
      if (error.code === 'INTERNAL') logger.error('mail.stopped', { cause: error.cause });
      else logger.warn('mail.stopped', { code: error.code });
    }
  }

  async #send(mail: QueuedMail, { route, from, to }: MailAddressing): Promise<void> {
    const { sender, clock, logger } = this.#deps;
    const message = { id: mail.id, from, to, subject: mail.subject, text: mail.body };
    let refused: number;
    try {
      refused = (await sender.send(route, message)).refusedAddresses.length;
    } catch (thrown) {
      this.#failed(mail, thrown);
      return;
    }
    this.#problem = null;
    logger.info('mail.sent', { mailId: mail.id, kind: mail.kind, refused });
    this.#save(mail, { state: 'sent', sentAtMs: clock.nowMs(), lastErrorCode: null, attempts: mail.attempts + 1 });
  }

  #failed(mail: QueuedMail, thrown: unknown): void {
    const { clock, random, logger } = this.#deps;
    const error = asAppError(thrown);
    const { attempts, createdAtMs } = mail;
    const nowMs = clock.nowMs();
    const decision = decideMail({ code: error.code, attempts, createdAtMs, nowMs, fraction: random.fraction() });
    this.#problem = { code: error.code, serverWords: error instanceof MailError ? error.serverWords : null };
    const fields = { mailId: mail.id, kind: mail.kind, code: error.code, attempts: attempts + 1, ...error.context };
    if (error.code === 'INTERNAL') logger.error('mail.failed', { ...fields, cause: error.cause ?? error });
    else logger.warn('mail.failed', fields);
    if (decision.state === 'waiting' && decision.holdsQueue) this.#restUntilMs = decision.nextAttemptAtMs;
    this.#save(mail, {
      state: decision.state,
      attempts: attempts + 1,
      lastErrorCode: error.code,
      ...(decision.state === 'waiting' ? { nextAttemptAtMs: decision.nextAttemptAtMs } : {}),
    });
  }

  #save(mail: QueuedMail, patch: MailPatch): void {
    this.#deps.store.transaction((writer) => writer.updateMail(mail.id, patch));
    this.#deps.onChanged();
  }
}

/** Creates the worker; it does nothing before `start`. */
export function createMailWorker(deps: MailWorkerDeps): MailWorker {
  return new SerialMailWorker(deps);
}
