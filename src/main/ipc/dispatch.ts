// The one door into main: name, role, input, handler, output, envelope. A plain function: no Electron here.
import type { z } from 'zod';
import type { AdminIdentity, AdminRole } from '../../shared/domain/admin-user.ts';
import { AppError, asAppError } from '../../shared/errors/app-error.ts';
import { errorKinds } from '../../shared/errors/codes.ts';
import { contract, type Input, type Output } from '../../shared/ipc/contract.ts';
import type { Envelope } from '../../shared/ipc/envelope.ts';
import { endpointNames, type EndpointName } from '../../shared/ipc/names.ts';
import type { Clock, Logger, Random } from '../core/ports.ts';

/** Who is asking: the window's id, under which main holds its admin session. */
export interface Caller {
  readonly sessionKey: string;
}

/** Who is asking, as a handler of this endpoint knows them: signed in wherever the endpoint's role asks for it. */
export type CallerOf<N extends EndpointName> = Caller &
  ((typeof contract)[N]['role'] extends 'kiosk' ? unknown : { readonly admin: AdminIdentity });

export type Handlers = {
  readonly [N in EndpointName]: (input: Input<N>, caller: CallerOf<N>) => Output<N> | Promise<Output<N>>;
};

export interface DispatchContext {
  readonly handlers: Handlers;
  /**
   * Who is signed in at this window. A command counts as use of the session; a query does not: pages ask again by
   * themselves. @throws AppError ADMIN_SIGN_IN_NEEDED, ADMIN_ROLE_NEEDED
   */
  readonly requireAdmin: (caller: Caller, kind: 'query' | 'command', role: AdminRole) => AdminIdentity;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: Random;
}

export type Dispatch = (caller: Caller, name: string, rawInput: unknown) => Promise<Envelope>;

const SLOW_CALL_MS = 100;

const isEndpointName = (name: string): name is EndpointName => endpointNames.some((known) => known === name);

/** What is wrong, by field path; never the value. */
function fieldsOf(error: z.ZodError): Readonly<Record<string, string>> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.') || '(whole)', issue.message]));
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('TIMED_OUT')), timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

async function answer(context: DispatchContext, caller: Caller, name: string, rawInput: unknown): Promise<unknown> {
  if (!isEndpointName(name)) throw new AppError('NOT_FOUND', { context: { what: 'endpoint' } });
  const endpoint = contract[name];
  const admin = endpoint.role === 'kiosk' ? null : context.requireAdmin(caller, endpoint.kind, endpoint.role);
  const input = endpoint.input.safeParse(rawInput);
  if (!input.success) throw new AppError('VALIDATION', { fields: fieldsOf(input.error) });
  // as: name, input and handler belong together by the contract, which TypeScript cannot see across a union of names
  const handler = context.handlers[name] as (input: unknown, caller: unknown) => unknown;
  const value = await withTimeout(
    Promise.resolve(handler(input.data, admin === null ? caller : { ...caller, admin })),
    endpoint.timeoutMs,
  );
  // Object schemas strip what they do not name: a hash or token selected by accident never leaves main.
  const output = endpoint.output.safeParse(value);
  if (!output.success) {
    throw new AppError('INTERNAL', {
      context: { what: 'output', fields: Object.keys(fieldsOf(output.error)).join(' ') },
    });
  }
  return output.data;
}

function logFailure(logger: Logger, name: string, error: AppError, ref: string): void {
  const fields = { endpoint: name.slice(0, 60), code: error.code, ref, ...error.context };
  const { family } = errorKinds[error.code];
  if (family === 'bug') logger.error('request failed', { ...fields, cause: error.cause ?? error });
  else if (family === 'storage') logger.error('request failed', fields);
  else logger.info('request refused', fields);
}

/** Builds the dispatcher. It never throws: every failure becomes an envelope with a code and a reference into the log. */
export function createDispatch(context: DispatchContext): Dispatch {
  return async function dispatch(caller, name, rawInput) {
    const startedAtMs = context.clock.nowMs();
    try {
      return { ok: true, value: await answer(context, caller, name, rawInput) };
    } catch (thrown) {
      const error = asAppError(thrown);
      const ref = context.random.uuidV7(startedAtMs).slice(-8);
      logFailure(context.logger, name, error, ref);
      return {
        ok: false,
        error: {
          code: error.code,
          retryable: error.retryable,
          ref,
          ...(error.fields === undefined ? {} : { fields: error.fields }),
          ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
        },
      };
    } finally {
      const tookMs = context.clock.nowMs() - startedAtMs;
      if (tookMs > SLOW_CALL_MS) context.logger.debug('slow request', { endpoint: name.slice(0, 60), tookMs });
    }
  };
}
