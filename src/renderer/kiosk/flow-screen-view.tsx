// One screen per state of the flow, and nothing but that.
import { useMemo, type Dispatch, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import { chipsOf } from './chips-of.ts';
import type { FlowEvent } from './flow-events.ts';
import type { FlowState } from './flow-types.ts';
import type { KioskNav } from './kiosk-nav.ts';
import { DoneScreen } from './screens/done-screen.tsx';
import { FailedScreen } from './screens/failed-screen.tsx';
import { IdleScreen } from './screens/idle-screen.tsx';
import { ScanScreen } from './screens/scan-screen.tsx';
import { StepView } from './step-view.tsx';
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
  const waiting = flow.scan?.waiting ?? null;
  if (waiting !== null) {
    return (
      <ScanScreen
        // Another code is another question, and its buttons wait for a first look.
        key={waiting.text}
        kind={waiting.kind}
        nav={nav}
        onUse={() => dispatch({ type: 'scanUsed' })}
        onPutAside={() => dispatch({ type: 'scanPutAside' })}
      />
    );
  }
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
