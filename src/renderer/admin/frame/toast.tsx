// One message: stays ten seconds and longer while somebody reads or is about to press.
import { CircleCheck, TriangleAlert, Undo2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { adminParts } from '../../strings/admin/parts.ts';
import { Button } from '../../ui/button.tsx';

const words = adminParts.toast;
const SHOWN_MS = 10_000;

export interface ToastMessage {
  readonly id: number;
  readonly words: string;
  readonly tone: 'good' | 'bad';
  readonly undo: (() => Promise<void>) | null;
}

interface ToastProps {
  readonly toast: ToastMessage;
  readonly onUndo: () => Promise<void>;
  readonly onClose: () => void;
}

/** One toast. The clock starts afresh when the pointer or the focus leaves it. */
export function Toast({ toast, onUndo, onClose }: ToastProps) {
  const [held, setHeld] = useState(false);
  const [busy, setBusy] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (held || busy) return undefined;
    const timer = setTimeout(() => close.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, busy]);
  const Icon = toast.tone === 'good' ? CircleCheck : TriangleAlert;
  return (
    <div
      className={`adm-toast adm-toast--${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden size={20} />
      <p className="adm-toast__words">
        {toast.words}
        {toast.undo !== null && <span className="visually-hidden"> {words.keyboard}</span>}
      </p>
      {toast.undo !== null && (
        <Button
          size="admin"
          icon={<Undo2 aria-hidden />}
          busy={busy}
          onPress={() => {
            setBusy(true);
            // onUndo tells of a failure itself and never rejects.
            void onUndo();
          }}
        >
          {busy ? words.undoing : words.undo}
        </Button>
      )}
      <button type="button" className="adm-icon-button" aria-label={words.close} onClick={onClose}>
        <X aria-hidden size={18} />
      </button>
    </div>
  );
}
