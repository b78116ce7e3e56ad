// The queries somebody waits for at the touchscreen, or that run every few seconds, use an index: no full scan.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aBadge,
  aMark,
  aMovement,
  anAction,
  anOutboxRow,
  aPrintJob,
  aRosterPupil,
  enrol,
} from '../../../tests/fixtures/builders/store-facts.ts';
import { openMemoryConnection } from '../../../tests/harness/temp-connection.ts';
import { seededRandom } from '../../../tests/fakes/seeded-random.ts';
import { badgeIdFromRandomDigits } from '../../shared/domain/badge-id.ts';
import { listAllQueries } from './all-queries.ts';
import { createStore } from './store.ts';

const connection = openMemoryConnection();
afterAll(() => connection.close());

function planOf(name: string): readonly string[] {
  const sql = listAllQueries().get(name);
  if (sql === undefined) throw new Error(`No query is called ${name}`);
  const blanks = Array.from(sql.matchAll(/\?/g), () => null);
  return connection.handle
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...blanks)
    .map((row) => row.detail);
}

/** Every hot query with the index that must carry it. */
const hot: readonly (readonly [query: string, index: string])[] = [
  ['people.countPupils', 'ix_people__kind_status_year_group_id_birth_month'],
  ['directory.yearsOnRoll', 'ix_people__kind_status_year_group_id_birth_month'],
  ['directory.yearsOfType', 'ix_people__'],
  ['directory.monthsOfType', 'ix_people__'],
  ['directory.pupilsOfType', 'ix_people__'],
  ['directory.staffOfDepartment', 'ix_people__'],
  ['directory.staffOfNone', 'ix_people__user_type_id_status_kind_department_id'],
  ['directory.yearsOut', 'ix_movements__local_date_occurred_at_ms'],
  ['directory.monthsOnRoll', 'ix_people__kind_status_year_group_id_birth_month'],
  ['directory.monthsOut', 'ix_movements__local_date_occurred_at_ms'],
  ['directory.pupilsOnRoll', 'ix_people__kind_status_year_group_id_birth_month'],
  ['directory.pupilsOut', 'ix_movements__local_date_occurred_at_ms'],
  ['movements.findLastMovement', 'ix_movements__person_id_local_date_occurred_at_ms'],
  ['movements.findMovementByRequest', 'ix_movements__request_id'],
  ['movements.findPhotoUse', 'ix_movements__photo_id'],
  ['photoErasures.findPhotoErasure', 'ix_photo_erasures__photo_id'],
  ['logbook.listLogbook', 'ix_movements__local_date_occurred_at_ms'],
  ['logbook.listOutNow', 'ix_movements__person_id_local_date_occurred_at_ms'],
  ['logbook.listOutNow', 'ix_movements__local_date_occurred_at_ms'],
  ['marks.listMarksOfDay', 'ix_marks__movement_id'],
  ['marks.listMarksForSession', 'ix_marks__person_id_date_session'],
  ['badges.findOpenBadge', 'ix_badges__person_id_local_date'],
  ['badges.listBadgesOfDay', 'ix_movements__local_date_occurred_at_ms'],
  ['printJobs.listPrintJobsOfDay', 'ix_print_jobs__badge_id'],
  ['printJobs.findLastPrintJob', 'ix_print_jobs__movement_id'],
  ['printJobs.findClaimablePrintJob', 'ix_print_jobs__state'],
  ['printJobs.countWaitingPrintJobs', 'ix_print_jobs__state'],
  ['printJobs.listUnsettledPrintJobs', 'ix_print_jobs__state'],
  ['printJobs.countReprintsSince', 'ix_print_jobs__created_at_ms'],
  ['printJobs.findLastPrintJobOf', 'ix_print_jobs__movement_id'],
  ['outbox.listDueOutbox', 'ix_outbox__state_next_attempt_at_ms'],
  ['marksList.attention', 'ix_outbox__state'],
  ['marksList.open', 'ix_outbox__state'],
  ['marksList.settled', 'ix_marks__id'],
  ['outbox.listDueOutbox', 'ix_outbox__subject_id_state'],
  ['outbox.listSubmittedOutbox', 'ix_outbox__state'],
  ['register.listUnverified', 'ix_outbox__state_done_at_ms'],
  ['register.listDoneOverOlder', 'ix_outbox__state_done_at_ms'],
  ['register.findOwnComment', 'ix_marks__person_id_date_session'],
  ['outbox.nextOutboxDue', 'ix_outbox__state_next_attempt_at_ms'],
  ['credentials.findCredentialByMac', 'ix_credentials__kind_mac'],
  ['addressBooks.listAddressBook', 'sqlite_autoindex_people_1'],
  ['addressBooks.listMovementsOfDay', 'ix_movements__local_date_occurred_at_ms'],
  ['addressBooks.listHistory', 'ix_movements__person_id_local_date_occurred_at_ms'],
  ['addressBooks.listMarksOfPerson', 'ix_marks__person_id_date_session'],
  ['rosterMatch.listKnownIds', 'ix_people__wonde_id'],
  ['rosterMatch.listByWondeIds', 'ix_people__wonde_id'],
  ['rosterMatch.listByUpis', 'ix_people__upi'],
  ['rosterMatch.listByUpns', 'ix_people__upn'],
  ['roster.retireListed', 'ix_people__wonde_id'],
  ['memberships.listFactsAfter', 'sqlite_autoindex_people_1'],
  ['roster.listSeen', 'sqlite_autoindex_people_1'],
];

/** A list of values handed in (json_each) is no table, and neither is what a subquery found. */
const fullScan = /^SCAN (?!json_each VIRTUAL TABLE|found$|.*USING (?:COVERING )?INDEX)/;

/** A school year in small: many pupils on roll, many days, a day with many movements. */
function fill(): void {
  const store = createStore(connection, seededRandom());
  const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));
  const pupils = Array.from({ length: 600 }, (_, n) =>
    aRosterPupil({
      wondeId: `A${n}`,
      upi: `upi${n}`,
      upn: `upn${n}`,
      dateOfBirth: `2014-${months[n % 12] ?? '01'}-03`,
      yearGroup: { id: `Y${7 + (n % 7)}`, name: `Year ${7 + (n % 7)}`, code: String(7 + (n % 7)) },
    }),
  );
  const people = enrol(store, pupils);
  const digits = seededRandom(7);
  store.transaction((writer) => {
    writer.insertAction(anAction());
    for (const [n, person] of people.entries()) {
      const localDate = `2026-09-${String(1 + (n % 28)).padStart(2, '0')}`;
      const badgeId = badgeIdFromRandomDigits(digits.digits(7));
      const movement = aMovement({ personId: person.id, localDate, badgeId });
      const mark = aMark(movement);
      writer.insertMovement(movement);
      writer.insertMark(mark);
      writer.insertBadge(aBadge(movement));
      writer.insertPrintJob(aPrintJob(aBadge(movement), { state: n % 50 === 0 ? 'waiting' : 'confirmed' }));
      writer.insertOutboxRow(
        anOutboxRow({ id: mark.id, subjectId: person.id, state: n % 50 === 0 ? 'pending' : 'done' }),
      );
    }
  });
}

describe.each(['an empty store', 'a full store with statistics'])('in %s', (store) => {
  beforeAll(() => {
    if (store === 'an empty store') return;
    fill();
    connection.handle.exec('ANALYZE');
  });

  it.each(hot)('%s uses %s and scans no table', (query, index) => {
    const plan = planOf(query);
    expect(plan.filter((line) => fullScan.test(line))).toEqual([]);
    expect(plan.join('\n')).toContain(index);
  });
});

describe('the plan check', () => {
  it('notices a full scan', () => {
    const plan = connection.handle
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM people WHERE forename = 'x'`)
      .all();
    expect(plan.some((row) => fullScan.test(row.detail))).toBe(true);
  });
});
