// Badges: issued by a leaving, used up by the return.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { BadgeId } from '../../../shared/domain/badge-id.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Badge, StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { BadgesTable } from '../schema.ts';

const badgeColumns = ['id', 'movement_id', 'person_id', 'local_date', 'issued_at_ms', 'used_at_ms'] as const;

/** The same in a join. */
export const joinedBadgeColumns = [
  'badges.id',
  'badges.movement_id',
  'badges.person_id',
  'badges.local_date',
  'badges.issued_at_ms',
  'badges.used_at_ms',
] as const;

export const badgeQueries = {
  findBadge: prepared((p: { id: BadgeId }) => builder.selectFrom('badges').select(badgeColumns).where('id', '=', p.id)),
  findOpenBadge: prepared((p: { personId: PersonId; localDate: LocalDate }) =>
    builder
      .selectFrom('badges')
      .select(badgeColumns)
      .where('person_id', '=', p.personId)
      .where('local_date', '=', p.localDate)
      .where('used_at_ms', 'is', null)
      .orderBy('issued_at_ms', 'desc')
      .orderBy('movement_id', 'desc')
      .limit(1),
  ),
  /** The badges that a day's movements name: issued by a leaving or used up by a return. */
  listBadgesOfDay: prepared((p: { localDate: LocalDate }) =>
    builder
      .selectFrom('movements')
      .innerJoin('badges', 'badges.id', 'movements.badge_id')
      .select(joinedBadgeColumns)
      .where('movements.local_date', '=', p.localDate),
  ),
  insertBadge: prepared((row: BadgesTable) => builder.insertInto('badges').values(pick(row, badgeColumns))),
  markBadgeUsed: prepared((p: { id: BadgeId; usedAtMs: number }) =>
    builder.updateTable('badges').set({ used_at_ms: p.usedAtMs }).where('id', '=', p.id),
  ),
};

/** A row of badges as the domain knows it. */
export function rowToBadge(row: BadgesTable): Badge {
  return {
    id: row.id,
    movementId: row.movement_id,
    personId: row.person_id,
    localDate: row.local_date,
    issuedAtMs: row.issued_at_ms,
    usedAtMs: row.used_at_ms,
  };
}

function badgeToRow(badge: Badge): BadgesTable {
  return {
    id: badge.id,
    movement_id: badge.movementId,
    person_id: badge.personId,
    local_date: badge.localDate,
    issued_at_ms: badge.issuedAtMs,
    used_at_ms: badge.usedAtMs,
  };
}

const orNull = (row: BadgesTable | undefined): Badge | null => (row === undefined ? null : rowToBadge(row));

/** Badges, read. */
export function badgeReader(reader: Reader): Pick<StoreReader, 'findBadge' | 'findOpenBadge'> {
  return {
    findBadge: (id) => orNull(reader.first(badgeQueries.findBadge({ id }))),
    findOpenBadge: (personId, localDate) => orNull(reader.first(badgeQueries.findOpenBadge({ personId, localDate }))),
  };
}

/** Badges, written. An id that was issued before is refused with CONFLICT. */
export function badgeWriter(writer: Writer): Pick<StoreWriter, 'insertBadge' | 'markBadgeUsed'> {
  return {
    insertBadge: (badge) => void writer.run(badgeQueries.insertBadge(badgeToRow(badge))),
    markBadgeUsed(id, usedAtMs) {
      if (writer.run(badgeQueries.markBadgeUsed({ id, usedAtMs })) === 0) throw new AppError('NOT_FOUND');
    },
  };
}
