// Whose card or PIN is this? One answer for everything that is not somebody's: nobody learns whether a PIN exists.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { NameChoice } from '../../../shared/ipc/kiosk-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { TryLimiter } from '../movements/try-limiter.ts';
import { shortName } from './name-labels.ts';

/** Finds the owner of a PIN or a card, or null. */
export type FindByCredential = (kind: 'pin' | 'card', text: string) => PersonId | null;

export interface IdentifyUse {
  readonly context: KioskContext;
  readonly findByCredential: FindByCredential;
  /** One for each kind: a queue of unknown cards must not lock the keypad. */
  readonly tries: Readonly<Record<'pin' | 'card', TryLimiter>>;
}

/** Finds the person on roll. @throws AppError CARD_UNKNOWN, PIN_WRONG, TOO_MANY_TRIES */
export function identify(
  { context, findByCredential, tries }: IdentifyUse,
  input: Input<'kiosk.identify'>,
): NameChoice {
  const { kind, text } = input.by;
  const nowMs = context.clock.nowMs();
  const limiter = tries[kind];
  limiter.assertAllowed(nowMs);
  const personId = findByCredential(kind, text);
  const person = personId === null ? null : context.store.findPerson(personId);
  if (person === null || person.status !== 'current' || person.userTypeId === null) {
    limiter.countFailure(nowMs);
    throw new AppError(kind === 'card' ? 'CARD_UNKNOWN' : 'PIN_WRONG');
  }
  return { personId: person.id, label: shortName(person), detail: null };
}
