// Which days the logbook shows: today, yesterday, this week, all, or chosen ones; the arrows go on by as many.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { localDate as localDateSchema } from '../../../shared/domain/attendance.ts';
import type { LogbookRange } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../parts/form/form.tsx';
import { DateField } from '../parts/form/text-field.tsx';
import { FilterSelect } from './filter-select.tsx';
import { daysBetween, dayPlus, shortDayText } from './school-day.ts';

const words = adminLogbook.range;

interface RangeFilterProps {
  readonly range: LogbookRange;
  /** The days the list was made of; null where open or not known yet. */
  readonly from: string | null;
  readonly to: string | null;
  readonly today: string;
  readonly onChange: (range: LogbookRange) => void;
}

/** Days as a range of the contract: today by its name, so that it moves on at midnight. */
function rangeOf(from: string, to: string, today: string): LogbookRange {
  if (from === to && from === today) return { kind: 'today' };
  if (from === to && from === dayPlus(today, -1)) return { kind: 'yesterday' };
  return { kind: 'custom', from: localDateSchema.parse(from), to: localDateSchema.parse(to) };
}

function customWords(range: LogbookRange): string {
  if (range.kind !== 'custom') return words.choose;
  const from = shortDayText(range.from);
  return range.from === range.to ? from : `${from} – ${shortDayText(range.to)}`;
}

/** The days, between an arrow back and one forward. */
export function RangeFilter({ range, from, to, today, onChange }: RangeFilterProps) {
  const [choosing, setChoosing] = useState(false);
  const length = from === null || to === null ? null : daysBetween(from, to) + 1;
  const step = (direction: -1 | 1) => {
    if (from === null || to === null || length === null) return;
    onChange(rangeOf(dayPlus(from, direction * length), dayPlus(to, direction * length), today));
  };
  return (
    <div className="adm-range">
      <button
        type="button"
        className="adm-icon-button"
        aria-label={words.earlier}
        disabled={length === null}
        onClick={() => step(-1)}
      >
        <ChevronLeft aria-hidden size={20} />
      </button>
      <FilterSelect
        label={words.label}
        any={words.today}
        saysAny
        options={[
          { id: 'yesterday', label: words.yesterday },
          { id: 'week', label: words.week },
          { id: 'any', label: words.any },
          // Chosen days are named; the way to choose others is named beside them.
          ...(range.kind === 'custom' ? [{ id: 'custom' as const, label: customWords(range) }] : []),
          { id: 'choose', label: words.choose },
        ]}
        value={range.kind === 'today' ? null : range.kind}
        onChange={(kind) => {
          if (kind === 'choose') setChoosing(true);
          else if (kind !== 'custom') onChange({ kind: kind ?? 'today' });
        }}
      />
      <button
        type="button"
        className="adm-icon-button"
        aria-label={words.later}
        disabled={length === null || to === null || to >= today}
        onClick={() => step(1)}
      >
        <ChevronRight aria-hidden size={20} />
      </button>
      {choosing && (
        <ChooseDays
          from={from ?? today}
          to={to ?? today}
          onClose={() => setChoosing(false)}
          onChoose={(first, last) => {
            setChoosing(false);
            onChange(rangeOf(first, last, today));
          }}
        />
      )}
    </div>
  );
}

interface ChooseDaysProps {
  readonly from: string;
  readonly to: string;
  readonly onChoose: (from: string, to: string) => void;
  readonly onClose: () => void;
}

function ChooseDays({ from, to, onChoose, onClose }: ChooseDaysProps) {
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const [tried, setTried] = useState(false);
  const isDay = (text: string) => localDateSchema.safeParse(text).success;
  const problem = (text: string) => (tried && !isDay(text) ? words.missing : null);
  const wrongOrder = tried && isDay(first) && isDay(last) && last < first ? words.wrongOrder : null;
  const choose = () => {
    setTried(true);
    if (isDay(first) && isDay(last) && first <= last) onChoose(first, last);
  };
  return (
    <Dialog
      title={words.title}
      size="admin"
      onClose={onClose}
      actions={
        <>
          <Button size="admin" tone="primary" onPress={choose}>
            {words.show}
          </Button>
          <Button size="admin" onPress={onClose}>
            {words.cancel}
          </Button>
        </>
      }
    >
      <Form label={words.title} onSubmit={choose}>
        <DateField label={words.from} value={first} onChange={setFirst} problem={problem(first)} />
        <DateField label={words.to} value={last} onChange={setLast} problem={problem(last) ?? wrongOrder} />
      </Form>
    </Dialog>
  );
}
