// The school's own set-up of a provisioning file: who is who, what they may do, the terms, and who uses the admin view.
import { termsVersion, termsVersionId } from '../../shared/domain/terms.ts';
import type { ProvisioningDocument } from '../../shared/settings/provisioning.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { changeUserRole, createUser } from '../core/admin/user-changes.ts';
import { writeChange } from '../core/admin/write-change.ts';
import { applyMemberships } from '../core/people-setup/membership.ts';
import type { StoreWriter } from '../core/store-port.ts';
import { applyActions } from './apply-actions.ts';
import { addNamedGroups, PROVISIONING, retireUnnamed, type SetUpDeps } from './apply-groups.ts';
import { applyMappings } from './apply-mappings.ts';
import { collectFaults } from './set-up-faults.ts';

/** Publishes the text unless it is the version in use. */
function applyTerms(deps: SetUpDeps, writer: StoreWriter, body: string): void {
  const current = writer.findCurrentTerms();
  if (current?.body === body) return;
  const publishedAtMs = deps.clock.nowMs();
  const version = termsVersion.parse({
    id: termsVersionId.parse(deps.random.uuidV7(publishedAtMs)),
    version: (current?.version ?? 0) + 1,
    body,
    publishedAtMs,
    publishedBy: PROVISIONING,
  });
  writer.insertTermsVersion(version);
  const change = { what: 'terms.published', subjectId: version.id, before: current, after: version };
  writeChange(writer, deps, PROVISIONING, change);
}

/** Adds missing users and sets roles. A password somebody has chosen since stays theirs. */
function applyUsers(
  deps: SetUpDeps,
  writer: StoreWriter,
  users: NonNullable<ProvisioningDocument['users']>,
  hashes: ReadonlyMap<string, string>,
): void {
  const roles = users.map((wanted) => ({ wanted, known: writer.findAdminUserByName(wanted.name) }));
  for (const { wanted, known } of roles) {
    const passwordHash = hashes.get(wanted.name);
    if (known === null && passwordHash !== undefined) {
      const { name, role, mustChange } = wanted;
      createUser(writer, deps, PROVISIONING, { name, role, passwordHash, mustChange });
    }
  }
  // Administrators first: whoever steps down must not be the last one in between.
  const inOrder = [...roles].sort((a, b) => a.wanted.role.localeCompare(b.wanted.role));
  for (const { wanted, known } of inOrder) {
    if (known !== null) changeUserRole(writer, deps, PROVISIONING, { user: known, role: wanted.role });
  }
}

export interface SchoolSetUp {
  readonly document: ProvisioningDocument;
  /** As they are with the document applied. */
  readonly settings: Settings;
  /** Hashes of the users' passwords, by name: made before the transaction. */
  readonly userHashes: ReadonlyMap<string, string>;
}

/**
 * Applies the sections that are there, in the caller's transaction.
 * @throws AppError PROVISIONING_INVALID with fields: what the file names and the store does not know
 */
export function applySchool(
  deps: SetUpDeps,
  writer: StoreWriter,
  { document, settings, userHashes }: SchoolSetUp,
): void {
  const faults = collectFaults();
  const { userTypes, departments, mappings, actions, terms, users } = document;
  const groups = {
    ...(userTypes === undefined ? {} : { userTypes }),
    ...(departments === undefined ? {} : { departments }),
  };
  addNamedGroups(deps, writer, groups);
  if (mappings !== undefined) applyMappings(deps, writer, mappings, faults);
  if (actions !== undefined) applyActions(deps, writer, { actions, settings }, faults);
  retireUnnamed(deps, writer, groups, faults);
  faults.throwIfAny();
  if (departments !== undefined) applyMemberships(writer);
  if (terms !== undefined) applyTerms(deps, writer, terms.text);
  if (users !== undefined) applyUsers(deps, writer, users, userHashes);
}
