// Short messages at the foot of the admin view: what was just done, with *Undo* where it can be undone.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { asAppError } from '../../../shared/errors/app-error.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { adminParts } from '../../strings/admin/parts.ts';
import { Toast, type ToastMessage } from './toast.tsx';

interface UndoableToast {
  /** What was done: "Retired Sixth Form." */
  readonly words: string;
  /** Takes it back; a rejection is told in words. */
  readonly undo: () => Promise<unknown> | void;
}

interface ToastValue {
  /** Says what was done. */
  readonly say: (words: string) => void;
  /** Says what was done and offers to take it back for at least ten seconds. */
  readonly undoable: (toast: UndoableToast) => void;
}

const ToastContext = createContext<ToastValue>({ say: () => undefined, undoable: () => undefined });

/** More than these would cover the page: the oldest goes. */
const MAX_TOASTS = 3;

/** Holds the messages; above the pages, so that *Undo* outlives a change of page. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ToastMessage[]>([]);
  const nextId = useRef(0);
  const region = useRef<HTMLDivElement>(null);
  const put = useCallback((toast: Omit<ToastMessage, 'id'>) => {
    nextId.current += 1;
    const id = nextId.current;
    setToasts((before) => [...before, { ...toast, id }].slice(-MAX_TOASTS));
  }, []);
  const close = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), []);
  const say = useCallback((words: string) => put({ words, tone: 'good', undo: null }), [put]);
  const undoable = useCallback(
    ({ words, undo }: UndoableToast) => put({ words, tone: 'good', undo: async () => void (await undo()) }),
    [put],
  );
  const value = useMemo(() => ({ say, undoable }), [say, undoable]);
  useUndoKey(region);

  async function takeBack(toast: ToastMessage): Promise<void> {
    try {
      await toast.undo?.();
      close(toast.id);
      put({ words: adminParts.toast.undone, tone: 'good', undo: null });
    } catch (thrown) {
      const { sentence } = adminErrorWords(asAppError(thrown).code);
      close(toast.id);
      put({ words: adminParts.toast.failed(sentence), tone: 'bad', undo: null });
    }
  }
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div className="adm-toasts" role="status" aria-label={adminParts.toast.label} ref={region}>
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} onUndo={() => takeBack(toast)} onClose={() => close(toast.id)} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

/** F6 leads from anywhere to the newest *Undo*. */
function useUndoKey(region: { readonly current: HTMLDivElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      const buttons = region.current?.querySelectorAll<HTMLButtonElement>('.adm-toast:last-child button') ?? [];
      if (buttons[0] === undefined) return;
      event.preventDefault();
      buttons[0].focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [region]);
}

/** The way to say what was done. */
export function useToast(): ToastValue {
  return useContext(ToastContext);
}
