// The table of a conditional code: rows with two moments and a code, and what is wrong with them, at once.
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { type CodeRow, type RegisterTimes, type Session } from '../../../shared/domain/attendance.ts';
import { checkCodeTable, sessionSpan, sessionWords, wallTimeOf } from '../../../shared/domain/code-table.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { Button } from '../../ui/button.tsx';
import { isLocalTime } from '../parts/form/read-time.ts';
import { Select } from '../parts/form/select.tsx';
import { TimeField } from '../parts/form/text-field.tsx';
import { Notice } from '../parts/notice.tsx';
import type { EditorPartProps } from './action-editor.tsx';
import { CodeChoice } from './code-choice.tsx';
import { editedRow, rowsOf, type EditedMoment, type EditedRow } from './edited-action.ts';
import { problemsOfTable } from './problems-of.ts';

const words = adminActions.table;

/** As many rows as a code rule takes. */
const MAX_ROWS = 24;

/** The rows, what is wrong with them, and a new row. */
export function CodeTableEditor({ edited, facts, change }: EditorPartProps) {
  const { rows } = edited;
  const addButton = useRef<HTMLButtonElement>(null);
  const whole = rowsOf(rows);
  const check = whole === null ? null : checkCodeTable(whole, facts.registers);
  const faulty = new Set(check?.problems.flatMap((problem) => problem.rows) ?? []);
  const set = (key: number, more: Partial<EditedRow>) =>
    change({ rows: rows.map((row) => (row.key === key ? { ...row, ...more } : row)) });
  return (
    <>
      {edited.direction === 'out' && edited.forSession !== 'current' && (
        <p className="adm-quiet">{words.leavingHint}</p>
      )}
      {/* Each field carries its full name for screen readers; for the eye the columns are named once. */}
      <div className="adm-code-row adm-code-row--names" aria-hidden>
        <span />
        {[words.session, words.from, words.until, words.code].map((name) => (
          <span key={name} className="field-label">
            {name}
          </span>
        ))}
      </div>
      <ol className="adm-code-rows" aria-label={words.label}>
        {rows.map((row, index) => (
          <RowFields
            key={row.key}
            row={row}
            place={index + 1}
            faulty={faulty.has(index)}
            facts={facts}
            onChange={(more) => set(row.key, more)}
            onRemove={() => {
              // The button that was pressed goes with its row: the focus needs a place to stay.
              addButton.current?.focus();
              change({ rows: rows.filter(({ key }) => key !== row.key) });
            }}
          />
        ))}
      </ol>
      <div className="adm-actions">
        <Button
          ref={addButton}
          size="admin"
          icon={<Plus aria-hidden size={18} />}
          aria-disabled={rows.length >= MAX_ROWS}
          onPress={() => change({ rows: [...rows, editedRow(nextRow(whole ?? [], facts.registers))] })}
        >
          {words.add}
        </Button>
        {rows.length >= MAX_ROWS && <p className="adm-quiet">{words.full}</p>}
      </div>
      <TableStanding edited={edited} facts={facts} silent={check?.silentSessions ?? []} />
    </>
  );
}

/** A row for the first stretch that nothing covers; the whole afternoon when all is covered. */
function nextRow(rows: readonly CodeRow[], registers: RegisterTimes): CodeRow {
  const { silentSessions } = checkCodeTable(rows, registers);
  const [silent] = silentSessions;
  if (silent !== undefined) return { session: silent, from: 'opens', until: 'end', code: null };
  for (const session of ['AM', 'PM'] as const) {
    const own = rows.filter((row) => row.session === session);
    const { end } = sessionSpan(session, registers);
    const last = own[own.length - 1];
    const reaches = last?.until === 'end' || last?.until === wallTimeOf(end);
    if (last !== undefined && !reaches) return { session, from: last.until, until: 'end', code: null };
  }
  return { session: 'PM', from: 'opens', until: 'end', code: null };
}

interface RowFieldsProps {
  readonly row: EditedRow;
  readonly place: number;
  readonly faulty: boolean;
  readonly facts: EditorPartProps['facts'];
  readonly onChange: (more: Partial<EditedRow>) => void;
  readonly onRemove: () => void;
}

function RowFields({ row, place, faulty, facts, onChange, onRemove }: RowFieldsProps) {
  return (
    <li className="adm-code-row" data-problem={faulty} aria-label={words.row(place)}>
      <span className="adm-code-row__place" aria-hidden>
        {place}
      </span>
      <Select
        label={words.name(words.session, place)}
        options={(['AM', 'PM'] as const).map((id) => ({ id, label: words.sessions[id] }))}
        value={row.session}
        onChange={(session) => onChange({ session })}
      />
      <MomentFields what="from" row={row} place={place} registers={facts.registers} onChange={onChange} />
      <MomentFields what="until" row={row} place={place} registers={facts.registers} onChange={onChange} />
      <CodeChoice
        mayBeNone
        label={words.name(words.code, place)}
        codes={facts.codes}
        value={row.code}
        onChange={(code) => onChange({ code })}
      />
      <button type="button" className="adm-icon-button" aria-label={words.remove(place)} onClick={onRemove}>
        <X aria-hidden size={18} />
      </button>
    </li>
  );
}

interface MomentFieldsProps {
  readonly what: 'from' | 'until';
  readonly row: EditedRow;
  readonly place: number;
  readonly registers: RegisterTimes;
  readonly onChange: (more: Partial<EditedRow>) => void;
}

/** One end of a row: a moment of the session with its time today, or a time of its own. */
function MomentFields({ what, row, place, registers, onChange }: MomentFieldsProps) {
  const moment = row[what];
  const set = (more: Partial<EditedMoment>) => onChange({ [what]: { ...moment, ...more } });
  const kinds = what === 'from' ? (['opens', 'closes', 'time'] as const) : (['closes', 'end', 'time'] as const);
  // A row may begin at the end or end at the opening only by a slip made elsewhere: it is shown as it is.
  const shown = kinds.some((kind) => kind === moment.kind) ? kinds : [...kinds, moment.kind];
  return (
    <div className="adm-code-moment">
      <Select
        label={words.name(words[what], place)}
        options={shown.map((id) => ({ id, label: momentWords(id, row.session, registers) }))}
        value={moment.kind}
        onChange={(kind) => set({ kind })}
      />
      {moment.kind === 'time' && (
        <TimeField
          label={words.time(words[what], place)}
          value={moment.time}
          problem={moment.time !== '' || isLocalTime(moment.time) ? null : words.timeProblem}
          onChange={(time) => set({ time })}
        />
      )}
    </div>
  );
}

function momentWords(kind: EditedMoment['kind'], session: Session, registers: RegisterTimes): string {
  return kind === 'time' ? words.moments.time : words.moments[kind](wallTimeOf(sessionSpan(session, registers)[kind]));
}

interface TableStandingProps extends Pick<EditorPartProps, 'edited' | 'facts'> {
  readonly silent: readonly Session[];
}

/** What is wrong with the table, row by row; or that nothing is. */
function TableStanding({ edited, facts, silent }: TableStandingProps) {
  const problems = problemsOfTable(edited, facts.registers);
  const quiet = problems.length === 0 ? silent.map((session) => words.silent(sessionWords[session])) : [];
  return (
    <Notice
      tone={problems.length === 0 ? 'good' : 'bad'}
      title={problems.length === 0 ? words.complete : words.problemsTitle}
      live="status"
    >
      {[...problems, ...quiet].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
