// The side panel: a movement's whole story, for somebody who has a parent on the phone.
import { Camera, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { BadgeStory } from './badge-story.tsx';
import { yearAndForm } from './logbook-columns.tsx';
import { MarkStory } from './mark-story.tsx';
import { MovementWord } from './movement-word.tsx';

const words = enAdmin.story;

interface MovementPanelProps {
  readonly row: LogbookRow;
  readonly onClose: () => void;
  readonly onPrint: () => void;
}

/** Everything the kiosk knows of one movement. Escape closes it. */
export function MovementPanel({ row, onClose, onPrint }: MovementPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const { movementId } = row;
  useEffect(() => {
    panel.current?.scrollTo?.({ top: 0 });
  }, [movementId]);
  return (
    <aside
      className="adm-panel"
      ref={panel}
      aria-label={words.label(row.personName)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="adm-panel__head">
        <div>
          <h2>{row.personName}</h2>
          <p className="adm-quiet">{yearAndForm(row)}</p>
        </div>
        <button type="button" className="adm-icon-button" aria-label={words.close} onClick={onClose}>
          <X aria-hidden size={20} />
        </button>
      </header>

      <section>
        <p className="adm-panel__lead">
          <span className="adm-panel__time">{row.timeText}</span>
          <MovementWord kind={row.kind} />
          <span>{row.actionName}</span>
        </p>
        <p>{row.explanation}</p>
        {row.hasPhoto && (
          <p className="adm-with-icon adm-quiet">
            <Camera aria-hidden size={16} />
            {words.photo}
          </p>
        )}
      </section>

      <section>
        <h3>{words.marks}</h3>
        {row.marks.length === 0 && <p className="adm-quiet">{words.noMarks}</p>}
        {row.marks.map((mark) => (
          <MarkStory key={mark.id} mark={mark} />
        ))}
      </section>

      {row.badge !== null && (
        <section>
          <h3>{words.badge}</h3>
          <BadgeStory badge={row.badge} onPrint={onPrint} />
        </section>
      )}
    </aside>
  );
}
