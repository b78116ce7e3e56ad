// Address books: the lists, or one person's profile when the page was opened for one.
import { Contact } from 'lucide-react';
import { useState } from 'react';
import type { AddressBook } from '../../../shared/ipc/admin/people-contract.ts';
import { STUDENT } from '../../../shared/domain/user-type.ts';
import { peopleWords } from '../../strings/admin/people.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin, usePageParams } from '../admin-context.tsx';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Select } from '../parts/form/select.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Tabs } from '../parts/layout/tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { BookList } from './book-list.tsx';
import { everybody, type PeopleFilter } from './find-people.ts';
import { ProfileView } from './profile-view.tsx';

const words = peopleWords;
/** More tabs than this do not fit in one line. */
const MOST_TABS = 5;

/** What the lists show; kept while a profile is open, so that *Back* leads to where one was. */
interface ListState {
  readonly userTypeId: string | null;
  readonly roll: 'current' | 'left';
  readonly filter: PeopleFilter;
}

/** The page. */
export function AddressBooksPage() {
  const start = usePageParams('addressBooks');
  const ask = useAskBeforeLeaving();
  const [personId, setPersonId] = useState<string | null>(start?.personId ?? null);
  const [list, setList] = useState<ListState>({ userTypeId: null, roll: 'current', filter: everybody });
  if (personId !== null) {
    return <ProfileView personId={personId} onBack={() => ask(() => setPersonId(null))} onOpen={setPersonId} />;
  }
  return <Lists list={list} setList={setList} onOpen={setPersonId} />;
}

interface ListsProps {
  readonly list: ListState;
  readonly setList: (list: ListState) => void;
  readonly onOpen: (personId: string) => void;
}

function Lists({ list, setList, onOpen }: ListsProps) {
  const answer = useAdminQuery('people.listAddressBooks', {});
  return (
    <Page layout="list" title={words.title} lead={words.lead}>
      <Loaded result={answer}>
        {({ books, inNoAddressBook }) => (
          <>
            {inNoAddressBook > 0 && <InNoBook count={inNoAddressBook} />}
            <Books books={books} list={list} setList={setList} onOpen={onOpen} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function bookName({ name, retired, current }: AddressBook): string {
  return words.book(retired ? words.retired(name) : name, current);
}

function Books({ books, list, setList, onOpen }: ListsProps & { readonly books: readonly AddressBook[] }) {
  const chosen =
    books.find(({ userTypeId }) => userTypeId === list.userTypeId) ??
    books.find(({ userTypeId }) => userTypeId === STUDENT) ??
    books[0];
  if (chosen === undefined) {
    return <EmptyState icon={Contact} title={words.noBooks.title} text={words.noBooks.text} />;
  }
  const choose = (userTypeId: string) => setList({ userTypeId, roll: 'current', filter: everybody });
  const content = (
    <BookList
      key={chosen.userTypeId}
      book={chosen}
      roll={list.roll}
      filter={list.filter}
      onRoll={(roll) => setList({ ...list, roll, filter: { ...list.filter, show: 'all' } })}
      onFilter={(filter) => setList({ ...list, filter })}
      onOpen={onOpen}
    />
  );
  const options = books.map((book) => ({ id: book.userTypeId, label: bookName(book) }));
  if (books.length > MOST_TABS) {
    return (
      <>
        <Select label={words.books} options={options} value={chosen.userTypeId} onChange={choose} compact />
        {content}
      </>
    );
  }
  return (
    <Tabs
      label={words.books}
      tabs={options.map((option) => ({ ...option, content: option.id === chosen.userTypeId ? content : null }))}
      selected={chosen.userTypeId}
      onSelect={choose}
    />
  );
}

/** People whom no mapping takes in would be missed by nobody but their parents: said above every list. */
function InNoBook({ count }: { readonly count: number }) {
  const { go, role } = useAdmin();
  return (
    <Notice
      tone="waiting"
      title={words.inNoBook.title(count)}
      actions={
        role === 'administrator' ? (
          <Button size="admin" onPress={() => go('wondeConfiguration')}>
            {words.inNoBook.go}
          </Button>
        ) : undefined
      }
    >
      <p>{role === 'administrator' ? words.inNoBook.text : `${words.inNoBook.text} ${words.emptyBook.ask}`}</p>
    </Notice>
  );
}
