// The setup guide's memory: which steps are done, skipped or open, over restarts.
import type { SetupStepState, SetupView } from '../../../shared/ipc/admin/setup-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { setupStepIds, type SetupSettings, type SetupStep } from '../../../shared/settings/setup.ts';
import { WONDE_TOKEN_SECRET } from '../admin/wonde-access.ts';
import { writeChange } from '../admin/write-change.ts';
import type { Clock, Random } from '../ports.ts';
import type { Store } from '../store-port.ts';

export interface SetupGuideDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: () => Settings;
  readonly demo: boolean;
  /** Reads the changed settings. */
  readonly onChanged: () => void;
}

export interface SetupGuide {
  view(): SetupView;
  markStep(step: SetupStep, as: SetupStepState, who: string): SetupView;
  postpone(who: string): SetupView;
  finish(who: string): SetupView;
}

const without = (steps: readonly SetupStep[], step: SetupStep): SetupStep[] => steps.filter((one) => one !== step);

/** A step as it counts now: whoever sees the guide has a password, and a school that is set needs no telling. */
function stateOf(step: SetupStep, { done, skipped }: SetupSettings, hasSchool: boolean): SetupStepState {
  if (step === 'password' || (step === 'school' && hasSchool) || done.includes(step)) return 'done';
  return skipped.includes(step) ? 'skipped' : 'open';
}

/** Builds the guide's operations. */
export function createSetupGuide(deps: SetupGuideDeps): SetupGuide {
  const { store, clock, settings, demo } = deps;
  const view = (): SetupView => {
    const { setup, wonde } = settings();
    // The demo's school is no step of setting up a real one.
    const hasSchool = !demo && wonde.schoolId !== '' && store.findSecret(WONDE_TOKEN_SECRET) !== null;
    const isBegun = setup.done.length > 0 || setup.skipped.length > 0 || setup.postponedAtMs !== null;
    const isOpen = !demo && setup.finishedAtMs === null;
    return {
      demo,
      steps: setupStepIds.map((id) => ({ id, state: stateOf(id, setup, hasSchool) })),
      finishedAtMs: setup.finishedAtMs,
      // A kiosk set up by a provisioning file has a school and never began the guide.
      opensByItself: isOpen && (isBegun || !hasSchool) && setup.postponedAtMs === null,
      offersToGoOn: isOpen && (isBegun || !hasSchool),
    };
  };
  const change = (who: string, what: string, next: (before: SetupSettings) => SetupSettings): SetupView => {
    const before = settings().setup;
    const after = next(before);
    store.transaction((writer) => {
      writer.setSetting('setup', after, clock.nowMs());
      writeChange(writer, deps, who, { what, subjectId: 'setup', before, after });
    });
    deps.onChanged();
    return view();
  };
  return {
    view,
    markStep: (step, as, who) =>
      change(who, 'setup.stepMarked', (before) => ({
        ...before,
        done: as === 'done' ? [...without(before.done, step), step] : without(before.done, step),
        skipped: as === 'skipped' ? [...without(before.skipped, step), step] : without(before.skipped, step),
      })),
    postpone: (who) => change(who, 'setup.postponed', (before) => ({ ...before, postponedAtMs: clock.nowMs() })),
    finish: (who) => change(who, 'setup.finished', (before) => ({ ...before, finishedAtMs: clock.nowMs() })),
  };
}
