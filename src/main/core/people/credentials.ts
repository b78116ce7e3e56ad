// PINs and cards: finding somebody by one, giving one, taking it away. The PIN and the card's number stay here: the
// store keeps keyed hashes, the audit a hint.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { cardHint, normaliseCard } from '../../../shared/domain/card-text.ts';
import type { CredentialKind } from '../../../shared/domain/person-profile.ts';
import { readScanText } from '../../../shared/domain/scan-text.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeChange } from '../admin/write-change.ts';
import type { Clock, CredentialHasher, CredentialKeeper, Random } from '../ports.ts';
import type { Credential } from '../store-parts/people-store.ts';
import type { Person, Store, StoreReader, StoreWriter } from '../store-port.ts';
import { pinProblemOf, suggestedLength } from './pin-rules.ts';

export interface CredentialDeps {
  readonly store: Store;
  readonly hasher: CredentialHasher;
  readonly clock: Clock;
  readonly random: Random;
}

type Auditing = Pick<CredentialDeps, 'clock' | 'random'>;

const MANY_TRIES = 500;

/** Whether the kiosk knows this person: on roll, and in an address book. */
const isCurrent = (person: Person | null): person is Person =>
  person !== null && person.status === 'current' && person.userTypeId !== null;

const normalised = (kind: CredentialKind, text: string): string | null =>
  kind === 'card' ? normaliseCard(text) : (/^\d{4,8}$/.exec(text.trim())?.[0] ?? null);

function personOf(reader: StoreReader, personId: PersonId): Person {
  const person = reader.findPerson(personId);
  if (person === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  return person;
}

/** The current person who has it. */
function holderOf(reader: StoreReader, kind: CredentialKind, mac: string): Person | null {
  const known = reader.findCredentialByMac(kind, mac);
  const person = known === null ? null : reader.findPerson(known.personId);
  return isCurrent(person) ? person : null;
}

/**
 * Who presented this PIN or card: somebody on roll and in an address book, or null. Call it outside transactions.
 * @throws AppError SECRET_UNREADABLE, when this machine no longer has the key of the hashes
 */
export function findPersonByCredential(
  reader: StoreReader,
  hasher: CredentialHasher,
  kind: CredentialKind,
  text: string,
): PersonId | null {
  const form = normalised(kind, text);
  return form === null ? null : (holderOf(reader, kind, hasher.macOf(kind, form))?.id ?? null);
}

/** What the audit says of a PIN or card: that there is one, and how a card ends. */
const auditOf = (credential: Credential | null): unknown =>
  credential === null
    ? null
    : { kind: credential.kind, ...(credential.hint === null ? {} : { hint: credential.hint }) };

function give(writer: StoreWriter, deps: Auditing, who: string, credential: Credential): void {
  const { personId, kind, mac } = credential;
  const earlier = writer.findCredentialByMac(kind, mac);
  if (earlier !== null && earlier.personId !== personId) take(writer, deps, who, earlier);
  const before = writer.findCredential(personId, kind);
  writer.setCredential(credential);
  writeChange(writer, deps, who, {
    what: `${kind}.set`,
    subjectId: personId,
    before: auditOf(before),
    after: auditOf(credential),
  });
}

function take(writer: StoreWriter, deps: Auditing, who: string, credential: Credential): void {
  const { personId, kind } = credential;
  writer.removeCredential(personId, kind);
  writeChange(writer, deps, who, {
    what: `${kind}.cleared`,
    subjectId: personId,
    before: auditOf(credential),
    after: null,
  });
}

const notACard = (problem: 'form' | 'badge'): AppError => new AppError('VALIDATION', { fields: { card: problem } });

const refused = (problem: string): AppError => new AppError('VALIDATION', { fields: { pin: problem } });

/**
 * Gives a person a PIN. A leaver's PIN is free again.
 * @throws AppError NOT_FOUND; VALIDATION (fields.pin is a PinProblem; `taken` never says by whom); SECRET_UNREADABLE
 */
export function setPin(deps: CredentialDeps, personId: PersonId, pin: string, who: string): void {
  const person = personOf(deps.store, personId);
  const problem = pinProblemOf(pin, person.dateOfBirth);
  if (problem !== null) throw refused(problem);
  const mac = deps.hasher.macOf('pin', pin);
  deps.store.transaction((writer) => {
    const holder = holderOf(writer, 'pin', mac);
    if (holder !== null && holder.id !== personId) throw refused('taken');
    give(writer, deps, who, { personId, kind: 'pin', mac, hint: null, setAtMs: deps.clock.nowMs() });
  });
}

/** A good PIN that nobody current has. It is not kept: two people asked at once may be told the same. */
export function suggestPin(deps: CredentialDeps, personId: PersonId): string {
  const { dateOfBirth } = personOf(deps.store, personId);
  const length = suggestedLength(deps.store.countAllCredentials());
  for (let tries = 0; tries < MANY_TRIES; tries += 1) {
    const pin = deps.random.digits(length);
    if (pinProblemOf(pin, dateOfBirth) !== null) continue;
    if (holderOf(deps.store, 'pin', deps.hasher.macOf('pin', pin)) === null) return pin;
  }
  throw new AppError('INTERNAL', { context: { what: 'no free PIN found' } });
}

export type CardResult =
  | { readonly result: 'set'; readonly hint: string }
  /** Somebody current has it: ask, then call again with `moveFrom`. */
  | { readonly result: 'taken'; readonly holder: Person };

/**
 * Gives a person a card, as a reader types it. One that somebody current has moves only from the person named.
 * @throws AppError NOT_FOUND; VALIDATION (fields.card: form, or badge for one that a kiosk printed), SECRET_UNREADABLE
 */
export function setCard(
  deps: CredentialDeps,
  personId: PersonId,
  card: { readonly text: string; readonly moveFrom: PersonId | null },
  who: string,
): CardResult {
  personOf(deps.store, personId);
  const read = readScanText(card.text);
  // The kiosk would read a badge as a badge, and never find its owner by it.
  if (read.kind === 'badge' || read.kind === 'damagedBadge') throw notACard('badge');
  const form = read.kind === 'card' ? normaliseCard(read.text) : null;
  if (form === null) throw notACard('form');
  const mac = deps.hasher.macOf('card', form);
  const hint = cardHint(form);
  return deps.store.transaction((writer): CardResult => {
    const holder = holderOf(writer, 'card', mac);
    if (holder !== null && holder.id !== personId && holder.id !== card.moveFrom) return { result: 'taken', holder };
    give(writer, deps, who, { personId, kind: 'card', mac, hint, setAtMs: deps.clock.nowMs() });
    return { result: 'set', hint };
  });
}

/** Takes a person's PIN or card away; doing it twice changes nothing. @throws AppError NOT_FOUND */
export function clearCredential(
  deps: Omit<CredentialDeps, 'hasher'>,
  personId: PersonId,
  kind: CredentialKind,
  who: string,
): void {
  deps.store.transaction((writer) => {
    personOf(writer, personId);
    const credential = writer.findCredential(personId, kind);
    if (credential !== null) take(writer, deps, who, credential);
  });
}

/**
 * The way out when the key of the hashes is lost (another machine, a new Windows user): a new key, and every PIN and
 * card is set again. Returns how many there were.
 * @throws AppError CONFLICT, when the key can be opened after all; SECRET_UNREADABLE, when none can be sealed here
 */
export function forgetLostCredentials(
  deps: CredentialDeps & { readonly hasher: CredentialKeeper },
  who: string,
): number {
  if (canHash(deps.hasher)) throw new AppError('CONFLICT', { context: { what: 'the key is there' } });
  return deps.hasher.startAfresh((writer) => {
    const count = writer.removeAllCredentials();
    writeChange(writer, deps, who, {
      what: 'credentials.reset',
      subjectId: 'credentials',
      before: { count },
      after: { count: 0 },
    });
    return count;
  });
}

/** False when the key of the hashes is lost: nobody can be found by PIN or card here. */
export function canHash(hasher: CredentialHasher): boolean {
  try {
    hasher.macOf('pin', '0');
    return true;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'SECRET_UNREADABLE') return false;
    throw cause;
  }
}
