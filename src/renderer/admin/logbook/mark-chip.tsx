// A mark as a chip: letter, session, and its writeback state as a picture and a word, never as a colour alone.
import { Check, CheckCheck, Clock, Hourglass, Layers, Minus, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { WritebackState } from '../../../shared/domain/mark.ts';
import type { LogbookRow } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { useAdmin } from '../admin-context.tsx';
import { dueText } from './school-day.ts';

type LogbookMark = LogbookRow['marks'][number];

/** What a chip shows; without `dueAtMs` a mark for a later register just waits. */
export type ChipMark = Pick<LogbookMark, 'id' | 'code' | 'session' | 'state'> & Partial<Pick<LogbookMark, 'dueAtMs'>>;

const icons: Record<WritebackState, LucideIcon> = {
  waiting: Clock,
  sent: Check,
  confirmed: CheckCheck,
  refused: X,
  superseded: Layers,
  not_needed: Minus,
  needs_person: TriangleAlert,
};

/** Which of the three status looks a writeback state has. */
export function toneOf(state: WritebackState): 'good' | 'calm' | 'bad' {
  if (state === 'confirmed') return 'good';
  return state === 'refused' || state === 'needs_person' ? 'bad' : 'calm';
}

/** The state's picture and word; a mark for a later register says after when it is sent. */
function useStateLook({ state, dueAtMs = null }: Pick<ChipMark, 'state' | 'dueAtMs'>): {
  readonly icon: LucideIcon;
  readonly word: string;
} {
  const { kiosk, nowMs } = useAdmin();
  if (dueAtMs === null) return { icon: icons[state], word: enAdmin.writeback.words[state] };
  return { icon: Hourglass, word: adminLogbook.after(dueText(dueAtMs, nowMs(), kiosk.timeZone)) };
}

/** The state's picture and word. */
export function StateWord(mark: Pick<ChipMark, 'state' | 'dueAtMs'>) {
  const { icon: Icon, word } = useStateLook(mark);
  return (
    <span className={`adm-state adm-tone-${toneOf(mark.state)}`}>
      <Icon aria-hidden size={16} />
      {word}
    </span>
  );
}

/** One mark in a table row. */
export function MarkChip({ mark }: { readonly mark: ChipMark }) {
  const { icon: Icon, word } = useStateLook(mark);
  return (
    <span className={`adm-chip adm-tone-${toneOf(mark.state)}`}>
      <span className="adm-chip__letter" aria-hidden>
        {mark.code}
      </span>
      <Icon aria-hidden size={16} />
      <span aria-hidden>{word}</span>
      <span className="visually-hidden">
        {enAdmin.writeback.markLabel(mark.code, enAdmin.writeback.session[mark.session], word)}
      </span>
    </span>
  );
}

/** Of each session only the newest: those it corrects are in the mark's story. Oldest first comes in. */
function newestOfEachSession(marks: readonly ChipMark[]): readonly ChipMark[] {
  return marks.filter((mark, index) => !marks.slice(index + 1).some(({ session }) => session === mark.session));
}

/** Where the marks of a row stand, or the words that there is none. */
export function MarkChips({ marks }: { readonly marks: readonly ChipMark[] }) {
  if (marks.length === 0) return <span className="adm-quiet">{enAdmin.logbook.noMark}</span>;
  return (
    <span className="adm-chips">
      {newestOfEachSession(marks).map((mark) => (
        <MarkChip key={mark.id} mark={mark} />
      ))}
    </span>
  );
}
