// A mark as a chip: letter, session, and its writeback state as a picture and a word, never as a colour alone.
import { Check, CheckCheck, Clock, Layers, Minus, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import type { WritebackState } from '../../../shared/domain/mark.ts';
import { enAdmin } from '../../strings/en-admin.ts';

export type LogbookMark = LogbookRow['marks'][number];

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

/** The state's picture and word. */
export function StateWord({ state }: { readonly state: WritebackState }) {
  const Icon = icons[state];
  return (
    <span className={`adm-state adm-tone-${toneOf(state)}`}>
      <Icon aria-hidden size={16} />
      {enAdmin.writeback.words[state]}
    </span>
  );
}

/** One mark in a table row. */
export function MarkChip({ mark }: { readonly mark: LogbookMark }) {
  const Icon = icons[mark.state];
  const state = enAdmin.writeback.words[mark.state];
  return (
    <span className={`adm-chip adm-tone-${toneOf(mark.state)}`}>
      <span className="adm-chip__letter" aria-hidden>
        {mark.code}
      </span>
      <Icon aria-hidden size={16} />
      <span aria-hidden>{state}</span>
      <span className="visually-hidden">
        {enAdmin.writeback.markLabel(mark.code, enAdmin.writeback.session[mark.session], state)}
      </span>
    </span>
  );
}

/** Every mark of a row, or the words that there is none. */
export function MarkChips({ marks }: { readonly marks: readonly LogbookMark[] }) {
  if (marks.length === 0) return <span className="adm-quiet">{enAdmin.logbook.noMark}</span>;
  return (
    <span className="adm-chips">
      {marks.map((mark) => (
        <MarkChip key={mark.id} mark={mark} />
      ))}
    </span>
  );
}
