// Faults of a provisioning file that only show beside what the store holds, collected and thrown together.
import { AppError } from '../../shared/errors/app-error.ts';

export interface SetUpFaults {
  /** Notes the fault of a field; the first of each field counts. */
  note(path: string, words: string): void;
  /** @throws AppError PROVISIONING_INVALID with every fault noted */
  throwIfAny(): void;
}

/** An empty collection. */
export function collectFaults(): SetUpFaults {
  const fields: Record<string, string> = {};
  return {
    note: (path, words) => void (fields[path] ??= words),
    throwIfAny: () => {
      if (Object.keys(fields).length > 0) throw new AppError('PROVISIONING_INVALID', { fields });
    },
  };
}
