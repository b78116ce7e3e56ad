// A real SMTP server on loopback for the mail tests: takes messages, keeps them, and refuses as it is told.
import { SMTPServer } from 'smtp-server';
import type { TestCertificate } from '../fixtures/certificates.ts';

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, headers and all. */
  readonly raw: string;
  readonly user: string | null;
  readonly wasEncrypted: boolean;
}

export interface TestMailServer {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  stop(): Promise<void>;
  /** Listens again on the same port. */
  startAgain(): Promise<void>;
}

export interface TestMailServerOptions {
  readonly port?: number;
  /** Certificate for STARTTLS, or for TLS from the first byte. Without one there is no encryption. */
  readonly certificate?: TestCertificate;
  readonly implicitTls?: boolean;
  /** Asks for this log-in. */
  readonly login?: { readonly user: string; readonly password: string };
  /** An answer to a receiver, such as 550; nothing: taken. */
  readonly refuseReceiver?: (address: string) => { readonly code: number; readonly words: string } | null;
  readonly refuseMessage?: () => { readonly code: number; readonly words: string } | null;
}

class Refusal extends Error {
  readonly responseCode: number;
  constructor(code: number, words: string) {
    super(words);
    this.responseCode = code;
  }
}

function serverOf(options: TestMailServerOptions, taken: TakenMail[]): SMTPServer {
  const { certificate, login, refuseReceiver, refuseMessage } = options;
  const disabled = [...(certificate === undefined ? ['STARTTLS'] : []), ...(login === undefined ? ['AUTH'] : [])];
  const server = new SMTPServer({
    secure: options.implicitTls === true,
    ...certificate,
    disabledCommands: disabled,
    authOptional: login === undefined,
    allowInsecureAuth: certificate === undefined,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === login?.user && password === login?.password;
      if (isRight) done(null, { user: username });
      else done(new Refusal(535, 'Username and Password not accepted'));
    },
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refuseReceiver?.(address) ?? null;
      done(refusal === null ? null : new Refusal(refusal.code, refusal.words));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = refuseMessage?.() ?? null;
        if (refusal !== null) return done(new Refusal(refusal.code, refusal.words));
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          user: typeof session.user === 'string' ? session.user : null,
          wasEncrypted: session.secure,
        });
        done(null, 'kept for you');
      });
    },
  });
  // A client that goes away in the middle of a handshake is part of the tests.
  server.on('error', () => undefined);
  return server;
}

/** Starts a server on 127.0.0.1. */
export async function startTestMailServer(options: TestMailServerOptions = {}): Promise<TestMailServer> {
  const taken: TakenMail[] = [];
  let running: SMTPServer | null = null;
  let port = options.port ?? 0;
  const startAgain = async (): Promise<void> => {
    const server = serverOf(options, taken);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve());
    });
    const address = server.server.address();
    if (address === null || typeof address === 'string') throw new Error('The mail server has no port');
    ({ port } = address);
    running = server;
  };
  await startAgain();
  return {
    get port() {
      return port;
    },
    taken,
    startAgain,
    stop: async () => {
      const server = running;
      running = null;
      if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
