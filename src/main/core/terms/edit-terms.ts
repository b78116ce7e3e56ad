// The terms and conditions page: a draft, its publication as the next version, and the general switch.
import { z } from 'zod';
import { termsVersion, termsVersionId, type TermsVersion } from '../../../shared/domain/terms.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CurrentTerms, TermsPage } from '../../../shared/ipc/admin/terms-contract.ts';
import { writeChange } from '../admin/write-change.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';
import type { StoreReader } from '../store-port.ts';

/** The settings row that keeps the text somebody is working on. */
const DRAFT_KEY = 'terms.draft';

const storedDraft = z.object({ body: z.string(), savedAtMs: z.number().int(), savedBy: z.string() });

/** A draft that no longer parses is no draft: it is nobody's work any more. */
function findDraft(reader: Pick<StoreReader, 'findSetting'>): z.infer<typeof storedDraft> | null {
  const parsed = storedDraft.safeParse(reader.findSetting(DRAFT_KEY));
  return parsed.success ? parsed.data : null;
}

/** The terms the kiosk shows now; null while none was published. */
export function getCurrentTerms(reader: Pick<StoreReader, 'findCurrentTerms'>): CurrentTerms | null {
  const current = reader.findCurrentTerms();
  return current === null ? null : { versionId: current.id, version: current.version, body: current.body };
}

/** What the page shows. */
export function getTermsPage({ store, settings }: Pick<SettingsChanger, 'store' | 'settings'>): TermsPage {
  const accepted = new Map(store.countTermsAcceptances().map(({ versionId, movements }) => [versionId, movements]));
  const inUse = store.listActions().filter((action) => !action.retired && !action.isReturn);
  const named = (terms: 'always' | 'never') => inUse.filter((action) => action.terms === terms).map(({ name }) => name);
  return {
    required: settings().termsRequired,
    draft: findDraft(store),
    versions: store
      .listTermsVersions()
      .map((version) => ({ ...version, acceptedByMovements: accepted.get(version.id) ?? 0 })),
    alwaysActions: named('always'),
    neverActions: named('never'),
  };
}

/** Keeps the text somebody is working on, or throws it away (null). */
export function saveTermsDraft(changer: SettingsChanger, body: string | null, who: string): void {
  const { store, clock } = changer;
  store.transaction((writer) => {
    const before = findDraft(writer)?.body ?? null;
    if (before === body) return;
    const nowMs = clock.nowMs();
    writer.setSetting(DRAFT_KEY, body === null ? null : { body, savedAtMs: nowMs, savedBy: who }, nowMs);
    writeChange(writer, changer, who, {
      what: body === null ? 'terms.draftDiscarded' : 'terms.draftSaved',
      subjectId: 'draft',
      before: before === null ? null : { body: before },
      after: body === null ? null : { body },
    });
  });
}

/**
 * Makes a text the next version, which the kiosk shows from now on. Older versions stay as they were.
 * @throws AppError CONFLICT when another version came since `after`, VALIDATION when nothing is different
 */
export function publishTerms(
  changer: SettingsChanger,
  { body, after }: { readonly body: string; readonly after: number },
  who: string,
): TermsVersion {
  const { store, clock, random } = changer;
  const published = store.transaction((writer) => {
    const current = writer.findCurrentTerms();
    if ((current?.version ?? 0) !== after) throw new AppError('CONFLICT', { context: { what: 'terms' } });
    if (current?.body === body)
      throw new AppError('VALIDATION', { fields: { body: 'the same as the version in use' } });
    const nowMs = clock.nowMs();
    const version = termsVersion.parse({
      id: termsVersionId.parse(random.uuidV7(nowMs)),
      version: after + 1,
      body,
      publishedAtMs: nowMs,
      publishedBy: who,
    });
    writer.insertTermsVersion(version);
    writer.setSetting(DRAFT_KEY, null, nowMs);
    writeChange(writer, changer, who, {
      what: 'terms.published',
      subjectId: version.id,
      before: current,
      after: version,
    });
    return version;
  });
  changer.emit('settings.changed', {});
  return published;
}

/** Turns the general switch. */
export function setTermsRequired(changer: SettingsChanger, required: boolean, who: string): void {
  changeSetting(changer, who, { what: 'terms.requiredChanged', key: 'termsRequired', value: required });
}
