// One screen per state of the flow, and nothing but that.
import { useCallback, useMemo, type Dispatch, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import { assertNever } from '../../shared/util/assert-never.ts';
import { chipsOf } from './chips-of.ts';
import type { FlowEvent } from './flow-machine.ts';
import type { FlowState, Step } from './flow-types.ts';
import type { KioskNav } from './kiosk-nav.ts';
import { BadgeScreen } from './screens/badge-screen.tsx';
import { DoneScreen } from './screens/done-screen.tsx';
import { FailedScreen } from './screens/failed-screen.tsx';
import { IdleScreen } from './screens/idle-screen.tsx';
import { MonthScreen } from './screens/month-screen.tsx';
import { NameScreen } from './screens/name-screen.tsx';
import { PhotoScreen } from './screens/photo-screen.tsx';
import { ReasonScreen } from './screens/reason-screen.tsx';
import { StillOutScreen } from './screens/still-out-screen.tsx';
import { YearScreen } from './screens/year-screen.tsx';
import { newRequestId } from './use-kiosk-flow.ts';

interface FlowScreenViewProps {
  readonly flow: FlowState;
  readonly state: KioskState;
  readonly clockOffsetMs: number;
  readonly dispatch: Dispatch<FlowEvent>;
  readonly onCallReception: () => void;
  readonly onOpenAdmin: () => void;
}

/** The screen the flow is on. */
export function FlowScreenView(props: FlowScreenViewProps): ReactNode {
  const { flow, state, clockOffsetMs, dispatch, onOpenAdmin } = props;
  const { screen, sending } = flow;
  const nav = useNav(props);
  switch (screen.screen) {
    case 'idle':
      return (
        <IdleScreen
          state={state}
          clockOffsetMs={clockOffsetMs}
          onDoor={(door) => dispatch({ type: 'doorOpened', door, requestId: newRequestId() })}
          onOpenAdmin={onOpenAdmin}
        />
      );
    case 'done':
      return (
        <DoneScreen
          key={screen.receipt.movementId}
          done={screen}
          doneMs={state.flow.doneMs}
          onHold={() => dispatch({ type: 'held' })}
          onFinish={() => dispatch({ type: 'finished' })}
        />
      );
    case 'failed':
      return (
        <FailedScreen
          failed={screen}
          nav={nav}
          sending={sending !== null}
          onTryAgain={() => dispatch({ type: 'triedAgain' })}
        />
      );
    default:
      return <StepView step={screen} flow={flow} state={state} dispatch={dispatch} nav={nav} />;
  }
}

interface StepViewProps extends Pick<FlowScreenViewProps, 'flow' | 'state' | 'dispatch'> {
  readonly step: Step;
  readonly nav: KioskNav;
}

function StepView({ step, flow, state, dispatch, nav }: StepViewProps): ReactNode {
  const sending = flow.sending !== null;
  switch (step.screen) {
    case 'badge':
      return <BadgeStepView step={step} sending={sending} dispatch={dispatch} nav={nav} />;
    case 'year':
      return <YearScreen walk={step.walk} nav={nav} onChoose={(year) => dispatch({ type: 'yearChosen', year })} />;
    case 'month':
      return <MonthScreen walk={step.walk} nav={nav} onChoose={(month) => dispatch({ type: 'monthChosen', month })} />;
    case 'name': {
      const sent = flow.sending?.type === 'returnByPerson' ? flow.sending.personId : null;
      return (
        <NameScreen
          walk={step.walk}
          nav={nav}
          sendingPersonId={sent}
          onChoose={(name) => dispatch({ type: 'nameChosen', name })}
        />
      );
    }
    case 'reason': {
      const sent = flow.sending?.type === 'movement' ? flow.sending.actionId : null;
      return (
        <ReasonScreen
          walk={step.walk}
          nav={nav}
          sendingActionId={sent}
          onChoose={(reason) =>
            dispatch({
              type: 'reasonChosen',
              reason,
              takesPhoto: reason.takesPhoto && state.cameraDriver !== 'none',
            })
          }
        />
      );
    }
    case 'photo':
      return (
        <PhotoScreen
          driver={state.cameraDriver === 'node-webcam' ? 'node-webcam' : 'live'}
          nav={nav}
          sending={sending}
          onSettled={(photoId) => dispatch({ type: 'photoSettled', photoId })}
        />
      );
    case 'stillOut':
      return (
        <StillOutScreen
          leftAtText={step.leftAtText}
          nav={nav}
          sending={sending}
          onYes={() => dispatch({ type: 'saidBack' })}
        />
      );
    default:
      return assertNever(step);
  }
}

interface BadgeStepViewProps extends Pick<StepViewProps, 'dispatch' | 'nav'> {
  readonly step: Extract<Step, { screen: 'badge' }>;
  readonly sending: boolean;
}

function BadgeStepView({ step, sending, dispatch, nav }: BadgeStepViewProps): ReactNode {
  const onDigit = useCallback((digit: string) => dispatch({ type: 'digitTyped', digit }), [dispatch]);
  const onRemove = useCallback(() => dispatch({ type: 'digitRemoved' }), [dispatch]);
  return (
    <BadgeScreen
      step={step}
      nav={nav}
      sending={sending}
      onDigit={onDigit}
      onRemove={onRemove}
      onClear={() => dispatch({ type: 'digitsCleared' })}
      onLost={() => dispatch({ type: 'badgeLost' })}
    />
  );
}

function useNav({ flow, dispatch, onCallReception }: FlowScreenViewProps): KioskNav {
  const { t } = useTranslation();
  const { screen, sending } = flow;
  return useMemo(
    () => ({
      chips: chipsOf(screen, t),
      busy: sending !== null,
      onBack: () => dispatch({ type: 'wentBack' }),
      onChip: (step) => dispatch({ type: 'wentTo', step }),
      onStartAgain: () => dispatch({ type: 'startedAgain' }),
      onCallReception,
    }),
    [screen, sending, t, dispatch, onCallReception],
  );
}
