// Movements, marks, badges, print jobs, the audit and the logbook: what happened at the door.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  A_DAY,
  aBadge,
  aMark,
  aMovement,
  anAction,
  anOutboxRow,
  aPersonId,
  aPrintJob,
  aRosterPupil,
  enrol,
} from '../../../../tests/fixtures/builders/store-facts.ts';
import { FAKE_CLOCK_START_MS } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openMemoryConnection } from '../../../../tests/harness/temp-connection.ts';
import { badgeIdFromRandomDigits } from '../../../shared/domain/badge-id.ts';
import { photoId, type PersonId } from '../../../shared/domain/ids.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import type { Badge, PrintJob, Store, StoreWriter } from '../../core/store-port.ts';
import type { Reader } from '../query.ts';
import { createStore } from '../store.ts';
import { logbookReader } from './logbook-rows.ts';

const NOW = FAKE_CLOCK_START_MS;
const BADGE_ID = badgeIdFromRandomDigits('4829173');
const A_PHOTO = photoId.parse('01900000-0000-7000-8000-0000000000aa');

let connection: ReturnType<typeof openMemoryConnection>;
let store: Store;
let ann: PersonId;
let ben: PersonId;

beforeEach(() => {
  connection = openMemoryConnection();
  store = createStore(connection, seededRandom());
  const people = enrol(store, [aRosterPupil({ wondeId: 'A1' }), aRosterPupil({ wondeId: 'A2', forename: 'Zoë' })]);
  ann = people[0]?.id ?? aPersonId();
  ben = people[1]?.id ?? aPersonId();
  store.transaction((writer) => writer.insertAction(anAction()));
});
afterEach(() => store.close());

const write = (work: (writer: StoreWriter) => void): void => store.transaction(work);

describe('a movement', () => {
  it('is read as it was written, by id and by request', () => {
    const movement = aMovement({ personId: ann, photoId: A_PHOTO, badgeId: BADGE_ID });
    write((writer) => writer.insertMovement(movement));
    expect(store.findMovement(movement.id)).toEqual(movement);
    expect(store.findMovementByRequest(movement.requestId)).toEqual(movement);
    expect(store.findPhotoUse(A_PHOTO)).toEqual({ movementId: movement.id, personId: ann });
    expect(store.findPhotoUse(photoId.parse(aPersonId()))).toBeNull();
  });

  it('is refused with CONFLICT when its request was recorded before', () => {
    const first = aMovement({ personId: ann });
    write((writer) => writer.insertMovement(first));
    const second = aMovement({ personId: ann, requestId: first.requestId });
    expect(() => write((writer) => writer.insertMovement(second))).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
    expect(store.listMovementsOf(ann, A_DAY)).toHaveLength(1);
  });

  it('of a person nobody knows is refused', () => {
    expect(() => write((writer) => writer.insertMovement(aMovement({ personId: aPersonId() })))).toThrow();
  });

  it('that was recorded last is the newest of the day, although the clock was put back before it', () => {
    const early = aMovement({ personId: ann, occurredAtMs: NOW + 1 });
    const late = aMovement({ personId: ann, occurredAtMs: NOW, kind: 'return', direction: 'in' });
    write((writer) => {
      writer.insertMovement(early);
      writer.insertMovement(late);
      writer.insertMovement(aMovement({ personId: ann, localDate: '2026-09-02', occurredAtMs: NOW + 2 }));
      writer.insertMovement(aMovement({ personId: ben, occurredAtMs: NOW + 3 }));
    });
    expect(store.findLastMovement(ann, A_DAY)).toEqual(late);
    expect(store.listMovementsOf(ann, A_DAY)).toEqual([late, early]);
    expect(store.findLastMovement(ann, '2026-09-03')).toBeNull();
  });
});

describe('what is written once', () => {
  const movementOf = (): Movement => {
    const movement = aMovement({ personId: ann });
    write((writer) => {
      writer.insertMovement(movement);
      writer.insertMark(aMark(movement));
      writer.insertAudit({ id: 'a1', atMs: NOW, who: 'admin', what: 'badge.reprinted', detailJson: '{}' });
    });
    return movement;
  };

  it.each([
    ['movements', "action_name = 'x'"],
    ['marks', "code = 'X'"],
    ['audit', "who = 'x'"],
  ])('cannot be changed, removed or replaced in %s', (table, change) => {
    movementOf();
    const before = connection.handle.prepare(`SELECT * FROM ${table}`).all();
    for (const sql of [
      `UPDATE ${table} SET ${change}`,
      `DELETE FROM ${table}`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
    ]) {
      expect(() => connection.handle.exec(sql)).toThrow(
        `${table === 'audit' ? 'audit is' : `${table} are`} append-only`,
      );
    }
    expect(connection.handle.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  });
});

describe('marks', () => {
  it('are listed by movement, and newest first by session, each with its outbox row', () => {
    const movement = aMovement({ personId: ann });
    const first = aMark(movement, { code: 'L', minutesLate: 12, comment: 'bus' });
    const second = aMark(movement, { code: 'U' });
    const afternoon = aMark(movement, { session: 'PM' });
    const row = anOutboxRow({ id: second.id, subjectId: ann });
    write((writer) => {
      writer.insertMovement(movement);
      for (const mark of [first, second, afternoon]) writer.insertMark(mark);
      writer.insertOutboxRow(row);
    });
    expect(store.listMarksOf(movement.id).map(({ mark }) => mark)).toEqual([first, second, afternoon]);
    expect(store.listMarksForSession(ann, A_DAY, 'AM')).toEqual([
      { mark: second, outbox: row },
      { mark: first, outbox: null },
    ]);
    expect(store.findMark(first.id)).toEqual({ mark: first, outbox: null });
  });
});

describe('badges', () => {
  const issue = (of: Partial<Movement> = {}): Badge => {
    const movement = aMovement({ personId: ann, badgeId: BADGE_ID, ...of });
    const badge = aBadge(movement);
    write((writer) => {
      writer.insertMovement(movement);
      writer.insertBadge(badge);
    });
    return badge;
  };

  it('are open until they are used, and only on their day', () => {
    const badge = issue();
    expect(store.findBadge(badge.id)).toEqual(badge);
    expect(store.findOpenBadge(ann, A_DAY)).toEqual(badge);
    expect(store.findOpenBadge(ann, '2026-09-02')).toBeNull();
    expect(store.findOpenBadge(ben, A_DAY)).toBeNull();
    write((writer) => writer.markBadgeUsed(badge.id, NOW + 5));
    expect(store.findOpenBadge(ann, A_DAY)).toBeNull();
    expect(store.findBadge(badge.id)?.usedAtMs).toBe(NOW + 5);
  });

  it('never carry an id that was issued before, and the transaction may go on with another', () => {
    issue();
    const movement = aMovement({ personId: ben, badgeId: badgeIdFromRandomDigits('1111111') });
    write((writer) => {
      writer.insertMovement(movement);
      expect(() => writer.insertBadge(aBadge(movement, { id: BADGE_ID }))).toThrow(
        expect.objectContaining({ code: 'CONFLICT' }),
      );
      writer.insertBadge(aBadge(movement));
    });
    expect(store.findOpenBadge(ben, A_DAY)?.id).toBe(movement.badgeId);
  });

  it('that nobody issued cannot be used', () => {
    expect(() => write((writer) => writer.markBadgeUsed(BADGE_ID, NOW))).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  describe('and their print jobs', () => {
    const queue = (badge: Badge, of: Partial<PrintJob> = {}): PrintJob => {
      const job = aPrintJob(badge, of);
      write((writer) => writer.insertPrintJob(job));
      return job;
    };
    const claim = (nowMs = NOW): PrintJob | null => store.transaction((writer) => writer.claimPrintJob(nowMs));

    it('are claimed oldest first, once each, and only when due', () => {
      const badge = issue();
      const later = queue(badge, { nextAttemptAtMs: NOW + 10 });
      const first = queue(badge);
      const second = queue(badge);
      expect(claim()).toEqual({ ...first, state: 'printing' });
      expect(claim()?.id).toBe(second.id);
      expect(claim()).toBeNull();
      expect(claim(NOW + 10)?.id).toBe(later.id);
    });

    it('left printing by a crash become unconfirmed: they may be on paper', () => {
      const job = queue(issue());
      claim();
      expect(store.transaction((writer) => writer.releaseInterruptedPrintJobs(NOW + 9))).toBe(1);
      expect(store.findPrintJob(job.id)).toMatchObject({
        state: 'unconfirmed',
        lastErrorCode: 'PRINTER_UNCONFIRMED',
        finishedAtMs: NOW + 9,
      });
      expect(claim()).toBeNull();
    });

    it('count reprints, and the newest stands for the badge', () => {
      const badge = issue();
      queue(badge, { state: 'confirmed' });
      expect(store.countReprints(badge.movementId)).toBe(0);
      const reprint = queue(badge, { reprintNumber: 1, reason: 'torn' });
      expect(store.countReprints(badge.movementId)).toBe(1);
      expect(store.findLastPrintJob(badge.movementId)).toEqual(reprint);
    });

    it('take a patch and keep the rest', () => {
      const job = queue(issue());
      const patch = { state: 'failed', attempts: 2, lastErrorCode: 'PRINTER_NO_PAPER', finishedAtMs: NOW } as const;
      write((writer) => writer.updatePrintJob(job.id, patch));
      expect(store.findPrintJob(job.id)).toEqual({ ...job, ...patch });
    });
  });
});

describe('the logbook', () => {
  it('lists the day newest first, each movement with its person, marks, badge and newest print job', () => {
    const leaving = aMovement({ personId: ann, badgeId: BADGE_ID });
    const badge = aBadge(leaving);
    const printed = aPrintJob(badge, { state: 'confirmed' });
    const reprint = aPrintJob(badge, { reprintNumber: 1, reason: 'torn' });
    const back = aMovement({
      personId: ann,
      kind: 'return',
      direction: 'in',
      badgeId: BADGE_ID,
      occurredAtMs: NOW + 60_000,
    });
    const late = aMovement({ personId: ben, kind: 'late', direction: 'in', occurredAtMs: NOW + 30_000 });
    const marks = [aMark(late, { code: 'L' }), aMark(late, { code: 'U', session: 'PM' })];
    const row = anOutboxRow({ id: marks[0]?.id ?? aMark(late).id, subjectId: ben });
    write((writer) => {
      for (const movement of [leaving, late, back]) writer.insertMovement(movement);
      writer.insertMovement(aMovement({ personId: ben, localDate: '2026-09-02' }));
      writer.insertBadge(badge);
      writer.insertPrintJob(printed);
      writer.insertPrintJob(reprint);
      for (const mark of marks) writer.insertMark(mark);
      writer.insertOutboxRow(row);
    });
    const person = (id: PersonId) => store.findPerson(id);
    expect(store.listLogbook(A_DAY)).toEqual([
      { movement: back, person: person(ann), yearName: 'Year 7', marks: [], badge, printJob: reprint },
      {
        movement: late,
        person: person(ben),
        yearName: 'Year 7',
        marks: [
          { mark: marks[0], outbox: row },
          { mark: marks[1], outbox: null },
        ],
        badge: null,
        printJob: null,
      },
      { movement: leaving, person: person(ann), yearName: 'Year 7', marks: [], badge, printJob: reprint },
    ]);
    expect(store.listLogbook('2026-09-05')).toEqual([]);
  });

  it('asks the database as often for forty movements as for one', () => {
    let asked = 0;
    const counting: Reader = {
      ...connection.reader,
      all: (query) => {
        asked += 1;
        return connection.reader.all(query);
      },
      first: (query) => {
        asked += 1;
        return connection.reader.first(query);
      },
    };
    const askedFor = (movements: number): number => {
      write((writer) => {
        for (let n = store.listLogbook(A_DAY).length; n < movements; n += 1) {
          const movement = aMovement({ personId: n % 2 === 0 ? ann : ben, occurredAtMs: NOW + n });
          writer.insertMovement(movement);
          writer.insertMark(aMark(movement));
        }
      });
      asked = 0;
      expect(logbookReader(counting).listLogbook(A_DAY)).toHaveLength(movements);
      return asked;
    };
    expect(askedFor(1)).toBe(4);
    expect(askedFor(40)).toBe(4);
  });
});

describe('the audit', () => {
  it('counts what was done, by what it was', () => {
    write((writer) => {
      writer.insertAudit({ id: 'a1', atMs: NOW, who: 'admin', what: 'badge.reprinted', detailJson: '{"n":1}' });
      writer.insertAudit({ id: 'a2', atMs: NOW, who: 'admin', what: 'admin.signedIn', detailJson: '{}' });
    });
    expect(store.countAudit('badge.reprinted')).toBe(1);
    expect(store.countAudit('nothing')).toBe(0);
  });
});
