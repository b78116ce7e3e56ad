// Details of one row beside its list. Takes the focus when it opens, Escape closes it, the focus goes back.
import { X } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { adminParts } from '../../../strings/admin/parts.ts';

interface SidePanelProps {
  readonly title: string;
  /** Words of the close button; "Close" otherwise. */
  readonly closeLabel?: string;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel on the right of a list; put both into `<div className="adm-beside">`. */
export function SidePanel({ title, closeLabel = adminParts.panel.close, actions, onClose, children }: SidePanelProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className="adm-panel" aria-labelledby={id} onKeyDown={onKeyDown}>
      <div className="adm-panel__head">
        <h2 id={id} ref={heading} tabIndex={-1} data-focus-quietly>
          {title}
        </h2>
        <button type="button" className="adm-icon-button" aria-label={closeLabel} onClick={onClose}>
          <X aria-hidden size={20} />
        </button>
      </div>
      {children}
      {actions !== undefined && <div className="adm-actions">{actions}</div>}
    </aside>
  );
}
