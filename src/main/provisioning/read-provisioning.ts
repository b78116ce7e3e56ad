// Reads and checks the provisioning file. What is wrong is said precisely, and never by repeating a value: it holds a token.
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { AppError } from '../../shared/errors/app-error.ts';
import { type ProvisioningDocument, provisioningDocument } from '../../shared/settings/provisioning.ts';
import { findJsonFault } from './json-position.ts';
import { findUnusableValues } from './unusable-values.ts';

const MAX_FILE_BYTES = 1024 * 1024;

/** Sections whose fields are optional one by one. */
const PARTIAL_SECTIONS = ['kiosk', 'wonde', 'printing', 'camera', 'scanner', 'signals', 'flow'] as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Only what the file says: zod fills in the defaults of fields left out, and they must not overwrite what somebody set
 * in the admin view.
 */
function onlyWhatWasSaid(parsed: ProvisioningDocument, raw: unknown): ProvisioningDocument {
  const document: Record<string, unknown> = { ...parsed };
  for (const section of PARTIAL_SECTIONS) {
    const filled = parsed[section];
    const said = isObject(raw) ? raw[section] : undefined;
    if (!isObject(filled) || !isObject(said)) continue;
    document[section] = Object.fromEntries(Object.entries(filled).filter(([key]) => Object.hasOwn(said, key)));
  }
  // as: the fields left out are optional in the document's type
  return document as ProvisioningDocument;
}

/** A step of a path as people write it: wonde.jobDoneWords[2]. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

/** What a zod issue means for whoever wrote the file. Ours alone: zod's own words may repeat what was written. */
function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `is missing (${issue.expected})` : `should be ${article(issue.expected)}`;
    case 'invalid_value':
      return `should be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `should have at least ${issue.minimum} characters`
        : `should be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `should have at most ${issue.maximum} characters`
        : `should be at most ${issue.maximum}`;
    case 'unrecognized_keys':
      return 'is not a setting; see docs/provisioning.md for those there are';
    case 'invalid_format':
      return issue.format === 'url'
        ? 'should be an address such as https://api.wonde.com/v1.0/'
        : `should be ${issue.message}`;
    case 'invalid_union':
      return 'should be one of the known kinds';
    default:
      return `is not accepted (${issue.code})`;
  }
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

/** The first fault of each path, in the file's order. */
function fieldsOf(error: z.ZodError): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    // An unknown key is named: it is what the author mistyped, and keys are not values.
    const paths =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => pathText([...issue.path, key]))
        : [pathText(issue.path)];
    for (const path of paths) fields[path === '' ? '(the whole file)' : path.slice(0, 200)] ??= wordsOf(issue);
  }
  return fields;
}

/**
 * Parses a provisioning document that was read already. The result holds only what the text says, no defaults.
 * @throws AppError PROVISIONING_INVALID with `fields`: path → what it should be; for text that is no JSON, the path is
 * `line L, column C`.
 */
export function parseProvisioning(text: string): ProvisioningDocument {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let raw: unknown;
  try {
    raw = JSON.parse(withoutMark);
  } catch {
    // No cause: Node's words quote the file.
    const fault = findJsonFault(withoutMark) ?? { line: 1, column: 1 };
    const where = `line ${fault.line}, column ${fault.column}`;
    const context = { line: fault.line, column: fault.column };
    throw new AppError('PROVISIONING_INVALID', { context, fields: { [where]: 'is not JSON' } });
  }
  const parsed = provisioningDocument.safeParse(raw, { reportInput: true });
  if (!parsed.success) {
    const fields = fieldsOf(parsed.error);
    throw new AppError('PROVISIONING_INVALID', { context: { faults: Object.keys(fields).length }, fields });
  }
  const document = onlyWhatWasSaid(parsed.data, raw);
  const faults = findUnusableValues(document);
  if (Object.keys(faults).length > 0) throw new AppError('PROVISIONING_INVALID', { fields: faults });
  return document;
}

function errnoOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
}

/** @throws AppError PROVISIONING_UNREADABLE */
function readText(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new AppError('PROVISIONING_UNREADABLE', { context: { errno: errnoOf(cause) } });
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new AppError('PROVISIONING_UNREADABLE', { context: { errno: 'notAFile' } });
    if (stats.size > MAX_FILE_BYTES) {
      throw new AppError('PROVISIONING_UNREADABLE', { context: { errno: 'tooLarge', maxBytes: MAX_FILE_BYTES } });
    }
    // Notepad's "Unicode" is UTF-16; said in words rather than as a fault in line 1.
    const bytes = readFileSync(file);
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
      throw new AppError('PROVISIONING_INVALID', { fields: { '(the whole file)': 'should be saved as UTF-8' } });
    }
    return bytes.toString('utf8');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('PROVISIONING_UNREADABLE', { context: { errno: errnoOf(cause) } });
  } finally {
    closeSync(file);
  }
}

/**
 * Reads and parses a provisioning file of at most 1 MB, with or without a byte order mark.
 * @throws AppError PROVISIONING_UNREADABLE, PROVISIONING_INVALID (see parseProvisioning)
 */
export function readProvisioning(path: string): ProvisioningDocument {
  return parseProvisioning(readText(path));
}
