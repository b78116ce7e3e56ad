// A whole address book, asked for piece by piece, so that main never stops for one of thousands.
import type { AddressBookRow } from '../../../shared/ipc/admin/people-contract.ts';
import type { Client } from '../../api/client.ts';
import type { QueryResult } from '../../api/use-query.ts';
import { useAdminAnswer } from '../parts/use-admin-query.ts';

const english = new Intl.Collator('en-GB', { numeric: true });

function bySurname(a: AddressBookRow, b: AddressBookRow): number {
  return english.compare(a.surname, b.surname) || english.compare(a.forename, b.forename);
}

async function readBook(client: Client, userTypeId: string, roll: 'current' | 'left'): Promise<AddressBookRow[]> {
  const rows: AddressBookRow[] = [];
  let pieces = 0;
  let after: string | null = null;
  do {
    const piece: { rows: AddressBookRow[]; next: string | null } = await client.call('people.getAddressBook', {
      userTypeId,
      roll,
      after,
    });
    rows.push(...piece.rows);
    after = piece.next;
    pieces += 1;
  } while (after !== null);
  // One piece is in order already.
  return pieces === 1 ? rows : rows.sort(bySurname);
}

/** Everybody of an address book, by surname. */
export function useAddressBook(userTypeId: string, roll: 'current' | 'left'): QueryResult<AddressBookRow[]> {
  return useAdminAnswer('people.getAddressBook', `${userTypeId} ${roll}`, (client) =>
    readBook(client, userTypeId, roll),
  );
}
