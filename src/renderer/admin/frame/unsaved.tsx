// Knows whether anything on screen is not saved, and asks before it is lost. Every way off a page goes through here.
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { adminParts } from '../../strings/admin/parts.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';

interface UnsavedValue {
  readonly set: (id: string, dirty: boolean) => void;
  /** Runs `leave` at once when all is saved, else after the person has said that it may be lost. */
  readonly ask: (leave: () => void) => void;
}

const UnsavedContext = createContext<UnsavedValue>({ set: () => undefined, ask: (leave) => leave() });

/** Holds the unsaved forms below it and asks its one question. */
export function UnsavedProvider({ children }: { readonly children: ReactNode }) {
  const dirty = useRef(new Set<string>());
  const [leaving, setLeaving] = useState<{ readonly leave: () => void } | null>(null);
  const set = useCallback((id: string, isDirty: boolean) => {
    if (isDirty) dirty.current.add(id);
    else dirty.current.delete(id);
  }, []);
  const ask = useCallback((leave: () => void) => {
    if (dirty.current.size === 0) leave();
    else setLeaving({ leave });
  }, []);
  const value = useMemo(() => ({ set, ask }), [set, ask]);
  const words = adminParts.unsaved;
  return (
    <UnsavedContext.Provider value={value}>
      {children}
      {leaving !== null && (
        <ConfirmDialog
          title={words.title}
          confirm={words.leave}
          cancel={words.stay}
          tone="danger"
          onCancel={() => setLeaving(null)}
          onConfirm={() => {
            setLeaving(null);
            dirty.current.clear();
            leaving.leave();
          }}
        >
          <p>{words.text}</p>
        </ConfirmDialog>
      )}
    </UnsavedContext.Provider>
  );
}

/** While `dirty`, leaving the page (or whatever else asks `useAskBeforeLeaving`) asks first. */
export function useUnsavedGuard(dirty: boolean): void {
  const { set } = useContext(UnsavedContext);
  const id = useId();
  useEffect(() => {
    set(id, dirty);
    return () => set(id, false);
  }, [set, id, dirty]);
}

/** For ways out inside a page (closing a panel, another tab): `ask(() => close())`. */
export function useAskBeforeLeaving(): (leave: () => void) => void {
  return useContext(UnsavedContext).ask;
}
