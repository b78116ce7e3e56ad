// Where one is in the guide, and what its buttons do. Main remembers the steps; only the place is the screen's own.
import { useState } from 'react';
import type { SetupStepState, SetupView } from '../../../shared/ipc/admin/setup-contract.ts';
import type { SetupStep } from '../../../shared/settings/setup.ts';
import { setupWords } from '../../strings/admin/setup.ts';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { useCommand } from '../parts/use-command.ts';

/** A step, or the end of the guide. */
export type Place = SetupStep | 'finish';

function firstOpen({ steps }: SetupView): Place {
  return steps.find(({ state }) => state === 'open')?.id ?? 'finish';
}

/** The guide over what main remembers; `onFresh` asks main again. */
export function useGuide(view: SetupView, onFresh: () => void) {
  const { go } = useAdmin();
  const toast = useToast();
  const ask = useAskBeforeLeaving();
  const mark = useCommand('setup.markStep');
  const postpone = useCommand('setup.postpone');
  const finish = useCommand('setup.finish');
  const [place, setPlace] = useState<Place>(() => firstOpen(view));
  const places: readonly Place[] = [...view.steps.map(({ id }) => id), 'finish'];
  const at = places.indexOf(place);
  const stateOf = (id: Place): SetupStepState => view.steps.find((step) => step.id === id)?.state ?? 'open';

  async function leave(as: 'done' | 'skipped'): Promise<void> {
    if (place === 'finish') return;
    // A step main knows to be done is done, whatever is marked.
    if (stateOf(place) !== 'done' && (await mark.run({ step: place, as })) === null) return;
    onFresh();
    setPlace(places[at + 1] ?? 'finish');
  }
  async function end(how: typeof postpone | typeof finish, said: string): Promise<void> {
    if ((await how.run({})) === null) return;
    toast.say(said);
    go('logbook');
  }
  return {
    place,
    places,
    stateOf,
    busy: mark.busy || postpone.busy || finish.busy,
    error: mark.error ?? postpone.error ?? finish.error,
    isFirst: at === 0,
    goTo: (next: Place) => ask(() => setPlace(next)),
    back: () => ask(() => setPlace(places[at - 1] ?? place)),
    leave: (as: 'done' | 'skipped') => ask(() => void leave(as)),
    markDone: (step: SetupStep) => void mark.run({ step, as: 'done' }).then(onFresh),
    finish: () => ask(() => void end(finish, setupWords.finished)),
    postpone: () => ask(() => void end(postpone, setupWords.laterSaid)),
  };
}

export type GuideUse = ReturnType<typeof useGuide>;
