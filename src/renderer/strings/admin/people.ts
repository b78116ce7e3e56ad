// The words of the address books: the lists. The profile's are in profile.ts.
import type { PhotoPermission } from '../../../shared/domain/person-profile.ts';
import type { Standing } from '../../../shared/ipc/admin/people-contract.ts';
import { counted } from '../counted.ts';

const people = (count: number): string => counted(count, 'person', 'people');

const place: Readonly<Record<Standing['place'], string>> = {
  nothing: 'Not recorded today',
  here: 'In school',
  onSite: 'Signed in',
  inBuilding: 'In',
  signedOut: 'Signed out',
  out: 'Out, not back',
};

const permission: Readonly<Record<PhotoPermission, string>> = {
  notSaid: 'Not said',
  given: 'Given',
  refused: 'Refused',
};

/** "Signed in since 08:31", "In Library since 10:05". */
function standingWords({ place: where, building, timeText }: Standing): string {
  const words = where === 'inBuilding' && building !== null ? `${place.inBuilding} ${building}` : place[where];
  return timeText === null ? words : `${words} since ${timeText}`;
}

export const peopleWords = {
  title: 'Address books',
  lead: 'One for each user type. Open a person for their PIN, card, permissions and history.',
  books: 'Address book',
  book: (name: string, current: number) => `${name} (${current.toLocaleString('en-GB')})`,
  retired: (name: string) => `${name}, retired`,
  people,
  search: 'Search by name, year, form…',
  roll: 'Who is listed',
  rolls: {
    current: (count: number) => `On roll (${count.toLocaleString('en-GB')})`,
    left: (count: number) => `Leavers (${count.toLocaleString('en-GB')})`,
  },
  show: 'Show',
  shows: {
    all: 'Everybody',
    noPin: 'Without a PIN',
    noCard: 'Without a card',
    notSaid: 'Photo: not said',
    refused: 'Photo: refused',
  },
  count: (shown: number, all: number) =>
    shown === all ? people(all) : `${shown.toLocaleString('en-GB')} of ${people(all)}`,
  table: (book: string) => `Address book ${book}`,
  tableLeavers: (book: string) => `Address book ${book}, leavers`,
  columns: {
    name: 'Name',
    year: 'Year / form',
    department: 'Department',
    yearOrDepartment: 'Year or department',
    pin: 'PIN',
    card: 'Card',
    photo: 'Photo permission',
    standing: 'Now',
  },
  yes: 'Yes',
  no: 'No',
  permission,
  standing: standingWords,
  none: '–',
  leaversNote: 'Leavers are not on the kiosk. Their history is kept.',
  emptyBook: {
    title: (name: string) => `Nobody is in ${name}`,
    text: 'People come into an address book by the mappings of Wonde configuration, with the next sync.',
    go: 'Open Wonde configuration',
    ask: 'An administrator can change the mappings.',
  },
  emptyLeavers: { title: 'No leavers', text: 'Whoever leaves the roll of the MIS is listed here, with their history.' },
  emptySearch: {
    title: 'Nobody matches',
    text: 'Nobody in this address book fits the search and the choice beside it.',
    clear: 'Show everybody',
  },
  noBooks: {
    title: 'No address book yet',
    text: 'Address books come with the user types.',
  },
  inNoBook: {
    title: (count: number) => `${people(count)} on roll ${count === 1 ? 'is' : 'are'} in no address book`,
    text: 'No mapping takes them in, so the kiosk does not offer them.',
    go: 'Open Wonde configuration',
  },
  export: {
    button: 'Export',
    csv: 'Export as CSV',
    xlsx: 'Export as Excel workbook',
    saved: (fileName: string, count: number) => `${people(count)} exported to ${fileName}.`,
  },
} as const;
