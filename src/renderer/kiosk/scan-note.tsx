// What is said of a scan that changes nothing on screen: over the question, for some seconds, or until the next touch.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScanLine } from 'lucide-react';
import { foreignWords } from './credential-words.ts';
import type { ScanNote as Note } from './flow-types.ts';

/** Long enough to read two short sentences twice. */
const STAYS_MS = 9_000;

interface ScanNoteProps {
  readonly note: Note;
  readonly onRead: () => void;
}

/** The words of the note. */
export function ScanNote({ note, onRead }: ScanNoteProps): ReactNode {
  const { t } = useTranslation();
  const read = useRef(onRead);
  useEffect(() => {
    read.current = onRead;
  });
  useEffect(() => {
    const timer = window.setTimeout(() => read.current(), STAYS_MS);
    return () => window.clearTimeout(timer);
  }, [note]);
  const words =
    note === 'damaged' || note === 'missed'
      ? { title: t(`scan.note.${note}.title`), next: t(`scan.note.${note}.next`) }
      : { title: foreignWords(note, t).title, next: foreignWords(note, t).sentence };
  return (
    <div className="k-scan-note" role="status" data-scan-note={note}>
      <ScanLine aria-hidden="true" />
      <p>
        <strong>{words.title}</strong> {words.next}
      </p>
      <button type="button" className="k-chip" onClick={onRead}>
        <span>{t('scan.closeNote')}</span>
      </button>
    </div>
  );
}
