// One change of Wonde configuration: looked at first, asked about where people would move, then made.
import { useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { MappingChange, MappingPreview } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { useCommand } from '../parts/use-command.ts';

interface Asked {
  readonly change: MappingChange;
  readonly preview: MappingPreview;
}

interface Outcome {
  readonly moved: number;
  readonly cleared: number;
}

export interface MappingChanging {
  /** The change waits for a yes. */
  readonly asked: Asked | null;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly begin: (change: MappingChange) => Promise<void>;
  readonly confirm: () => Promise<void>;
  readonly cancel: () => void;
}

/** Runs changes. A removal is always asked about; saving only where somebody leaves their address book. */
export function useMappingChange(onDone: (change: MappingChange, outcome: Outcome) => void): MappingChanging {
  const look = useCommand('mappings.preview');
  const make = useCommand('mappings.change');
  const [asked, setAsked] = useState<Asked | null>(null);
  const perform = async ({ change, preview }: Asked): Promise<void> => {
    const { leaving, withPinOrCard } = preview;
    const outcome = await make.run({ change, confirmed: { leaving, withPinOrCard } });
    if (outcome === null) return;
    setAsked(null);
    onDone(change, outcome);
  };
  return {
    asked,
    busy: look.busy || make.busy,
    error: look.error ?? make.error,
    begin: async (change) => {
      make.reset();
      const preview = await look.run({ change });
      if (preview === null) return;
      const plan = { change, preview };
      if (change.kind === 'remove' || preview.leaving > 0) setAsked(plan);
      else await perform(plan);
    },
    confirm: async () => {
      if (asked !== null) await perform(asked);
    },
    cancel: () => {
      make.reset();
      setAsked(null);
    },
  };
}
