// Ticks that show in the frame of the touch and are kept in main one by one: at an assembly point people tick faster
// than any answer comes.
import { useCallback, useState } from 'react';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import type { RollCallId } from '../../../shared/ipc/admin/presence-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { useAdmin } from '../admin-context.tsx';

export interface Ticks {
  /** What was touched and not yet answered, over what main last said. */
  readonly pending: ReadonlyMap<PersonId, boolean>;
  readonly error: AppError | null;
  readonly tick: (personId: PersonId, isHere: boolean) => void;
}

/** Sends each tick at once; `onKept` asks main again. One that fails goes back to what it was, and says so. */
export function useTicks(rollCallId: RollCallId, onKept: () => void): Ticks {
  const client = useClient();
  const { sessionLost } = useAdmin();
  const [pending, setPending] = useState<ReadonlyMap<PersonId, boolean>>(new Map());
  const [error, setError] = useState<AppError | null>(null);

  const tick = useCallback(
    (personId: PersonId, isHere: boolean) => {
      setPending((before) => new Map(before).set(personId, isHere));
      client
        .call('presence.tick', { rollCallId, personId, isHere })
        .then(() => setError(null))
        .catch((thrown: unknown) => {
          const refused = asAppError(thrown);
          setError(refused);
          if (refused.code === 'ADMIN_SIGN_IN_NEEDED') sessionLost();
          setPending((before) => new Map([...before].filter(([id]) => id !== personId)));
        })
        .finally(onKept);
    },
    [client, onKept, rollCallId, sessionLost],
  );
  return { pending, error, tick };
}
