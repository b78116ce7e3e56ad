// Movements: written once. The newest of a person's day says whether they are out. Newest is by the order of recording:
// a PC whose clock was put back must not leave a pupil out who has come back since.
import type { ExpressionBuilder } from 'kysely';
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { MovementId, PersonId, PhotoId, RequestId } from '../../../shared/domain/ids.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import type { StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { Database, MovementsTable } from '../schema.ts';

const insertedColumns = [
  'id',
  'request_id',
  'kiosk_id',
  'person_id',
  'kind',
  'direction',
  'action_id',
  'action_name',
  'occurred_at_ms',
  'local_date',
  'photo_id',
  'badge_id',
  'explanation',
  'building',
  'identified_by',
  'terms_version_id',
  'terms_accepted_at_ms',
  'user_type_id',
  'department_id',
  'year_name',
] as const;

/** Movements that say where in the school somebody is, and nothing of whether they are out. */
const BUILDING_KINDS = ['buildingIn', 'buildingOut'] as const;

export type MovementRow = Pick<MovementsTable, (typeof insertedColumns)[number]>;

/** True of a movement when nothing newer but a building is known of its person on its day. */
export function nothingSince(eb: ExpressionBuilder<Database, 'movements'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('movements as newer')
        .select('newer.seq')
        .whereRef('newer.person_id', '=', 'movements.person_id')
        .whereRef('newer.local_date', '=', 'movements.local_date')
        .whereRef('newer.seq', '>', 'movements.seq')
        .where('newer.kind', 'not in', BUILDING_KINDS),
    ),
  );
}

/** The day's movements that left their person out: leaving, and nothing newer but a building. */
export function newestMovementLeftOut(localDate: LocalDate) {
  return builder
    .selectFrom('movements')
    .where('movements.local_date', '=', localDate)
    .where('movements.direction', '=', 'out')
    .where('movements.kind', '=', 'leaving')
    .where(nothingSince);
}

const ofDay = (p: { personId: PersonId; localDate: LocalDate }) =>
  builder
    .selectFrom('movements')
    .selectAll()
    .where('person_id', '=', p.personId)
    .where('local_date', '=', p.localDate)
    .orderBy('seq', 'desc');

export const movementQueries = {
  findMovement: prepared((p: { id: MovementId }) => builder.selectFrom('movements').selectAll().where('id', '=', p.id)),
  findMovementByRequest: prepared((p: { requestId: RequestId }) =>
    builder.selectFrom('movements').selectAll().where('request_id', '=', p.requestId),
  ),
  findLastMovement: prepared((p: { personId: PersonId; localDate: LocalDate }) => ofDay(p).limit(1)),
  listMovementsOf: prepared(ofDay),
  findPhotoUse: prepared((p: { photoId: PhotoId }) =>
    builder.selectFrom('movements').select(['id', 'person_id']).where('photo_id', '=', p.photoId).limit(1),
  ),
  insertMovement: prepared((row: MovementRow) => builder.insertInto('movements').values(pick(row, insertedColumns))),
};

/** A row of movements as the domain knows it. */
export function rowToMovement(row: MovementRow): Movement {
  return {
    id: row.id,
    requestId: row.request_id,
    kioskId: row.kiosk_id,
    personId: row.person_id,
    kind: row.kind,
    direction: row.direction,
    actionId: row.action_id,
    actionName: row.action_name,
    occurredAtMs: row.occurred_at_ms,
    localDate: row.local_date,
    photoId: row.photo_id,
    badgeId: row.badge_id,
    explanation: row.explanation,
    building: row.building,
    identifiedBy: row.identified_by,
    terms:
      row.terms_version_id === null || row.terms_accepted_at_ms === null
        ? null
        : { versionId: row.terms_version_id, acceptedAtMs: row.terms_accepted_at_ms },
    userTypeId: row.user_type_id,
    departmentId: row.department_id,
    yearName: row.year_name,
  };
}

function movementToRow(movement: Movement): MovementRow {
  return {
    id: movement.id,
    request_id: movement.requestId,
    kiosk_id: movement.kioskId,
    person_id: movement.personId,
    kind: movement.kind,
    direction: movement.direction,
    action_id: movement.actionId,
    action_name: movement.actionName,
    occurred_at_ms: movement.occurredAtMs,
    local_date: movement.localDate,
    photo_id: movement.photoId,
    badge_id: movement.badgeId,
    explanation: movement.explanation,
    building: movement.building,
    identified_by: movement.identifiedBy,
    terms_version_id: movement.terms?.versionId ?? null,
    terms_accepted_at_ms: movement.terms?.acceptedAtMs ?? null,
    user_type_id: movement.userTypeId,
    department_id: movement.departmentId,
    year_name: movement.yearName,
  };
}

const orNull = (row: MovementRow | undefined): Movement | null => (row === undefined ? null : rowToMovement(row));

/** Movements, read. */
export function movementReader(
  reader: Reader,
): Pick<
  StoreReader,
  'findMovement' | 'findMovementByRequest' | 'findLastMovement' | 'listMovementsOf' | 'findPhotoUse'
> {
  return {
    findMovement: (id) => orNull(reader.first(movementQueries.findMovement({ id }))),
    findMovementByRequest: (requestId) => orNull(reader.first(movementQueries.findMovementByRequest({ requestId }))),
    findLastMovement: (personId, localDate) =>
      orNull(reader.first(movementQueries.findLastMovement({ personId, localDate }))),
    listMovementsOf: (personId, localDate) =>
      reader.all(movementQueries.listMovementsOf({ personId, localDate })).map(rowToMovement),
    findPhotoUse(photoId) {
      const row = reader.first(movementQueries.findPhotoUse({ photoId }));
      return row === undefined ? null : { movementId: row.id, personId: row.person_id };
    },
  };
}

/** Movements, written. A second movement of the same request is refused with CONFLICT. */
export function movementWriter(writer: Writer): Pick<StoreWriter, 'insertMovement'> {
  return { insertMovement: (movement) => void writer.run(movementQueries.insertMovement(movementToRow(movement))) };
}
