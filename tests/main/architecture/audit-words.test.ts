// Every code main writes into the audit trail has words on its page, and every word belongs to a code.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { auditAreas, auditCodes } from '../../../src/renderer/strings/admin/audit.ts';
import { endpointNames, eventNames } from '../../../src/shared/ipc/names.ts';

const root = path.resolve(__dirname, '../../../src/main');

/** Texts of the same shape that are no audit codes: settings keys, secrets, kinds of outbox rows. */
const OTHERS = new Set([
  'attendance.mark',
  'codeRule.code',
  'admin.lockout',
  'admin.unknownNames',
  'kiosk.id',
  'marks.correct',
  'provisioning.applied',
  'settings.addresses',
  'proxy.password',
  'smtp.password',
  'terms.draft',
  'wonde.token',
  'access.noLists',
]);
/** What a code that is put together can be. */
const MADE_UP: Readonly<Record<string, readonly string[]>> = {
  'action.${verb}': ['action.added', 'action.changed', 'action.retired', 'action.broughtBack'],
  '${shelf.area}.added': ['userType.added', 'department.added'],
  '${shelf.area}.reordered': ['userType.reordered', 'department.reordered'],
  '${shelf.area}.${verb}': ['renamed', 'retired', 'restored'].flatMap((verb) => [
    `userType.${verb}`,
    `department.${verb}`,
  ]),
  '${kind}.set': ['pin.set', 'card.set'],
  '${kind}.cleared': ['pin.cleared', 'card.cleared'],
};

const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  // The store keeps what it is given.
  .filter((entry) => !path.relative(root, entry.parentPath).startsWith('store'))
  .map((entry) => ({ name: entry.name, text: readFileSync(path.join(entry.parentPath, entry.name), 'utf8') }));

/** Whether a file has to do with writing the audit: it says so, or it hands a `what` to somebody who writes. */
const writes = (text: string): boolean =>
  /insertAudit|writeChange|writeAudit|changeSetting|\bwhat: ['`][a-zA-Z${}.]+\.[a-zA-Z${}]+['`]/.test(text);

function codesIn(text: string): readonly string[] {
  const plain = Array.from(text.matchAll(/'([a-z][A-Za-z]*\.[a-z][A-Za-z]*)'/g), (match) => match[1] ?? '');
  const known = new Set<string>([...endpointNames, ...eventNames]);
  return plain.filter((code) => !known.has(code) && (!OTHERS.has(code) || code in auditCodes));
}

const templatesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/what: `([^`]*)`/g), (match) => match[1] ?? '');

const written = new Set(
  sources
    .filter(({ text }) => writes(text))
    .flatMap(({ text }) => [...codesIn(text), ...templatesIn(text).flatMap((template) => MADE_UP[template] ?? [])]),
);

describe('the audit trail', () => {
  it('is written by several parts of main, or this test looks in the wrong place', () => {
    expect(written).toContain('badge.reprinted');
    expect(written).toContain('user.retired');
    expect(written.size).toBeGreaterThan(30);
  });

  it('has words for every code that is written', () => {
    expect([...written].filter((code) => !(code in auditCodes)).sort()).toEqual([]);
  });

  it('has no words for a code that nobody writes', () => {
    expect(Object.keys(auditCodes).filter((code) => !written.has(code))).toEqual([]);
  });

  it('knows what every code that is put together can be', () => {
    const templates = sources.filter(({ text }) => writes(text)).flatMap(({ text }) => templatesIn(text));
    expect(templates.filter((template) => !(template in MADE_UP))).toEqual([]);
  });

  it('has words for the area of every code, and no others', () => {
    const areas = new Set(Object.keys(auditCodes).map((code) => code.split('.')[0] ?? ''));
    expect(Object.keys(auditAreas).sort()).toEqual([...areas].sort());
  });
});
