// Long work: how far it is, and the way to stop it.
import { useId } from 'react';
import { adminParts } from '../../strings/admin/parts.ts';
import { Button } from '../../ui/button.tsx';

interface ProgressProps {
  /** What is being done: "Writing the file…". */
  readonly label: string;
  /** Null: nobody knows how much there is. */
  readonly done: number | null;
  readonly all: number;
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
}

/** A progress bar with words. */
export function Progress({ label, done, all, onCancel, cancelling = false }: ProgressProps) {
  const id = useId();
  const words = adminParts.progress;
  return (
    <div className="adm-progress">
      <p id={id} role="status">
        {label}
      </p>
      <progress aria-labelledby={id} max={all} value={done ?? undefined} />
      {done !== null && <p className="adm-quiet adm-figures">{words.of(done, all)}</p>}
      {onCancel !== undefined && (
        <Button size="admin" busy={cancelling} onPress={onCancel}>
          {cancelling ? words.cancelling : words.cancel}
        </Button>
      )}
    </div>
  );
}
