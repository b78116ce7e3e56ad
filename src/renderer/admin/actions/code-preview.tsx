// "What would happen at 09:12 on Monday": asked of main, which decides with the function the kiosk's door uses.
import { useState } from 'react';
import type { ActionsPage, Explanation } from '../../../shared/ipc/admin/actions-contract.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { FieldRow } from '../parts/form/form.tsx';
import { isLocalTime } from '../parts/form/read-time.ts';
import { DateField, TimeField } from '../parts/form/text-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { isBuilding, ruleOf, type EditedAction } from './edited-action.ts';

const words = adminActions.preview;

interface CodePreviewProps {
  readonly edited: EditedAction;
  readonly facts: ActionsPage;
}

/** A day and a time, and what this action would do then. */
export function CodePreview({ edited, facts }: CodePreviewProps) {
  const [localDate, setLocalDate] = useState(() => nextSchoolDay(facts));
  const [time, setTime] = useState('09:12');
  const rule = ruleOf(edited);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(localDate);
  const ready = rule !== null && isDate && isLocalTime(time);
  const { direction, type, isReturn, forSession } = edited;
  const building = isBuilding(edited) ? edited.building : null;
  const answer = useAdminQuery(
    'actions.explain',
    ready ? { draft: { direction, type, building, isReturn, codeRule: rule, forSession }, localDate, time } : null,
  );
  return (
    <div className="adm-form" role="group" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="adm-quiet">{words.lead}</p>
      <FieldRow>
        <DateField label={words.date} value={localDate} onChange={setLocalDate} />
        <TimeField label={words.time} value={time} onChange={setTime} />
      </FieldRow>
      {ready ? (
        <Loaded result={answer}>
          {(explanation) => <Answer explanation={explanation} title={words.on(weekdayOf(localDate), time)} />}
        </Loaded>
      ) : (
        <p className="adm-quiet">{words.notReady}</p>
      )}
    </div>
  );
}

function Answer({ explanation, title }: { readonly explanation: Explanation; readonly title: string }) {
  const [mark] = explanation.marks;
  return (
    <Notice tone={mark === undefined ? 'calm' : 'good'} title={title} live="status">
      <p>{explanation.explanation}</p>
      {mark !== undefined && (
        <p className="adm-quiet">
          {mark.waitsUntilText === null ? words.atOnce : words.waits(mark.waitsUntilText)}
          {mark.minutesLate !== null && ` ${words.minutes(mark.minutesLate)}`}
        </p>
      )}
    </Notice>
  );
}

/** A calendar date as UTC noon: only its weekday and its neighbours are asked for. */
const noonOf = (localDate: string): Date => new Date(`${localDate}T12:00:00Z`);

function weekdayOf(localDate: string): string {
  return noonOf(localDate).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
}

/** Today, or the next day with lessons. */
function nextSchoolDay({ today, registers }: ActionsPage): string {
  const days = Array.from({ length: 7 }, (_, offset) => new Date(noonOf(today).getTime() + offset * 86_400_000));
  const weekday = (date: Date) => date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
  const found = days.find((date) => registers.schoolDays.some((day) => day === weekday(date)));
  return (found ?? noonOf(today)).toISOString().slice(0, 10);
}
