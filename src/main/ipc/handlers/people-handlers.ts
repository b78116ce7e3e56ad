// Address books and profiles. Every change is audited by its use case.
import { fullName } from '../../core/directory/name-labels.ts';
import type { ListExporter } from '../../core/export/export-table.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import { addressBookTable, getAddressBook, listAddressBooks } from '../../core/people/address-books.ts';
import { setCollectors, setDepartment, setNotes, setPhotoPermission } from '../../core/people/change-profile.ts';
import {
  clearCredential,
  forgetLostCredentials,
  setCard,
  setPin,
  suggestPin,
  type CardResult,
} from '../../core/people/credentials.ts';
import { exportPerson } from '../../core/people/export-person.ts';
import { erasePhotosOf } from '../../core/people/erase-photos.ts';
import { getHistory } from '../../core/people/get-history.ts';
import { getProfile } from '../../core/people/get-profile.ts';
import type { CredentialKeeper, FileSaver, PhotoFiles } from '../../core/ports.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../dispatch.ts';

export interface PeopleHandlerDeps {
  readonly context: KioskContext;
  readonly photos: PhotoFiles;
  readonly hasher: CredentialKeeper;
  readonly exportList: ListExporter;
  readonly fileSaver: FileSaver;
}

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>;

function cardAnswer(answer: CardResult, yearNameOf: (yearGroupId: string) => string | null): Output<'people.setCard'> {
  if (answer.result === 'set') return answer;
  const { id, yearGroupId, formName } = answer.holder;
  const detail = formName ?? (yearGroupId === null ? null : yearNameOf(yearGroupId));
  return { result: 'taken', holder: { personId: id, name: fullName(answer.holder), detail } };
}

/** Builds the handlers behind `people.*`. */
export function peopleHandlers(deps: PeopleHandlerDeps): PeopleHandlers {
  const { context, photos, hasher, exportList } = deps;
  const { store } = context;
  const credentials = { store, clock: context.clock, random: context.random, hasher };
  const done = (work: () => void): Record<string, never> => {
    work();
    return {};
  };
  return {
    'people.listAddressBooks': () => listAddressBooks(context),
    'people.getAddressBook': (asked) => getAddressBook(context, asked),
    'people.exportAddressBook': ({ format, ...wanted }, { admin }) =>
      exportList({ table: addressBookTable(context, wanted), format }, admin.name),
    'people.getProfile': ({ personId }) => getProfile({ ...context, store, hasher, photos }, personId),
    'people.getHistory': ({ personId }) => getHistory(context, personId),
    'people.suggestPin': ({ personId }) => ({ pin: suggestPin(credentials, personId) }),
    'people.setPin': ({ personId, pin }, { admin }) => done(() => setPin(credentials, personId, pin, admin.name)),
    'people.setCard': ({ personId, text, moveFrom }, { admin }) =>
      cardAnswer(
        setCard(credentials, personId, { text, moveFrom }, admin.name),
        (yearGroupId) => store.findYearGroup(yearGroupId)?.name ?? null,
      ),
    'people.clearCredential': ({ personId, kind }, { admin }) =>
      done(() => clearCredential(credentials, personId, kind, admin.name)),
    'people.setPhotoPermission': ({ personId, photoPermission }, { admin }) =>
      done(() => setPhotoPermission(context, personId, photoPermission, admin.name)),
    'people.setNotes': ({ personId, notes }, { admin }) => done(() => setNotes(context, personId, notes, admin.name)),
    'people.setCollectors': ({ personId, collectors }, { admin }) =>
      setCollectors(context, personId, collectors, admin.name),
    'people.setDepartment': ({ personId, departmentId }, { admin }) =>
      done(() => setDepartment(context, personId, departmentId, admin.name)),
    'people.erasePhotos': ({ personId }, { admin }) =>
      erasePhotosOf({ ...context, store, photos }, personId, admin.name),
    'people.exportPerson': ({ personId, format }, { admin }) =>
      exportPerson({ ...context, store, photos, fileSaver: deps.fileSaver }, personId, format, admin.name),
    'people.forgetLostCredentials': (_input, { admin }) => ({
      count: forgetLostCredentials(credentials, admin.name),
    }),
  };
}
