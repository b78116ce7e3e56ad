// Everything that can happen to the kiosk's flow.
import type { PhotoId, RequestId } from '../../shared/domain/ids.ts';
import type { TermsVersionId } from '../../shared/domain/terms.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { NameChoice, ReasonChoice, Receipt, YearGroupChoice } from '../../shared/ipc/kiosk-contract.ts';
import type { ChosenDepartment, ChosenGroup, Door, KeptState } from './flow-types.ts';
import type { EarlierStep } from './step-back.ts';

/** What a person touches on the screen that asks for it. */
export type ChoiceEvent =
  | { readonly type: 'yearChosen'; readonly year: YearGroupChoice }
  | { readonly type: 'monthChosen'; readonly month: number }
  | { readonly type: 'nameChosen'; readonly name: NameChoice }
  /** takesPhoto: the reason wants one and this kiosk has a camera. */
  | { readonly type: 'reasonChosen'; readonly reason: ReasonChoice; readonly takesPhoto: boolean }
  | { readonly type: 'termsAccepted'; readonly versionId: TermsVersionId }
  /** The terms were withdrawn while somebody came to them. */
  | { readonly type: 'termsGone' }
  | { readonly type: 'photoSettled'; readonly photoId: PhotoId | null }
  | { readonly type: 'saidBack' };

/** What main said of the person whose reasons were asked for. */
export type StandingEvent =
  { readonly type: 'foundOut'; readonly leftAtText: string } | { readonly type: 'foundElsewhere' };

/** Sign in or out: how, and who. */
export type SignEvent =
  | { readonly type: 'howChosen'; readonly how: 'name' | 'pin' }
  | { readonly type: 'groupChosen'; readonly group: ChosenGroup }
  | { readonly type: 'departmentChosen'; readonly department: ChosenDepartment }
  | { readonly type: 'reasonsAskedFor'; readonly reasonDoor: 'late' | 'leaving' };

export type KeypadEvent =
  | { readonly type: 'digitTyped'; readonly digit: string }
  | { readonly type: 'digitRemoved' }
  | { readonly type: 'digitsCleared' }
  | { readonly type: 'digitsEntered' }
  | { readonly type: 'badgeLost' };

/** What main answered to a submission. */
type AnswerEvent =
  | { readonly type: 'recorded'; readonly requestId: RequestId; readonly receipt: Receipt }
  | { readonly type: 'identified'; readonly requestId: RequestId; readonly name: NameChoice }
  | {
      readonly type: 'refused';
      readonly requestId: RequestId;
      readonly code: ErrorCode;
      readonly ref: string;
      readonly leftAtText: string | null;
    };

/** What happens of itself. */
type QuietEvent =
  | { readonly type: 'idleWarned' }
  | { readonly type: 'stayed' }
  | { readonly type: 'idleExpired' }
  | { readonly type: 'restored'; readonly kept: KeptState };

export type ScanEvent =
  /** A scanner or a card reader typed this; atMs on the page's own clock. */
  | { readonly type: 'scanned'; readonly text: string; readonly requestId: RequestId; readonly atMs: number }
  /** The scan that waits: start with it, or carry on without. */
  | { readonly type: 'scanUsed' }
  | { readonly type: 'scanPutAside' }
  | { readonly type: 'scanNoteRead' };

export type TouchEvent =
  | { readonly type: 'doorOpened'; readonly door: Door; readonly requestId: RequestId }
  | ScanEvent
  | { readonly type: 'wentBack' }
  | { readonly type: 'wentTo'; readonly step: EarlierStep }
  | { readonly type: 'startedAgain' }
  | { readonly type: 'triedAgain' }
  | { readonly type: 'held' }
  | { readonly type: 'finished' }
  | KeypadEvent
  | ChoiceEvent
  | StandingEvent
  | SignEvent;

export type FlowEvent = TouchEvent | AnswerEvent | QuietEvent;
