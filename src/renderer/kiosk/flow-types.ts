// The shapes of the kiosk's flow: which screen, what was chosen so far, what is being sent. zod schemas, because a
// kept flow comes back as text after a crash.
import { z } from 'zod';
import { actionId, personId, photoId, requestId } from '../../shared/domain/ids.ts';
import { errorCodeNames } from '../../shared/errors/codes.ts';
import { birthMonth, nameChoice, reasonChoice, yearGroupChoice } from '../../shared/ipc/kiosk-contract.ts';
import type { Receipt } from '../../shared/ipc/kiosk-contract.ts';

/** The three doors of the idle screen. */
export const door = z.enum(['late', 'leaving', 'return']);
export type Door = z.infer<typeof door>;

const walk = z.object({ requestId, door });
const yearChosen = walk.extend({ year: yearGroupChoice });
const monthChosen = yearChosen.extend({ month: birthMonth });
const nameChosen = monthChosen.extend({ name: nameChoice });
const reasonChosen = nameChosen.extend({ reason: reasonChoice });

/** What was chosen so far; each screen knows everything before it. */
export type Walk = z.infer<typeof walk>;
export type YearChosen = z.infer<typeof yearChosen>;
export type MonthChosen = z.infer<typeof monthChosen>;
export type NameChosen = z.infer<typeof nameChosen>;
export type ReasonChosen = z.infer<typeof reasonChosen>;

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

const badgeStep = z.object({
  screen: z.literal('badge'),
  walk,
  /** Digits only, at most eight. */
  typed: z.string(),
  problem: badgeProblem.nullable(),
});

/** A screen that asks one question. */
export const step = z.discriminatedUnion('screen', [
  badgeStep,
  z.object({ screen: z.literal('year'), walk }),
  z.object({ screen: z.literal('month'), walk: yearChosen }),
  z.object({ screen: z.literal('name'), walk: monthChosen }),
  z.object({ screen: z.literal('reason'), walk: nameChosen }),
  z.object({ screen: z.literal('photo'), walk: reasonChosen }),
  /** Main says the pupil is signed out: are they back? leftAtText is when, where main gave it. */
  z.object({ screen: z.literal('stillOut'), walk: nameChosen, leftAtText: z.string().nullable() }),
]);
export type Step = z.infer<typeof step>;
export type BadgeStep = z.infer<typeof badgeStep>;

/** One request to record something. The same requestId twice is the same movement. */
export const submission = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('movement'),
    requestId,
    kind: z.enum(['late', 'leaving']),
    personId,
    actionId,
    photoId: photoId.nullable(),
  }),
  z.object({ type: z.literal('returnByBadge'), requestId, text: z.string().max(64) }),
  z.object({ type: z.literal('returnByPerson'), requestId, personId }),
]);
export type Submission = z.infer<typeof submission>;

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

export interface FlowState {
  readonly screen: FlowScreen;
  /** Under way right now; nothing else can be chosen meanwhile. */
  readonly sending: Submission | null;
  /** The "are you still there?" countdown is on. */
  readonly warned: boolean;
}

/** What is kept in main against a renderer crash: never an idle and never a finished flow. */
export const keptState = z.object({ screen: z.union([step, failedScreen]), sending: submission.nullable() });
export type KeptState = z.infer<typeof keptState>;
