// The shapes of the kiosk's flow: which screen, what was chosen so far, what is being sent. zod schemas, because a
// kept flow comes back as text after a crash.
import { z } from 'zod';
import { actionId, personId, photoId, requestId, type RequestId } from '../../shared/domain/ids.ts';
import type { ForeignCode } from '../../shared/domain/scan-text.ts';
import { termsVersionId } from '../../shared/domain/terms.ts';
import { errorCodeNames } from '../../shared/errors/codes.ts';
import {
  birthMonth,
  departmentChoice,
  nameChoice,
  reasonChoice,
  signGroup,
  yearGroupChoice,
} from '../../shared/ipc/kiosk-contract.ts';
import type { Receipt } from '../../shared/ipc/kiosk-contract.ts';

/** The doors of the idle screen. */
export const door = z.enum(['late', 'leaving', 'return', 'sign']);
export type Door = z.infer<typeof door>;

/** A question that had one answer is not asked, and Back passes it by. */
const only = z.boolean();

const walk = z.object({
  requestId,
  door,
  /** How the person was found, where not by name. */
  foundBy: z.enum(['pin', 'card']).optional(),
  group: signGroup.extend({ only }).optional(),
});
const groupChosen = walk.required({ group: true });
const departmentChosen = groupChosen.extend({ department: departmentChoice.extend({ only }) });
const yearChosen = walk.extend({ year: yearGroupChoice });
const monthChosen = yearChosen.extend({ month: birthMonth });
/** By year and month, by department, or at once by PIN or card. */
const nameChosen = walk.extend({
  year: yearGroupChoice.optional(),
  month: birthMonth.optional(),
  department: departmentChoice.extend({ only }).optional(),
  name: nameChoice,
  /** Set where the reasons were asked for on the person screen. */
  reasonDoor: z.enum(['late', 'leaving']).optional(),
});
/** askedOn: where Back leads from what follows. */
const reasonChosen = nameChosen.extend({ reason: reasonChoice, askedOn: z.enum(['reason', 'person']) });
const termsSettled = reasonChosen.extend({ termsVersionId: termsVersionId.nullable() });

/** What was chosen so far; each screen knows everything before it. */
export type Walk = z.infer<typeof walk>;
export type GroupChosen = z.infer<typeof groupChosen>;
export type DepartmentChosen = z.infer<typeof departmentChosen>;
export type YearChosen = z.infer<typeof yearChosen>;
export type MonthChosen = z.infer<typeof monthChosen>;
export type NameChosen = z.infer<typeof nameChosen>;
export type ReasonChosen = z.infer<typeof reasonChosen>;
export type TermsSettled = z.infer<typeof termsSettled>;
export type ChosenGroup = GroupChosen['group'];
export type ChosenDepartment = DepartmentChosen['department'];

/** What is wrong with the number on the keypad: a code from main, or a scan that was no badge at all. */
export const badgeProblem = z.enum([
  'BADGE_CHECK_FAILED',
  'BADGE_UNKNOWN',
  'BADGE_USED',
  'BADGE_EXPIRED',
  'NOT_OUT',
  'TOO_MANY_TRIES',
  'notABadge',
]);
export type BadgeProblem = z.infer<typeof badgeProblem>;

/** A code that is none of ours, by where it comes from. */
const foreignProblems = ['foreignProduct', 'foreignLink', 'foreignOther'] as const;

/**
 * Why a PIN or a card opened nothing; notNow: this kiosk can read none at the moment; foreign…: what was scanned comes
 * from elsewhere.
 */
export const credentialProblem = z.enum(['PIN_WRONG', 'CARD_UNKNOWN', 'TOO_MANY_TRIES', 'notNow', ...foreignProblems]);
export type CredentialProblem = z.infer<typeof credentialProblem>;
export type ForeignProblem = (typeof foreignProblems)[number];

/** The words of a code from elsewhere. */
export function foreignProblem(from: ForeignCode): ForeignProblem {
  const problems = { product: 'foreignProduct', link: 'foreignLink', other: 'foreignOther' } as const;
  return problems[from];
}

const badgeStep = z.object({
  screen: z.literal('badge'),
  walk,
  /** Digits only, at most eight. */
  typed: z.string(),
  problem: badgeProblem.nullable(),
});

const pinStep = z.object({
  screen: z.literal('pin'),
  walk,
  /** Digits only, at most eight; never kept and never shown. */
  typed: z.string(),
  problem: credentialProblem.nullable(),
});

/** A screen that asks one question. */
export const step = z.discriminatedUnion('screen', [
  badgeStep,
  z.object({ screen: z.literal('year'), walk }),
  z.object({ screen: z.literal('month'), walk: yearChosen }),
  z.object({ screen: z.literal('name'), walk: monthChosen }),
  z.object({ screen: z.literal('reason'), walk: nameChosen }),
  z.object({ screen: z.literal('terms'), walk: reasonChosen, takesPhoto: z.boolean() }),
  z.object({ screen: z.literal('photo'), walk: termsSettled }),
  /** Main says the pupil is signed out: are they back? leftAtText is when, where main gave it. */
  z.object({ screen: z.literal('stillOut'), walk: nameChosen, leftAtText: z.string().nullable() }),
  /** Sign in or out: by name, by PIN, or with a card. */
  z.object({ screen: z.literal('how'), walk }),
  /** A card was presented: it is being read, or was not known. */
  z.object({ screen: z.literal('card'), walk, problem: credentialProblem.nullable() }),
  pinStep,
  z.object({ screen: z.literal('group'), walk }),
  z.object({ screen: z.literal('department'), walk: groupChosen }),
  z.object({ screen: z.literal('staff'), walk: departmentChosen }),
  /** Where somebody stands, and what fits. */
  z.object({ screen: z.literal('person'), walk: nameChosen }),
]);
export type Step = z.infer<typeof step>;
export type BadgeStep = z.infer<typeof badgeStep>;
export type PinStep = z.infer<typeof pinStep>;
export type StepOf<S extends Step['screen']> = Extract<Step, { screen: S }>;

const foundBy = z.enum(['name', 'pin', 'card']);

/** One request to main. The same requestId twice is the same movement; identify records nothing. */
export const submission = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('movement'),
    requestId,
    personId,
    actionId,
    photoId: photoId.nullable(),
    termsVersionId: termsVersionId.nullable(),
    identifiedBy: foundBy,
  }),
  z.object({ type: z.literal('returnByBadge'), requestId, text: z.string().max(64) }),
  z.object({ type: z.literal('returnByPerson'), requestId, personId, identifiedBy: foundBy }),
  z.object({
    type: z.literal('identify'),
    requestId,
    by: z.object({ kind: z.enum(['card', 'pin']), text: z.string().max(64) }),
  }),
]);
export type Submission = z.infer<typeof submission>;
export type SubmissionOf<T extends Submission['type']> = Extract<Submission, { type: T }>;

const failedScreen = z.object({
  screen: z.literal('failed'),
  /** Where Back goes. */
  step,
  /** What Try again sends, unchanged. */
  submission,
  code: z.enum(errorCodeNames),
  ref: z.string(),
});
export type FailedScreen = z.infer<typeof failedScreen>;

export interface DoneScreen {
  readonly screen: 'done';
  readonly receipt: Receipt;
  /** The person asked for the screen to stay. */
  readonly held: boolean;
}

export type FlowScreen = { readonly screen: 'idle' } | Step | FailedScreen | DoneScreen;

/** What is said of a scan without leaving the screen. missed: it came while something else was being saved. */
export type ScanNote = ForeignProblem | 'damaged' | 'missed';

/** What the flow knows of scans; in this window only, never kept in main: a card's text opens its owner's screen. */
export interface ScanMemory {
  /** The code heard last, whatever became of it. */
  readonly last: { readonly text: string; readonly atMs: number } | null;
  /** The code that began the walk on screen. */
  readonly owner: string | null;
  /** A scan in the middle of a walk: is it to be used? */
  readonly waiting: {
    readonly text: string;
    readonly requestId: RequestId;
    readonly kind: 'badge' | 'card';
  } | null;
  readonly note: ScanNote | null;
}

export interface FlowState {
  readonly screen: FlowScreen;
  /** Under way right now; nothing else can be chosen meanwhile. */
  readonly sending: Submission | null;
  /** The "are you still there?" countdown is on. */
  readonly warned: boolean;
  /** Left out until something was scanned. */
  readonly scan?: ScanMemory;
}

/** What is kept in main against a renderer crash: never an idle and never a finished flow. */
export const keptState = z.object({ screen: z.union([step, failedScreen]), sending: submission.nullable() });
export type KeptState = z.infer<typeof keptState>;
