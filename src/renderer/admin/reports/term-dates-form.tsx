// The term dates as a form: terms, and the holidays and closure days inside them. Main checks them again.
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RegisterTimes } from '../../../shared/domain/attendance.ts';
import { checkHalfDays, type HalfDayProblem } from '../../../shared/domain/day-times.ts';
import { checkTermDates, type TermDates, type TermList, type TermProblem } from '../../../shared/domain/term-dates.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { Form } from '../parts/form/form.tsx';
import { DateField, TextField } from '../parts/form/text-field.tsx';
import { isOnlyAbout } from '../parts/form/problems.ts';
import { Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useCommand } from '../parts/use-command.ts';
import { halfDayLine, halfDayOf, HalfDays, type HalfDayLine } from './half-days.tsx';

const words = adminReports.termDates;

interface Line {
  /** Tells lines apart while they are edited. */
  readonly key: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

type Draft = Readonly<Record<TermList, readonly Line[]>> & { readonly halfDays: readonly HalfDayLine[] };

let lastKey = 0;
const newLine = (line: Omit<Line, 'key'> = { name: '', from: '', to: '' }): Line => ({ ...line, key: (lastKey += 1) });

const draftOf = ({ terms, closures, halfDays }: TermDates): Draft => ({
  terms: terms.map(newLine),
  closures: closures.map(newLine),
  halfDays: halfDays.map(halfDayLine),
});

function inputOf({ terms, closures, halfDays }: Draft): TermDates {
  const plain = ({ name, from, to }: Omit<Line, 'key'>) => ({ name: name.trim(), from, to });
  return { terms: terms.map(plain), closures: closures.map(plain), halfDays: halfDays.map(halfDayOf) };
}

interface TermDatesFormProps {
  readonly dates: TermDates;
  /** The usual times, which a half day changes. */
  readonly registers: RegisterTimes;
}

/** Adds, changes and removes lines; nothing counts until it is saved. */
export function TermDatesForm({ dates, registers }: TermDatesFormProps) {
  const { role } = useAdmin();
  const save = useCommand('reports.saveTermDates');
  const [saved, setSaved] = useState(dates);
  const [draft, setDraft] = useState(() => draftOf(dates));
  const [problems, setProblems] = useState<readonly TermProblem[]>([]);
  const [dayProblems, setDayProblems] = useState<readonly HalfDayProblem[]>([]);
  const dirty = JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(saved)));
  const begin = (next: Draft) => {
    setDraft(next);
    setProblems([]);
    setDayProblems([]);
    if (!save.busy) save.reset();
  };
  const change = (list: TermList, lines: readonly Line[]) => begin({ ...draft, [list]: lines });
  async function saveDraft(): Promise<void> {
    const found = checkTermDates(draft);
    const input = inputOf(draft);
    const wrongDays = checkHalfDays(input.halfDays, registers);
    setProblems(found);
    setDayProblems(wrongDays);
    if (found.length + wrongDays.length > 0) return;
    const answer = await save.run(input);
    if (answer === null) return;
    setSaved(answer.termDates);
    setDraft(draftOf(answer.termDates));
  }
  if (role === 'receptionist') return <Notice tone="calm" title={words.readOnly} />;
  return (
    <Form label={words.formLabel}>
      <SpanList list="terms" draft={draft} problems={problems} onChange={change} />
      <SpanList list="closures" draft={draft} problems={problems} onChange={change} />
      <HalfDays
        lines={draft.halfDays}
        problems={dayProblems}
        registers={registers}
        onChange={(halfDays) => begin({ ...draft, halfDays })}
      />
      <SaveBar
        dirty={dirty}
        busy={save.busy}
        saved={save.state.status === 'done'}
        error={isOnlyAbout(save.error, ['terms', 'closures', 'halfDays']) ? null : save.error}
        onSave={() => void saveDraft()}
        onDiscard={() => begin(draftOf(saved))}
      />
    </Form>
  );
}

const listWords = {
  terms: {
    title: words.terms,
    lead: words.termsLead,
    none: words.noTerms,
    add: words.addTerm,
    remove: words.removeTerm,
  },
  closures: {
    title: words.closures,
    lead: words.closuresLead,
    none: words.noClosures,
    add: words.addClosure,
    remove: words.removeClosure,
  },
} as const;

interface SpanListProps {
  readonly list: TermList;
  readonly draft: Draft;
  readonly problems: readonly TermProblem[];
  readonly onChange: (list: TermList, lines: readonly Line[]) => void;
}

function SpanList({ list, draft, problems, onChange }: SpanListProps) {
  const lines = draft[list];
  const of = listWords[list];
  return (
    <Section title={of.title} lead={of.lead}>
      {lines.length === 0 && <p className="adm-quiet">{of.none}</p>}
      {lines.map((line, index) => (
        <SpanLine
          key={line.key}
          line={line}
          problem={problems.find((one) => one.list === list && one.index === index) ?? null}
          nameOfOther={(other) => lines[other]?.name ?? ''}
          removeLabel={of.remove(line.name.trim() || words.nameless)}
          onChange={(next) =>
            onChange(
              list,
              lines.map((one) => (one.key === line.key ? next : one)),
            )
          }
          onRemove={() =>
            onChange(
              list,
              lines.filter((one) => one.key !== line.key),
            )
          }
        />
      ))}
      <div className="adm-actions">
        <Button size="admin" icon={<Plus aria-hidden />} onPress={() => onChange(list, [...lines, newLine()])}>
          {of.add}
        </Button>
      </div>
    </Section>
  );
}

interface SpanLineProps {
  readonly line: Line;
  readonly problem: TermProblem | null;
  readonly nameOfOther: (index: number) => string;
  readonly removeLabel: string;
  readonly onChange: (line: Line) => void;
  readonly onRemove: () => void;
}

function SpanLine({ line, problem, nameOfOther, removeLabel, onChange, onRemove }: SpanLineProps) {
  const dateProblem =
    problem === null || problem.kind === 'name'
      ? null
      : problem.kind === 'overlap'
        ? words.problems.overlap(nameOfOther(problem.other ?? 0))
        : words.problems[problem.kind];
  return (
    <div className="adm-span-line">
      <TextField
        label={words.name}
        value={line.name}
        maxLength={60}
        problem={problem?.kind === 'name' ? words.problems.name : null}
        onChange={(name) => onChange({ ...line, name })}
      />
      <DateField label={words.from} value={line.from} onChange={(from) => onChange({ ...line, from })} />
      <DateField label={words.to} value={line.to} problem={dateProblem} onChange={(to) => onChange({ ...line, to })} />
      <button type="button" className="adm-icon-button" aria-label={removeLabel} onClick={onRemove}>
        <Trash2 aria-hidden size={18} />
      </button>
    </div>
  );
}
