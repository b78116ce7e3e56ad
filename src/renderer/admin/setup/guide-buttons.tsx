// The guide's own buttons: back, on, skip, finish, later. Above the step, so that they are in sight on every one.
import { setupWords } from '../../strings/admin/setup.ts';
import { Button } from '../../ui/button.tsx';
import type { GuideUse } from './use-guide.ts';

const words = setupWords;

interface GuideButtonsProps {
  readonly guide: GuideUse;
  readonly finished: boolean;
}

/** One line of buttons; the one that leads on is the main one. */
export function GuideButtons({ guide, finished }: GuideButtonsProps) {
  const { place, busy } = guide;
  const isDone = guide.stateOf(place) === 'done';
  // School and test are done when they are; the other steps when a person says so.
  const saysDone = place === 'mappings' || place === 'registers' || place === 'devices';
  return (
    <div className="adm-actions">
      {!guide.isFirst && (
        <Button size="admin" onPress={guide.back}>
          {words.back}
        </Button>
      )}
      {place === 'finish' && (
        <Button size="admin" tone="primary" busy={busy} onPress={guide.finish}>
          {words.finish}
        </Button>
      )}
      {place !== 'finish' && (isDone || saysDone) && (
        <Button size="admin" tone="primary" busy={busy} onPress={() => guide.leave('done')}>
          {isDone ? words.next : words.doneNext}
        </Button>
      )}
      {place !== 'finish' && !isDone && (
        <Button size="admin" busy={busy} onPress={() => guide.leave('skipped')}>
          {words.skip}
        </Button>
      )}
      {!finished && (
        <Button size="admin" busy={busy} onPress={guide.postpone}>
          {words.later}
        </Button>
      )}
    </div>
  );
}
