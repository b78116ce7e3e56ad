// One screen per question of the flow, and which event each of its touches is.
import { lazy, Suspense, useCallback, type Dispatch, type ReactNode } from 'react';
import type { KioskState, ReasonChoice } from '../../shared/ipc/kiosk-contract.ts';
import { assertNever } from '../../shared/util/assert-never.ts';
import type { FlowEvent } from './flow-events.ts';
import type { FlowState, Step, StepOf } from './flow-types.ts';
import type { KioskNav } from './kiosk-nav.ts';
import { BadgeScreen } from './screens/badge-screen.tsx';
import { CardScreen } from './screens/card-screen.tsx';
import { DepartmentScreen, GroupScreen } from './screens/group-screens.tsx';
import { HowScreen } from './screens/how-screen.tsx';
import { MonthScreen } from './screens/month-screen.tsx';
import { NameScreen, StaffScreen } from './screens/name-screen.tsx';
import { PersonScreen } from './screens/person-screen.tsx';
import { PhotoScreen } from './screens/photo-screen.tsx';
import { PinScreen } from './screens/pin-screen.tsx';
import { ReasonScreen, type OtherAnswer } from './screens/reason-screen.tsx';
import { StillOutScreen } from './screens/still-out-screen.tsx';
import { YearScreen } from './screens/year-screen.tsx';

// Its own file: most schools never show it, and a pupil's first touch does not wait for a reader of Markdown.
const TermsScreen = lazy(async () => ({ default: (await import('./screens/terms-screen.tsx')).TermsScreen }));

export interface StepViewProps {
  readonly step: Step;
  readonly flow: FlowState;
  readonly state: KioskState;
  readonly dispatch: Dispatch<FlowEvent>;
  readonly nav: KioskNav;
}

/** The screen of a question. */
export function StepView(props: StepViewProps): ReactNode {
  const { step } = props;
  switch (step.screen) {
    case 'year':
    case 'month':
    case 'name':
    case 'group':
    case 'department':
    case 'staff':
      return <ChoosingView {...props} step={step} />;
    case 'badge':
    case 'pin':
      return <KeypadView {...props} step={step} />;
    case 'how':
    case 'card':
      return <FindingView {...props} step={step} />;
    default:
      return <ActingView {...props} step={step} />;
  }
}

type Of<S extends Step['screen']> = Omit<StepViewProps, 'step'> & { readonly step: StepOf<S> };

/** Who is it? */
function ChoosingView(props: Of<'year' | 'month' | 'name' | 'group' | 'department' | 'staff'>): ReactNode {
  const { step, flow, dispatch, nav } = props;
  switch (step.screen) {
    case 'year':
      return <YearScreen walk={step.walk} nav={nav} onChoose={(year) => dispatch({ type: 'yearChosen', year })} />;
    case 'month':
      return <MonthScreen walk={step.walk} nav={nav} onChoose={(month) => dispatch({ type: 'monthChosen', month })} />;
    case 'name':
      return (
        <NameScreen
          walk={step.walk}
          nav={nav}
          sendingPersonId={flow.sending?.type === 'returnByPerson' ? flow.sending.personId : null}
          onChoose={(name) => dispatch({ type: 'nameChosen', name })}
        />
      );
    case 'group':
      return <GroupScreen nav={nav} onChoose={(group) => dispatch({ type: 'groupChosen', group })} />;
    case 'department':
      return (
        <DepartmentScreen
          walk={step.walk}
          nav={nav}
          onChoose={(department) => dispatch({ type: 'departmentChosen', department })}
        />
      );
    case 'staff':
      return <StaffScreen walk={step.walk} nav={nav} onChoose={(name) => dispatch({ type: 'nameChosen', name })} />;
    default:
      return assertNever(step);
  }
}

function KeypadView({ step, flow, dispatch, nav }: Of<'badge' | 'pin'>): ReactNode {
  const onDigit = useCallback((digit: string) => dispatch({ type: 'digitTyped', digit }), [dispatch]);
  const onRemove = useCallback(() => dispatch({ type: 'digitRemoved' }), [dispatch]);
  const onEnter = useCallback(() => dispatch({ type: 'digitsEntered' }), [dispatch]);
  const keys = {
    nav,
    sending: flow.sending !== null,
    onDigit,
    onRemove,
    onClear: () => dispatch({ type: 'digitsCleared' }),
  };
  return step.screen === 'badge' ? (
    <BadgeScreen step={step} {...keys} onLost={() => dispatch({ type: 'badgeLost' })} />
  ) : (
    <PinScreen step={step} {...keys} onEnter={onEnter} />
  );
}

function FindingView({ step, dispatch, nav }: Of<'how' | 'card'>): ReactNode {
  return step.screen === 'how' ? (
    <HowScreen nav={nav} onChoose={(how) => dispatch({ type: 'howChosen', how })} />
  ) : (
    <CardScreen problem={step.problem} nav={nav} onByName={() => dispatch({ type: 'howChosen', how: 'name' })} />
  );
}

/** What do they do, and what comes before it? */
function ActingView(props: Of<'reason' | 'person' | 'terms' | 'photo' | 'stillOut'>): ReactNode {
  const { step, flow, state, dispatch, nav } = props;
  const sending = flow.sending !== null;
  const choose = (reason: ReasonChoice): void =>
    dispatch({ type: 'reasonChosen', reason, takesPhoto: reason.takesPhoto && state.cameraDriver !== 'none' });
  switch (step.screen) {
    case 'reason':
      return (
        <ReasonScreen
          walk={step.walk}
          nav={nav}
          sendingActionId={flow.sending?.type === 'movement' ? flow.sending.actionId : null}
          onChoose={choose}
          onOther={(answer) => dispatch(standingEvent(answer))}
        />
      );
    case 'person':
      return (
        <PersonScreen
          walk={step.walk}
          nav={nav}
          sending={flow.sending}
          onOffer={choose}
          onBack={() => dispatch({ type: 'saidBack' })}
          onDoor={(reasonDoor) => dispatch({ type: 'reasonsAskedFor', reasonDoor })}
        />
      );
    case 'terms':
      return (
        <Suspense fallback={null}>
          <TermsScreen
            nav={nav}
            sending={sending}
            onAccept={(versionId) => dispatch({ type: 'termsAccepted', versionId })}
            onGone={() => dispatch({ type: 'termsGone' })}
          />
        </Suspense>
      );
    case 'photo':
      return (
        <PhotoScreen
          driver={state.cameraDriver === 'none' ? 'auto' : state.cameraDriver}
          view={state.cameraView}
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

function standingEvent(answer: OtherAnswer): FlowEvent {
  return answer.next === 'stillOut' ? { type: 'foundOut', leftAtText: answer.leftAtText } : { type: 'foundElsewhere' };
}
