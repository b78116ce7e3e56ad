// One mark in the side panel: why this letter, where it stands, what went wrong, what to do.
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { useCommand } from '../parts/use-command.ts';
import { StateWord, type LogbookMark } from './mark-chip.tsx';

const words = enAdmin.writeback;

/** True when the mark rests until a person has looked. */
export function isParked(mark: LogbookMark): boolean {
  return mark.state === 'needs_person' || mark.state === 'refused';
}

/** The story of a mark, with *Try again* where that is a person's to decide. */
export function MarkStory({ mark }: { readonly mark: LogbookMark }) {
  const retry = useCommand('admin.retryMark');
  return (
    <article className="adm-story">
      <p className="adm-story__head">
        <span className="adm-chip__letter">{mark.code}</span>
        <span>{words.session[mark.session]}</span>
        <StateWord state={mark.state} />
      </p>
      <p>{mark.explanation}</p>
      <p className="adm-quiet">
        {mark.minutesLate !== null && mark.minutesLate > 0 && `${words.minutesLate(mark.minutesLate)}. `}
        {words.meaning[mark.state]}
      </p>
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
