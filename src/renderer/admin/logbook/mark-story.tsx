// One mark in the side panel: why this letter, every step of its way, what went wrong, what to do.
import type { StoryMark } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { useCommand } from '../parts/use-command.ts';
import { StateWord } from './mark-chip.tsx';
import { dueText, momentText, shortDayText } from './school-day.ts';

const words = enAdmin.writeback;
const steps = adminLogbook.story.steps;

type Told =
  'id' | 'code' | 'session' | 'date' | 'state' | 'minutesLate' | 'explanation' | 'lastErrorCode' | 'lastErrorWords';

/** A mark with as much of its way as the page was told. */
export type ToldMark = Pick<StoryMark, Told> & Partial<StoryMark>;

/** True when the mark rests until a person has looked. */
export function isParked(mark: Pick<StoryMark, 'state'>): boolean {
  return mark.state === 'needs_person' || mark.state === 'refused';
}

/** What happened to the mark, in the order it happened. */
function stepsOf(mark: ToldMark, moment: (atMs: number) => string): readonly string[] {
  const at = (atMs: number | null | undefined, words: (when: string) => string) =>
    typeof atMs === 'number' ? [words(moment(atMs))] : [];
  const { attempts = 0, dueAtMs = null } = mark;
  const retryAtMs = dueAtMs === null && attempts > 0 ? mark.nextAttemptAtMs : null;
  return [
    ...at(mark.madeAtMs, steps.made),
    ...(attempts > 0 ? [steps.attempts(attempts)] : []),
    ...at(mark.submittedAtMs, steps.sent),
    ...at(dueAtMs, steps.due),
    ...at(retryAtMs, steps.next),
    ...at(mark.doneAtMs, mark.state === 'confirmed' ? steps.confirmed : steps.ended),
    ...at(mark.verifiedAtMs, steps.verified),
  ];
}

interface MarkStoryProps {
  readonly mark: ToldMark;
  /** Why the movement gave its marks; what a mark says word for word the same is not said twice. */
  readonly alreadySaid?: string;
  /** The movement's own day: a mark for another says which. */
  readonly localDate?: string;
}

/** The story of a mark, with *Try again* where that is a person's to decide. */
export function MarkStory({ mark, alreadySaid, localDate }: MarkStoryProps) {
  const retry = useCommand('admin.retryMark');
  const { kiosk, nowMs } = useAdmin();
  const moment = (atMs: number) => momentText(atMs, nowMs(), kiosk.timeZone);
  const way = stepsOf(mark, moment);
  const meaning =
    typeof mark.dueAtMs === 'number'
      ? adminLogbook.laterMeaning(dueText(mark.dueAtMs, nowMs(), kiosk.timeZone))
      : words.meaning[mark.state];
  return (
    <article className="adm-story">
      <p className="adm-story__head">
        <span className="adm-chip__letter">{mark.code}</span>
        <span>
          {words.session[mark.session]}
          {localDate !== undefined &&
            mark.date !== localDate &&
            ` ${adminLogbook.story.forDay(shortDayText(mark.date))}`}
        </span>
        <StateWord state={mark.state} dueAtMs={mark.dueAtMs ?? null} />
      </p>
      {mark.explanation !== alreadySaid && <p>{mark.explanation}</p>}
      {mark.correction && <p>{adminLogbook.story.correction(mark.correction.by, mark.correction.reason)}</p>}
      <p className="adm-quiet">
        {mark.minutesLate !== null && mark.minutesLate > 0 && `${words.minutesLate(mark.minutesLate)}. `}
        {meaning}
      </p>
      {way.length > 0 && (
        <ol className="adm-steps-list">
          {way.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {mark.lastErrorCode !== null && mark.state !== 'confirmed' && (
        <div className="adm-story__trouble">
          <ErrorStory code={mark.lastErrorCode} />
          {mark.lastErrorWords !== null && <p>{words.misSaid(mark.lastErrorWords)}</p>}
        </div>
      )}
      {isParked(mark) && retry.state.status !== 'done' && (
        <Button
          size="admin"
          busy={retry.busy}
          aria-label={enAdmin.story.retryLabel(mark.code)}
          onPress={() => void retry.run({ markId: mark.id })}
        >
          {retry.busy ? enAdmin.story.retrying : enAdmin.story.retry}
        </Button>
      )}
      {retry.state.status === 'done' && <p role="status">{enAdmin.story.retried}</p>}
      {retry.error !== null && <AdminError error={retry.error} />}
    </article>
  );
}
