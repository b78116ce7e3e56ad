// One address book: search, choices, the table, the export of exactly what is listed.
import { Contact, Download, SearchX, UserX } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import type { AddressBook, AddressBookRow } from '../../../shared/ipc/admin/people-contract.ts';
import { peopleWords } from '../../strings/admin/people.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Select } from '../parts/form/select.tsx';
import { FilterBar, FilterChips, SearchBox } from '../parts/layout/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { DataTable } from '../parts/table/data-table.tsx';
import { useCommand } from '../parts/use-command.ts';
import { useAddressBook } from './use-address-book.ts';
import { bookColumns } from './book-columns.tsx';
import {
  everybody,
  findable,
  findPeople,
  isEverybody,
  spokenName,
  type PeopleFilter,
  type Shows,
} from './find-people.ts';

const words = peopleWords;
type Roll = 'current' | 'left';

const showOptions: ReadonlyArray<{ readonly id: Shows; readonly label: string }> = [
  { id: 'all', label: words.shows.all },
  { id: 'noPin', label: words.shows.noPin },
  { id: 'noCard', label: words.shows.noCard },
  { id: 'notSaid', label: words.shows.notSaid },
  { id: 'refused', label: words.shows.refused },
];

interface BookListProps {
  readonly book: AddressBook;
  readonly roll: Roll;
  readonly filter: PeopleFilter;
  readonly onRoll: (roll: Roll) => void;
  readonly onFilter: (filter: PeopleFilter) => void;
  readonly onOpen: (personId: string) => void;
}

/** The list of one address book. */
export function BookList(props: BookListProps) {
  const { book, roll } = props;
  const answer = useAddressBook(book.userTypeId, roll);
  return <Loaded result={answer}>{(rows) => <FilledBook {...props} rows={rows} />}</Loaded>;
}

function FilledBook({
  book,
  roll,
  filter,
  rows,
  onRoll,
  onFilter,
  onOpen,
}: BookListProps & { readonly rows: AddressBookRow[] }) {
  const people = useMemo(() => findable(rows), [rows]);
  // Typing stays quick in a list of thousands: the table follows a moment later.
  const settled = useDeferredValue(filter);
  const shown = useMemo(() => findPeople(people, settled), [people, settled]);
  return (
    <>
      <FilterBar
        count={words.count(shown.length, rows.length)}
        onClear={isEverybody(filter) ? null : () => onFilter(everybody)}
        actions={<ExportMenu book={book} roll={roll} shown={shown} search={filter.search} />}
      >
        <SearchBox label={words.search} value={filter.search} onChange={(search) => onFilter({ ...filter, search })} />
        <FilterChips
          label={words.roll}
          options={[
            { id: 'current', label: words.rolls.current(book.current) },
            { id: 'left', label: words.rolls.left(book.leavers) },
          ]}
          chosen={roll}
          onChoose={onRoll}
        />
        {roll === 'current' && (
          <Select
            label={words.show}
            options={showOptions}
            value={filter.show}
            onChange={(show) => onFilter({ ...filter, show })}
            compact
          />
        )}
      </FilterBar>
      {roll === 'left' && rows.length > 0 && <p className="adm-quiet">{words.leaversNote}</p>}
      <DataTable
        label={roll === 'left' ? words.tableLeavers(book.name) : words.table(book.name)}
        columns={bookColumns(rows, roll)}
        rows={shown}
        rowId={rowId}
        rowName={spokenName}
        onOpen={(row) => onOpen(row.personId)}
        empty={<NobodyListed book={book} roll={roll} anybody={rows.length > 0} onClear={() => onFilter(everybody)} />}
      />
    </>
  );
}

const rowId = ({ personId }: AddressBookRow): string => personId;

interface NobodyListedProps {
  readonly book: AddressBook;
  readonly roll: Roll;
  /** Somebody is in the book; the filter hides them. */
  readonly anybody: boolean;
  readonly onClear: () => void;
}

function NobodyListed({ book, roll, anybody, onClear }: NobodyListedProps) {
  const { go, role } = useAdmin();
  if (anybody) {
    return (
      <EmptyState icon={SearchX} title={words.emptySearch.title} text={words.emptySearch.text}>
        <Button size="admin" onPress={onClear}>
          {words.emptySearch.clear}
        </Button>
      </EmptyState>
    );
  }
  if (roll === 'left') return <EmptyState icon={UserX} {...words.emptyLeavers} />;
  const mayChange = role === 'administrator';
  const text = mayChange ? words.emptyBook.text : `${words.emptyBook.text} ${words.emptyBook.ask}`;
  return (
    <EmptyState icon={Contact} title={words.emptyBook.title(book.name)} text={text}>
      {mayChange && (
        <Button size="admin" onPress={() => go('wondeConfiguration')}>
          {words.emptyBook.go}
        </Button>
      )}
    </EmptyState>
  );
}

interface ExportMenuProps {
  readonly book: AddressBook;
  readonly roll: Roll;
  readonly shown: readonly AddressBookRow[];
  readonly search: string;
}

function ExportMenu({ book, roll, shown, search }: ExportMenuProps) {
  const { say } = useToast();
  const taking = useCommand('people.exportAddressBook');
  const take = async (format: 'csv' | 'xlsx') => {
    const personIds = shown.map(({ personId }) => personId);
    const answer = await taking.run({ userTypeId: book.userTypeId, roll, personIds, search, format });
    if (answer?.saved === true && answer.fileName !== null) say(words.export.saved(answer.fileName, answer.rowCount));
  };
  return (
    <>
      {taking.error !== null && <AdminError error={taking.error} />}
      <MenuButton
        label={words.export.button}
        withWords
        icon={Download}
        choices={[
          { id: 'csv', label: words.export.csv, off: shown.length === 0, onSelect: () => void take('csv') },
          { id: 'xlsx', label: words.export.xlsx, off: shown.length === 0, onSelect: () => void take('xlsx') },
        ]}
      />
    </>
  );
}
