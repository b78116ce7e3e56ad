// Which of the people kept here a pupil of the roll is: looked up for a whole batch at once, before anything is written.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { RosterPupil } from '../../core/store-port.ts';
import { builder, prepared, type Reader } from '../query.ts';
import type { PeopleTable } from '../schema.ts';
import { listed } from './columns.ts';
import { canShareBirth, canShareForename } from './roster-merge.ts';

export const rosterMatchQueries = {
  listKnownIds: prepared((p: { wondeIds: string }) =>
    builder.selectFrom('people').select('wonde_id').where('wonde_id', 'in', listed(p.wondeIds)),
  ),
  listByWondeIds: prepared((p: { wondeIds: string }) =>
    builder.selectFrom('people').selectAll().where('wonde_id', 'in', listed(p.wondeIds)),
  ),
  listByUpis: prepared((p: { upis: string }) =>
    builder.selectFrom('people').selectAll().where('upi', 'in', listed(p.upis)),
  ),
  listByUpns: prepared((p: { upns: string }) =>
    builder.selectFrom('people').selectAll().where('upn', 'in', listed(p.upns)),
  ),
};

function idsOf(pupils: readonly RosterPupil[], key: 'wondeId' | 'upi' | 'upn'): string {
  return JSON.stringify([...new Set(pupils.flatMap((pupil) => pupil[key] ?? []))]);
}

function grouped(rows: readonly PeopleTable[], key: 'upi' | 'upn'): ReadonlyMap<string, readonly PeopleTable[]> {
  const groups = new Map<string, PeopleTable[]>();
  for (const row of rows) {
    const value = row[key];
    if (value === null) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [row]);
    else group.push(row);
  }
  return groups;
}

/** The rows of a batch, as they become known: whoever was met as one pupil is nobody else in this run. */
export interface Matches {
  /** The row kept under a pupil's own id, as it is now. */
  byWondeId(pupil: RosterPupil): PeopleTable | undefined;
  /** The row of a pupil whose id is new: the same child under an older id. */
  byOtherIds(pupil: RosterPupil): PeopleTable | undefined;
  /** This row is this batch's from now on, and reads so. */
  claim(row: PeopleTable): void;
}

/** Looks up a batch. What is written afterwards must be claimed, or it is not seen. */
export function findMatches(reader: Reader, pupils: readonly RosterPupil[], runId: string): Matches {
  const own = reader.all(rosterMatchQueries.listByWondeIds({ wondeIds: idsOf(pupils, 'wondeId') }));
  const byWondeId = new Map(own.map((row) => [row.wonde_id, row]));
  const strangers = pupils.filter(({ wondeId }) => !byWondeId.has(wondeId));
  const rows = <K extends 'upi' | 'upn'>(key: K, list: (json: string) => readonly PeopleTable[]) =>
    grouped(strangers.some((pupil) => pupil[key] !== null) ? list(idsOf(strangers, key)) : [], key);
  const byUpi = rows('upi', (upis) => reader.all(rosterMatchQueries.listByUpis({ upis })));
  const byUpn = rows('upn', (upns) => reader.all(rosterMatchQueries.listByUpns({ upns })));
  const claimed = new Set<PersonId>();
  /** Of the rows that share an id with a pupil, the one that can be them: rather on roll, rather the one known longest. */
  const pick = (found: readonly PeopleTable[], pupil: RosterPupil): PeopleTable | undefined =>
    found
      // A row this run has already met belongs to the pupil it was met as: an MIS that repeats a UPI or UPN
      // must not merge two children into one.
      .filter((row) => row.seen_in_run !== runId && !claimed.has(row.id))
      .filter((row) => row.kind === 'student' && canShareBirth(row, pupil))
      .sort((a, b) => Number(a.status === 'left') - Number(b.status === 'left') || (a.id < b.id ? -1 : 1))[0];
  return {
    byWondeId: ({ wondeId }) => byWondeId.get(wondeId),
    byOtherIds(pupil) {
      const { upi, upn } = pupil;
      const found = upi === null ? undefined : pick(byUpi.get(upi) ?? [], pupil);
      if (found !== undefined || upn === null) return found;
      // UPNs are typed by people. Twins under one UPN share a birthday but not a forename; taking one for the other
      // would put a mark on the wrong child, while a missed match only splits a history in two.
      const namesakes = (byUpn.get(upn) ?? []).filter((row) => canShareForename(row, pupil));
      return pick(namesakes, pupil);
    },
    claim(row) {
      claimed.add(row.id);
      byWondeId.set(row.wonde_id, row);
    },
  };
}
