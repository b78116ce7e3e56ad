// What a scanner or card reader sent, for somebody who sets it up. Records nothing and counts nothing.
import { readBadgeText } from '../../../shared/domain/badge-id.ts';
import type { BadgeId } from '../../../shared/domain/badge-id.ts';
import { readScanText } from '../../../shared/domain/scan-text.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Scanned } from '../../../shared/ipc/admin/devices-contract.ts';
import { fullName } from '../directory/name-labels.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { cardHint, normaliseCard } from '../../../shared/domain/card-text.ts';
import { findPersonByCredential } from '../people/credentials.ts';
import type { CredentialHasher } from '../ports.ts';

export interface ReadScanDeps extends Pick<KioskContext, 'store' | 'clock' | 'settings'> {
  readonly hasher: CredentialHasher;
}

function badgeScanned({ store, clock, settings }: ReadScanDeps, id: BadgeId): Scanned {
  const badge = store.findBadge(id);
  if (badge === null) return { kind: 'badge', badgeId: id, state: 'unknown', personName: null };
  const person = store.findPerson(badge.personId);
  const today = schoolTimeAt(clock.nowMs(), settings().kiosk.timeZone).localDate;
  const unused = badge.localDate === today ? 'out' : 'expired';
  return {
    kind: 'badge',
    badgeId: id,
    state: badge.usedAtMs === null ? unused : 'used',
    personName: person === null ? null : fullName(person),
  };
}

/**
 * Reads it as the kiosk does: a badge by its symbol, then a card, then eight digits that may be a badge's.
 * @throws AppError SECRET_UNREADABLE
 */
export function readScan(deps: ReadScanDeps, text: string): Scanned {
  const read = readScanText(text);
  if (read.kind === 'badge') return badgeScanned(deps, read.id);
  if (read.kind === 'damagedBadge') return { kind: 'damagedBadge' };
  const personId = findPersonByCredential(deps.store, deps.hasher, 'card', read.kind === 'card' ? read.text : text);
  const person = personId === null ? null : deps.store.findPerson(personId);
  if (personId !== null && person !== null) return { kind: 'card', personId, personName: fullName(person) };
  // A scanner that drops letters sends the badge's digits alone.
  const asBadge = readBadgeText(text);
  if (asBadge.kind === 'badge') return badgeScanned(deps, asBadge.id);
  if (asBadge.kind === 'wrongCheck') return { kind: 'damagedBadge' };
  const card = read.kind === 'card' ? normaliseCard(read.text) : null;
  return card === null ? { kind: 'unreadable' } : { kind: 'unknownCard', ending: cardHint(card) };
}
