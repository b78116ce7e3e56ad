// The endpoints of the badge's design. Roles are checked by dispatch.
import type { BadgeOrientation } from '../../../shared/domain/badge-paper.ts';
import {
  composePreview,
  getBadgeDesign,
  removeLogo,
  saveBadgeSettings,
  saveLogo,
  type BadgeDesignDeps,
} from '../../core/badges/badge-design.ts';
import type { Handlers } from '../dispatch.ts';

export interface BadgesHandlerDeps extends BadgeDesignDeps {
  /** The picture inside bytes for a printer, the way it is read. */
  readonly pictureOf: (
    bytes: Uint8Array,
    orientation: BadgeOrientation,
  ) => { readonly png: Uint8Array; readonly acrossDots: number; readonly alongDots: number };
}

type BadgesHandlers = Pick<Handlers, Extract<keyof Handlers, `badges.${string}`>>;

/** Builds the handlers behind `badges.*`. */
export function badgesHandlers(deps: BadgesHandlerDeps): BadgesHandlers {
  return {
    'badges.getSettings': () => getBadgeDesign(deps),
    'badges.saveSettings': ({ badge }, { admin }) => ({ badge: saveBadgeSettings(deps, badge, admin.name) }),
    'badges.preview': async (wanted) => deps.pictureOf(await composePreview(deps, wanted), wanted.badge.orientation),
    'badges.saveLogo': async ({ file }, { admin }) => ({ logo: await saveLogo(deps, file, admin.name) }),
    'badges.removeLogo': (_input, { admin }) => ({ removed: removeLogo(deps, admin.name) }),
  };
}
