// A badge in a table row: its ID as people read it, and the one thing about it worth knowing at a glance.
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { LogbookRow } from '../../../shared/ipc/admin/logbook-contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';

export type LogbookBadge = NonNullable<LogbookRow['badge']>;

/** True when nobody can have the paper in hand: the badge never came out, or may not have. */
export function needsPrinting(badge: LogbookBadge): boolean {
  return badge.print === 'failed' || badge.print === 'noPrinter' || badge.print === 'unconfirmed';
}

/** True when no paper of this badge is known to exist, so that the next print is not a reprint in words. */
export function neverPrinted(badge: LogbookBadge): boolean {
  return (badge.print === 'failed' || badge.print === 'noPrinter') && badge.reprints === 0;
}

/** The badge's ID and state; a print that went wrong is said instead of the state. */
export function BadgeWord({ badge }: { readonly badge: LogbookRow['badge'] }) {
  if (badge === null) return <span className="adm-quiet">{enAdmin.common.none}</span>;
  const troubled = badge.state === 'out' && needsPrinting(badge);
  return (
    <span className="adm-badge">
      <span className="adm-badge__id">{spacedBadgeId(badge.id)}</span>
      <span className={troubled ? 'adm-tone-bad adm-badge__state' : 'adm-badge__state'}>
        {troubled ? enAdmin.story.printShort[badge.print] : enAdmin.story.badgeState[badge.state]}
      </span>
    </span>
  );
}
