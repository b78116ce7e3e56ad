// Half days among the term dates: school days that end early or whose registers are taken at other times.
import { Plus, Trash2 } from 'lucide-react';
import type { RegisterTimes } from '../../../shared/domain/attendance.ts';
import type { HalfDayProblem } from '../../../shared/domain/day-times.ts';
import type { HalfDay } from '../../../shared/domain/term-dates.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../parts/form/choice-fields.tsx';
import { DateField, TextField, TimeField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';

const words = adminReports.termDates.halfDays;

/** A half day while it is edited: an empty time means the usual one. */
export interface HalfDayLine {
  /** Tells lines apart while they are edited. */
  readonly key: number;
  readonly name: string;
  readonly date: string;
  readonly dayEnds: string;
  readonly hasAfternoon: boolean;
  readonly amOpens: string;
  readonly pmOpens: string;
}

let lastKey = 0;

/** A line of the form from what is kept. */
export function halfDayLine({ amOpens, pmOpens, ...day }: HalfDay): HalfDayLine {
  return { ...day, key: (lastKey += 1), amOpens: amOpens ?? '', pmOpens: pmOpens ?? '' };
}

/** What is kept of a line. */
export function halfDayOf({ name, date, dayEnds, hasAfternoon, amOpens, pmOpens }: HalfDayLine): HalfDay {
  const orUsual = (time: string) => (time.trim() === '' ? null : time.trim());
  return {
    name: name.trim(),
    date,
    dayEnds,
    hasAfternoon,
    amOpens: orUsual(amOpens),
    pmOpens: hasAfternoon ? orUsual(pmOpens) : null,
  };
}

const emptyLine = (registers: RegisterTimes): HalfDayLine => ({
  key: (lastKey += 1),
  name: '',
  date: '',
  dayEnds: registers.pmOpens,
  hasAfternoon: false,
  amOpens: '',
  pmOpens: '',
});

interface HalfDaysProps {
  readonly lines: readonly HalfDayLine[];
  readonly problems: readonly HalfDayProblem[];
  readonly registers: RegisterTimes;
  readonly onChange: (lines: readonly HalfDayLine[]) => void;
}

/** The section. */
export function HalfDays({ lines, problems, registers, onChange }: HalfDaysProps) {
  return (
    <Section title={words.title} lead={words.lead}>
      {lines.length === 0 && <p className="adm-quiet">{words.none}</p>}
      {lines.map((line, index) => (
        <HalfDayFields
          key={line.key}
          line={line}
          registers={registers}
          problem={problemText(
            problems.find((one) => one.index === index),
            lines,
          )}
          onChange={(more) => onChange(lines.map((one) => (one.key === line.key ? { ...one, ...more } : one)))}
          onRemove={() => onChange(lines.filter((one) => one.key !== line.key))}
        />
      ))}
      <div className="adm-actions">
        <Button size="admin" icon={<Plus aria-hidden />} onPress={() => onChange([...lines, emptyLine(registers)])}>
          {words.add}
        </Button>
      </div>
    </Section>
  );
}

interface LineProblem {
  readonly kind: HalfDayProblem['kind'];
  readonly text: string;
}

function problemText(problem: HalfDayProblem | undefined, lines: readonly HalfDayLine[]): LineProblem | null {
  if (problem === undefined) return null;
  const { kind, other = 0 } = problem;
  return { kind, text: kind === 'same' ? words.problems.same(lines[other]?.name ?? '') : words.problems[kind] };
}

interface HalfDayFieldsProps {
  readonly line: HalfDayLine;
  readonly registers: RegisterTimes;
  readonly problem: LineProblem | null;
  readonly onChange: (more: Partial<HalfDayLine>) => void;
  readonly onRemove: () => void;
}

function HalfDayFields({ line, registers, problem, onChange, onRemove }: HalfDayFieldsProps) {
  const says = (...kinds: readonly LineProblem['kind'][]): string | null =>
    problem !== null && kinds.includes(problem.kind) ? problem.text : null;
  return (
    <div className="adm-half-day" role="group" aria-label={line.name.trim() || words.nameless}>
      <TextField
        label={adminReports.termDates.name}
        value={line.name}
        maxLength={60}
        problem={says('name')}
        onChange={(name) => onChange({ name })}
      />
      <DateField
        label={words.date}
        value={line.date}
        problem={says('date', 'same')}
        onChange={(date) => onChange({ date })}
      />
      <TimeField
        label={words.dayEnds}
        value={line.dayEnds}
        problem={says('times')}
        onChange={(dayEnds) => onChange({ dayEnds })}
      />
      <TimeField
        label={words.amOpens}
        hint={words.usual(registers.amOpens)}
        value={line.amOpens}
        onChange={(amOpens) => onChange({ amOpens })}
      />
      <TimeField
        label={words.pmOpens}
        hint={line.hasAfternoon ? words.usual(registers.pmOpens) : words.noAfternoon}
        value={line.hasAfternoon ? line.pmOpens : ''}
        disabled={!line.hasAfternoon}
        onChange={(pmOpens) => onChange({ pmOpens })}
      />
      <button
        type="button"
        className="adm-icon-button"
        aria-label={adminReports.termDates.removeClosure(line.name.trim() || words.nameless)}
        onClick={onRemove}
      >
        <Trash2 aria-hidden size={18} />
      </button>
      <Checkbox
        label={words.hasAfternoon}
        checked={line.hasAfternoon}
        onChange={(hasAfternoon) => onChange({ hasAfternoon })}
      />
    </div>
  );
}
