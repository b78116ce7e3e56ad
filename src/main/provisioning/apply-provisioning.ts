// Writes a provisioning document into the store: once for each version of the file, all of it or nothing.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ProvisioningDocument } from '../../shared/settings/provisioning.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { putAdministrator } from '../core/admin/user-changes.ts';
import type { PasswordHasher } from '../core/admin/password-hasher.ts';
import { forgetFeed, putToken, sealToken } from '../core/admin/wonde-access.ts';
import type { Clock, Logger, Random, SecretBox } from '../core/ports.ts';
import { SMTP_PASSWORD_SECRET } from '../core/mail/correspondence.ts';
import { PROXY_PASSWORD_SECRET } from '../core/network/network-use.ts';
import { createSettings, parseSetting } from '../core/settings/settings-repository.ts';
import { applyBadge, badgeWith } from './apply-badge.ts';
import { applySchool } from './apply-school.ts';
import type { ReadyLogo } from './read-logo-file.ts';
import type { Store, StoreReader } from '../core/store-port.ts';

export const PROVISIONING_APPLIED_KEY = 'provisioning.applied';

const appliedRow = z.object({ sealedFingerprint: z.string(), atMs: z.number().int() });

export interface ApplyProvisioningDeps {
  readonly secretBox: SecretBox;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Reads the logo the document names and makes it ready; without it logos are left out. Rejects with PROVISIONING_INVALID. */
  readonly readLogo?: (logoFile: string) => Promise<ReadyLogo>;
}

/** The document as text with its keys in order: layout and order of the file make no new version of it. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function fingerprintOf({ $schema: _ignored, ...document }: ProvisioningDocument): string {
  return createHash('sha256').update(canonicalText(document)).digest('hex');
}

/**
 * True when this very document was applied before. The fingerprint is stored sealed: a bare hash of a file with a
 * password in it would let a thief of the database try passwords far faster than scrypt allows. Where it cannot be
 * opened, the token cannot either, and applying again is what repairs both.
 */
function wasApplied(reader: StoreReader, fingerprint: string, secretBox: SecretBox): boolean {
  const row = appliedRow.safeParse(reader.findSetting(PROVISIONING_APPLIED_KEY));
  if (!row.success) return false;
  try {
    return secretBox.open(row.data.sealedFingerprint) === fingerprint;
  } catch {
    return false;
  }
}

/** The settings rows the document changes, each complete and parsed. */
function changedSettings(document: ProvisioningDocument, current: Settings): Partial<Settings> {
  const {
    kiosk,
    registers,
    termDates,
    photosEnabled,
    photosKeepDays,
    printer,
    sparePrinter,
    printing,
    badge,
    camera,
    scanner,
    signals,
    flow,
    terms,
  } = document;
  const { token: _sealedElsewhere, ...wonde } = document.wonde;
  const { password: _sealedToo, ...network } = document.network ?? {};
  const { password: _sealedAsWell, ...correspondence } = document.correspondence ?? {};
  return {
    wonde: parseSetting('wonde', { ...current.wonde, ...wonde }),
    ...(kiosk === undefined ? {} : { kiosk: parseSetting('kiosk', { ...current.kiosk, ...kiosk }) }),
    ...(registers === undefined ? {} : { registers: parseSetting('registers', registers) }),
    ...(termDates === undefined ? {} : { termDates: parseSetting('termDates', termDates) }),
    ...(photosEnabled === undefined ? {} : { photosEnabled }),
    ...(photosKeepDays === undefined ? {} : { photosKeepDays }),
    ...(terms?.required === undefined ? {} : { termsRequired: terms.required }),
    ...(printer === undefined ? {} : { printer: parseSetting('printer', printer) }),
    ...(sparePrinter === undefined ? {} : { sparePrinter: parseSetting('sparePrinter', sparePrinter) }),
    ...(printing === undefined ? {} : { printing: parseSetting('printing', { ...current.printing, ...printing }) }),
    ...(badge === undefined ? {} : { badge: parseSetting('badge', badgeWith(current.badge, badge)) }),
    ...(camera === undefined ? {} : { camera: parseSetting('camera', { ...current.camera, ...camera }) }),
    ...(scanner === undefined ? {} : { scanner: parseSetting('scanner', { ...current.scanner, ...scanner }) }),
    ...(signals === undefined ? {} : { signals: parseSetting('signals', { ...current.signals, ...signals }) }),
    ...(document.network === undefined ? {} : { network: parseSetting('network', network) }),
    ...(document.correspondence === undefined
      ? {}
      : { correspondence: parseSetting('correspondence', correspondence) }),
    ...(flow === undefined ? {} : { flow: parseSetting('flow', { ...current.flow, ...flow }) }),
  };
}

/** The passwords that the kiosk itself logs in with; one that the file does not name stays as it is. */
function sealPasswords(
  { network, correspondence }: ProvisioningDocument,
  secretBox: SecretBox,
): readonly { readonly name: string; readonly sealed: string }[] {
  const passwords = [
    { name: PROXY_PASSWORD_SECRET, password: network?.password },
    { name: SMTP_PASSWORD_SECRET, password: correspondence?.password },
  ];
  return passwords.flatMap(({ name, password }) =>
    password === undefined ? [] : [{ name, sealed: secretBox.seal(password) }],
  );
}

/** Hashes of the passwords of users who are not there yet, by name. */
async function hashPasswords(
  reader: StoreReader,
  { users = [] }: ProvisioningDocument,
  hasher: PasswordHasher,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const { name, password } of users) {
    if (reader.findAdminUserByName(name) === null) hashes.set(name, await hasher.hash(password));
  }
  return hashes;
}

/**
 * Applies the document unless this very document was applied before; a changed file is applied again and wins over what
 * was set in the admin view for the fields it names, and over nothing else. One transaction, audited.
 * @returns whether anything was written.
 * @throws AppError VALIDATION, PROVISIONING_INVALID (the logo), SECRET_UNREADABLE, STORAGE_*; nothing is changed then.
 */
export async function applyProvisioning(
  store: Store,
  document: ProvisioningDocument,
  { secretBox, hasher, clock, random, logger, readLogo }: ApplyProvisioningDeps,
): Promise<'applied' | 'unchanged'> {
  const fingerprint = fingerprintOf(document);
  if (wasApplied(store, fingerprint, secretBox)) return 'unchanged';

  const current = createSettings(store, logger).get();
  const changed = changedSettings(document, current);
  const token = sealToken(secretBox, document.wonde.token);
  const sealedPasswords = sealPasswords(document, secretBox);
  const passwordHash = document.admin === undefined ? null : await hasher.hash(document.admin.password);
  const userHashes = await hashPasswords(store, document, hasher);
  const logoFile = document.badge?.logoFile;
  const logo = logoFile === undefined || readLogo === undefined ? null : await readLogo(logoFile);
  const nowMs = clock.nowMs();
  const applied: z.infer<typeof appliedRow> = { sealedFingerprint: secretBox.seal(fingerprint), atMs: nowMs };
  store.transaction((writer) => {
    for (const [key, value] of Object.entries(changed)) writer.setSetting(key, value, nowMs);
    putToken(writer, token, nowMs);
    for (const { name, sealed } of sealedPasswords) writer.setSecret(name, sealed, '', nowMs);
    if (passwordHash !== null) putAdministrator(writer, { clock, random }, 'provisioning', { passwordHash });
    applySchool({ clock, random }, writer, { document, settings: { ...current, ...changed }, userHashes });
    if (document.badge !== undefined) applyBadge({ clock, random }, writer, { badge: document.badge, logo });
    if (changed.wonde?.schoolId !== current.wonde.schoolId || changed.wonde.baseUrl !== current.wonde.baseUrl) {
      forgetFeed(writer);
    }
    writer.setSetting(PROVISIONING_APPLIED_KEY, applied, nowMs);
    writer.insertAudit({
      id: random.uuidV7(nowMs),
      atMs: nowMs,
      who: 'provisioning',
      what: 'provisioning.applied',
      detailJson: JSON.stringify({ settings: Object.keys(changed), passwordSet: passwordHash !== null }),
    });
  });
  logger.info('provisioning applied', {
    settings: Object.keys(changed).join(' '),
    withAdminEntry: passwordHash !== null,
  });
  return 'applied';
}
