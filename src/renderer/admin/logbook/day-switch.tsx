// Which day the logbook shows: one back, one forward, today.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { dayPlus, dayText } from './school-day.ts';

interface DaySwitchProps {
  readonly localDate: string;
  readonly today: string;
  /** Null: today, also after midnight. */
  readonly onChange: (localDate: string | null) => void;
}

/** The day in words between two arrows. */
export function DaySwitch({ localDate, today, onChange }: DaySwitchProps) {
  const go = (days: number) => {
    const wanted = dayPlus(localDate, days);
    onChange(wanted >= today ? null : wanted);
  };
  const isToday = localDate === today;
  return (
    <div className="adm-day">
      <button type="button" className="adm-icon-button" aria-label={enAdmin.logbook.earlier} onClick={() => go(-1)}>
        <ChevronLeft aria-hidden size={20} />
      </button>
      <p className="adm-day__text" aria-live="polite">
        {isToday && <strong>{enAdmin.logbook.today} · </strong>}
        {dayText(localDate)}
      </p>
      <button
        type="button"
        className="adm-icon-button"
        aria-label={enAdmin.logbook.later}
        disabled={isToday}
        onClick={() => go(1)}
      >
        <ChevronRight aria-hidden size={20} />
      </button>
      {!isToday && (
        <Button size="admin" onPress={() => onChange(null)}>
          {enAdmin.logbook.today}
        </Button>
      )}
    </div>
  );
}
