// An error and what caused it, as a value that is safe to log: codes, classes and code locations, no words of people.
import { AppError } from '../../shared/errors/app-error.ts';
import { redactText } from './redact.ts';

const MAX_CAUSES = 6;
const MAX_FRAMES = 12;
const MAX_ISSUES = 10;
const MAX_MESSAGE_CHARACTERS = 300;

export interface SerialisedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly issues?: readonly string[];
  readonly stack?: readonly string[];
  readonly cause?: SerialisedError;
}

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly stack?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly issues?: unknown;
}

/** Asks the shape, not the class: errors of another realm (jest, a worker) are errors too. */
function isErrorLike(thrown: unknown): thrown is ErrorLike {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'name' in thrown &&
    'message' in thrown &&
    typeof thrown.name === 'string' &&
    typeof thrown.message === 'string'
  );
}

/** Where in our code it happened; the message, which a stack repeats, is left out. */
function framesOf(stack: unknown): readonly string[] {
  if (typeof stack !== 'string') return [];
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}

/** What a library complained of without what it quotes: parsers and databases quote the data they choke on. */
function messageOf(error: ErrorLike): string | undefined {
  // JSON.parse quotes the text, sometimes without closing the quotes; zod's message is its issues again.
  if (error.name === 'SyntaxError' || Array.isArray(error.issues)) return undefined;
  const unquoted = error.message.replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|‘[^’]*’/g, '"…"');
  return redactText(unquoted.slice(0, MAX_MESSAGE_CHARACTERS));
}

/** Path and kind of each zod issue; never the received value, nor a record's key that is not an identifier. */
function issuesOf(issues: unknown): readonly string[] {
  if (!Array.isArray(issues)) return [];
  return issues.slice(0, MAX_ISSUES).map((issue: unknown) => {
    if (typeof issue !== 'object' || issue === null) return 'unknown';
    const path = 'path' in issue && Array.isArray(issue.path) ? issue.path : [];
    const code = 'code' in issue ? String(issue.code) : 'unknown';
    const steps = path.map((step: unknown) => (/^[a-z0-9_]{1,40}$/i.test(String(step)) ? String(step) : '…'));
    return `${steps.join('.')}: ${code}`;
  });
}

/**
 * Serialises anything thrown, with its chain of causes (six deep). What is not an error is told by its type alone.
 * Never throws.
 */
export function serialiseError(thrown: unknown, depth = 0): SerialisedError {
  if (!isErrorLike(thrown)) return { type: thrown === null ? 'null' : typeof thrown };
  const frames = framesOf(thrown.stack);
  const cause =
    thrown.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: serialiseError(thrown.cause, depth + 1) };
  const stack = frames.length > 0 ? { stack: frames } : {};
  if (thrown instanceof AppError) {
    const context = Object.keys(thrown.context).length > 0 ? { context: thrown.context } : {};
    // The field words are ours and never echo a value.
    const fields = thrown.fields === undefined ? {} : { fields: thrown.fields };
    return { type: 'AppError', code: thrown.code, ...context, ...fields, ...stack, ...cause };
  }
  const code = typeof thrown.code === 'string' ? { code: thrown.code } : {};
  const issues = Array.isArray(thrown.issues) ? { issues: issuesOf(thrown.issues) } : {};
  const message = messageOf(thrown);
  return { type: thrown.name, ...code, ...(message === undefined ? {} : { message }), ...issues, ...stack, ...cause };
}
