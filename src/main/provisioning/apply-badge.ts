// The badge of a provisioning file: its logo, and whether coming back prints a slip. Its settings are applied with the others.
import type { ProvisionedBadge, BadgeSettings } from '../../shared/settings/badge.ts';
import { writeChange } from '../core/admin/write-change.ts';
import { defaultActions } from '../core/default-actions.ts';
import type { StoreWriter } from '../core/store-port.ts';
import { PROVISIONING, type SetUpDeps } from './apply-groups.ts';
import type { ReadyLogo } from './read-logo-file.ts';

/** The settings with what the file names put over them. */
export function badgeWith(current: BadgeSettings, named: ProvisionedBadge): BadgeSettings {
  return {
    orientation: named.orientation ?? current.orientation,
    fields: { ...current.fields, ...named.fields },
    footer: named.footer ?? current.footer,
  };
}

/** Keeps the logo and the choice of return slips, with their audit. */
export function applyBadge(
  deps: SetUpDeps,
  writer: StoreWriter,
  { badge, logo }: { readonly badge: ProvisionedBadge; readonly logo: ReadyLogo | null },
): void {
  if (logo !== null) putLogo(deps, writer, logo);
  if (badge.returnSlips !== undefined) putReturnSlips(deps, writer, badge.returnSlips);
}

function putLogo(deps: SetUpDeps, writer: StoreWriter, logo: ReadyLogo): void {
  const before = writer.findPicture('badgeLogo');
  if (before !== null && Buffer.from(before.png).equals(logo.png)) return;
  writer.putPicture('badgeLogo', { ...logo, updatedAtMs: deps.clock.nowMs() });
  const shape = (one: ReadyLogo | null) => (one === null ? null : { widthPx: one.widthPx, heightPx: one.heightPx });
  const change = { what: 'badge.logoChanged', subjectId: 'badgeLogo', before: shape(before), after: shape(logo) };
  writeChange(writer, deps, PROVISIONING, change);
}

function putReturnSlips(deps: SetUpDeps, writer: StoreWriter, printsSlip: boolean): void {
  // A store that has no actions yet gets the first ones here, not after, so that the choice is not lost.
  if (writer.listActions().length === 0) for (const each of defaultActions()) writer.insertAction(each);
  const before = writer.listActions().find((one) => one.isReturn && !one.retired);
  if (before === undefined || before.printsSlip === printsSlip) return;
  const after = { ...before, printsSlip };
  writer.updateAction(after);
  writeChange(writer, deps, PROVISIONING, { what: 'action.changed', subjectId: after.id, before, after });
}
