// How the school wants its badges: its choices, its logo, and a preview of both.
import type { BadgeLogo, BadgeSample } from '../../../shared/ipc/admin/badges-contract.ts';
import type { BadgePaper } from '../../../shared/domain/badge-paper.ts';
import type { BadgeSettings } from '../../../shared/settings/badge.ts';
import type { PrinterSettings } from '../../../shared/settings/printer.ts';
import { writeChange } from '../admin/write-change.ts';
import { sampleBadge } from '../devices-setup/sample-badges.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';
import type { StoredPicture } from '../store-parts/pictures-store.ts';
import type { ComposeBadge } from '../badge-content.ts';

/** A picture file made ready to be kept. Rejects with AppError VALIDATION for what is none. */
export type PrepareLogo = (file: Uint8Array) => Promise<Omit<StoredPicture, 'updatedAtMs'>>;

export interface BadgeDesignDeps {
  readonly changer: SettingsChanger;
  readonly composeBadge: ComposeBadge;
  readonly prepareLogo: PrepareLogo;
  /** An invented face for the preview, or null where none is at hand. */
  readonly samplePhoto: () => Uint8Array | null;
}

/** The choices, the logo, and the papers they will be printed on. */
export function getBadgeDesign({ changer }: BadgeDesignDeps): {
  readonly badge: BadgeSettings;
  readonly logo: BadgeLogo | null;
  readonly papers: { readonly main: BadgePaper | null; readonly spare: BadgePaper | null };
} {
  const { badge, printer, sparePrinter } = changer.settings();
  const paperOf = (settings: PrinterSettings) => (settings.kind === 'none' ? null : settings.paper);
  return {
    badge,
    logo: changer.store.findPicture('badgeLogo'),
    papers: { main: paperOf(printer), spare: paperOf(sparePrinter) },
  };
}

/** @throws AppError VALIDATION, STORAGE_* */
export function saveBadgeSettings({ changer }: BadgeDesignDeps, badge: BadgeSettings, who: string): BadgeSettings {
  return changeSetting(changer, who, { what: 'badge.changed', key: 'badge', value: badge });
}

/** The bytes a printer would get for an invented badge with these settings and the kept logo. */
export function composePreview(
  { changer, composeBadge, samplePhoto }: BadgeDesignDeps,
  wanted: { readonly paper: BadgePaper; readonly badge: BadgeSettings; readonly sample: BadgeSample },
): Promise<Uint8Array> {
  const look = { ...wanted.badge, logo: changer.store.findPicture('badgeLogo')?.png ?? null };
  const moment = { settings: changer.settings(), nowMs: changer.clock.nowMs(), look, photo: samplePhoto() };
  return composeBadge(sampleBadge(moment, wanted.sample), wanted.paper);
}

const shapeOf = (logo: StoredPicture | null) =>
  logo === null ? null : { widthPx: logo.widthPx, heightPx: logo.heightPx };

/** Keeps a new logo in place of the one before. @throws AppError VALIDATION for no picture or one too large, STORAGE_* */
export async function saveLogo(deps: BadgeDesignDeps, file: Uint8Array, who: string): Promise<BadgeLogo> {
  const { changer } = deps;
  const logo = { ...(await deps.prepareLogo(file)), updatedAtMs: changer.clock.nowMs() };
  changer.store.transaction((writer) => {
    const before = shapeOf(writer.findPicture('badgeLogo'));
    writer.putPicture('badgeLogo', logo);
    const change = { what: 'badge.logoChanged', subjectId: 'badgeLogo', before, after: shapeOf(logo) };
    writeChange(writer, changer, who, change);
  });
  changer.emit('settings.changed', {});
  return logo;
}

/** Badges are without a logo from now on. @returns whether there was one. @throws AppError STORAGE_* */
export function removeLogo({ changer }: BadgeDesignDeps, who: string): boolean {
  const removed = changer.store.transaction((writer) => {
    const before = writer.findPicture('badgeLogo');
    if (before === null) return false;
    writer.removePicture('badgeLogo');
    const change = { what: 'badge.logoRemoved', subjectId: 'badgeLogo', before: shapeOf(before), after: null };
    writeChange(writer, changer, who, change);
    return true;
  });
  if (removed) changer.emit('settings.changed', {});
  return removed;
}
