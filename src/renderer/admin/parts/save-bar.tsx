// The foot of a form: what is not saved, Save, Discard, and that it was saved. Guards the page while anything is not saved.
import { CircleCheck, CircleDot } from 'lucide-react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { adminParts } from '../../strings/admin/parts.ts';
import { Button } from '../../ui/button.tsx';
import { useUnsavedGuard } from '../frame/unsaved.tsx';
import { AdminError } from './admin-error.tsx';

const words = adminParts.saveBar;

interface SaveBarProps {
  readonly dirty: boolean;
  readonly busy: boolean;
  /** True right after a save, until something is changed again. */
  readonly saved: boolean;
  /** What main said; field problems are the fields' to show. */
  readonly error?: AppError | null;
  readonly saveLabel?: string;
  readonly onSave: () => void;
  /** Absent: there is nothing to go back to (a new thing). */
  readonly onDiscard?: () => void;
}

/** Save and Discard. Stays at the foot of the page while something is not saved. */
export function SaveBar({ dirty, busy, saved, error = null, saveLabel = words.save, onSave, onDiscard }: SaveBarProps) {
  useUnsavedGuard(dirty);
  return (
    <div className="adm-save-bar" role="group" aria-label={words.label} data-dirty={dirty}>
      {error !== null && <AdminError error={error} />}
      <div className="adm-actions">
        <Button size="admin" tone="primary" type="submit" busy={busy} aria-disabled={!dirty} onPress={onSave}>
          {busy ? words.saving : saveLabel}
        </Button>
        {onDiscard !== undefined && (
          <Button size="admin" aria-disabled={!dirty || busy} onPress={onDiscard}>
            {words.discard}
          </Button>
        )}
        <p className="adm-with-icon adm-quiet" role="status">
          {dirty && !busy && (
            <>
              <CircleDot aria-hidden size={16} />
              {words.dirty}
            </>
          )}
          {!dirty && saved && (
            <>
              <CircleCheck aria-hidden size={16} />
              {words.saved}
            </>
          )}
        </p>
      </div>
    </div>
  );
}
