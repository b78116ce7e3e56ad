// The columns of an address book, for pupils, staff, both, and those who left.
import { Check, Minus } from 'lucide-react';
import type { AddressBookRow } from '../../../shared/ipc/admin/people-contract.ts';
import { peopleWords } from '../../strings/admin/people.ts';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { groupOf, listedName } from './find-people.ts';
import { PermissionChip, StandingChip } from './standing-chip.tsx';

const words = peopleWords.columns;
type Column = DataColumn<AddressBookRow>;

function YesOrNo({ yes }: { readonly yes: boolean }) {
  const Icon = yes ? Check : Minus;
  return (
    <span className={yes ? 'adm-with-icon' : 'adm-with-icon adm-quiet'}>
      <Icon aria-hidden size={16} />
      {yes ? peopleWords.yes : peopleWords.no}
    </span>
  );
}

const name: Column = { id: 'name', header: words.name, share: 1.7, cell: listedName, sortBy: listedName };
const group = (header: string): Column => ({
  id: 'group',
  header,
  share: 1.3,
  cell: (row) => groupOf(row) || peopleWords.none,
  sortBy: groupOf,
});
const pin: Column = {
  id: 'pin',
  header: words.pin,
  share: 0.6,
  cell: ({ hasPin }) => <YesOrNo yes={hasPin} />,
  sortBy: ({ hasPin }) => Number(hasPin),
};
const card: Column = {
  id: 'card',
  header: words.card,
  share: 0.6,
  cell: ({ hasCard }) => <YesOrNo yes={hasCard} />,
  sortBy: ({ hasCard }) => Number(hasCard),
};
const photo: Column = {
  id: 'photo',
  header: words.photo,
  share: 1.1,
  cell: ({ photoPermission }) => <PermissionChip permission={photoPermission} />,
  sortBy: ({ photoPermission }) => photoPermission,
};
const standing: Column = {
  id: 'standing',
  header: words.standing,
  share: 1.6,
  cell: (row) => <StandingChip standing={row.standing} />,
  sortBy: (row) => peopleWords.standing(row.standing),
};

const columnsOf = (header: string) => ({
  current: [name, group(header), pin, card, photo, standing],
  left: [name, group(header), photo],
});

const ofPupils = columnsOf(words.year);
const ofStaff = columnsOf(words.department);
const ofBoth = columnsOf(words.yearOrDepartment);

/** The columns for these people; the same array every time, as the table wants it. */
export function bookColumns(rows: readonly AddressBookRow[], roll: 'current' | 'left'): readonly Column[] {
  const pupils = rows.some(({ kind }) => kind === 'student');
  const staff = rows.some(({ kind }) => kind === 'staff');
  if (pupils && staff) return ofBoth[roll];
  return (staff ? ofStaff : ofPupils)[roll];
}
