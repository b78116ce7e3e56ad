// "What would happen at 09:12 on Monday": asked of main, which decides with the function the kiosk's door uses.
import { useState } from 'react';
import type { RegisterTimes } from '../../../shared/domain/attendance.ts';
import type { ActionsPage, Explanation } from '../../../shared/ipc/admin/actions-contract.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { FieldRow } from '../parts/form/form.tsx';
import { isLocalTime } from '../parts/form/read-time.ts';
import { Select } from '../parts/form/select.tsx';
import { TimeField } from '../parts/form/text-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { isBuilding, ruleOf, type EditedAction } from './edited-action.ts';

const words = adminActions.preview;
const DAY_MS = 86_400_000;

interface CodePreviewProps {
  readonly edited: EditedAction;
  readonly facts: ActionsPage;
}

/** A day and a time, and what this action would do then. */
export function CodePreview({ edited, facts }: CodePreviewProps) {
  const days = nextDays(facts.today);
  const [localDate, setLocalDate] = useState(() => firstSchoolDay(days, facts.registers));
  const [time, setTime] = useState('09:12');
  const rule = ruleOf(edited);
  const ready = rule !== null && isLocalTime(time);
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
        <Select
          label={words.date}
          options={days.map((id) => ({ id, label: weekdayOf(id) }))}
          value={localDate}
          onChange={setLocalDate}
        />
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

/** Today and the six days after it: the answer is the same a week later. */
function nextDays(today: string): readonly string[] {
  const noonMs = noonOf(today).getTime();
  return Array.from({ length: 7 }, (_, offset) => new Date(noonMs + offset * DAY_MS).toISOString().slice(0, 10));
}

/** The first of these days with lessons. */
function firstSchoolDay(days: readonly string[], { schoolDays }: RegisterTimes): string {
  const nameOf = (day: string) =>
    noonOf(day).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
  return days.find((day) => schoolDays.some((each) => each === nameOf(day))) ?? days[0] ?? '';
}
