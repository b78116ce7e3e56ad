// Who is on site, who is out and not yet back, and the roll call. All of it is answered by the kiosk's own store.
import { z } from 'zod';
import { localDate } from '../../domain/attendance.ts';
import { badgeId } from '../../domain/badge-id.ts';
import { movementId, personId } from '../../domain/ids.ts';
import { command, query } from '../endpoint.ts';
import { EXPORT_TIMEOUT_MS, exported } from './export-contract.ts';

/** Out for longer than this, somebody is pointed out. */
export const OVERDUE_AFTER_MINUTES = 120;

export const rollCallId = z.string().min(1).max(64).brand<'RollCallId'>();
export type RollCallId = z.infer<typeof rollCallId>;

/** Somebody as a list names them. */
const listed = z.object({
  personId,
  name: z.string(),
  /** Surname first, for sorting. */
  sortName: z.string(),
  userType: z.string().nullable(),
  /** Year and form of a pupil, department of staff; empty where neither is known. */
  group: z.string(),
});

export const onSitePerson = listed.extend({
  /** Null: not known. */
  building: z.string().nullable(),
  sinceMs: z.number().int(),
  sinceText: z.string(),
  /** Checked out and not back, though signed in: when and why. */
  checkedOut: z.object({ timeText: z.string(), actionName: z.string() }).nullable(),
});
export type OnSitePerson = z.infer<typeof onSitePerson>;

export const rollCallPerson = listed.extend({
  building: z.string().nullable(),
  tick: z.object({ timeText: z.string(), by: z.string() }).nullable(),
  /** Signed out after the roll call began: when. */
  signedOutText: z.string().nullable(),
  checkedOut: z.object({ timeText: z.string(), actionName: z.string() }).nullable(),
});
export type RollCallPerson = z.infer<typeof rollCallPerson>;

export const rollCallSummary = z.object({
  id: rollCallId,
  localDate,
  startedAtMs: z.number().int(),
  startedText: z.string(),
  startedBy: z.string(),
  ended: z.object({ atMs: z.number().int(), timeText: z.string(), by: z.string() }).nullable(),
  peopleCount: z.number().int(),
  tickedCount: z.number().int(),
});
export type RollCallSummary = z.infer<typeof rollCallSummary>;

export const rollCall = rollCallSummary.extend({
  people: z.array(rollCallPerson),
  /** Signed in after it began, and so not on its list. */
  joined: z.array(onSitePerson),
});
export type RollCall = z.infer<typeof rollCall>;

export const evacuationList = z.object({
  localDate,
  timeText: z.string(),
  people: z.array(onSitePerson),
  /** The roll call that is under way. */
  openRollCallId: rollCallId.nullable(),
});
export type EvacuationList = z.infer<typeof evacuationList>;

export const outPerson = listed.extend({
  movementId,
  actionName: z.string(),
  leftAtMs: z.number().int(),
  timeText: z.string(),
  badgeId: badgeId.nullable(),
});
export type OutPerson = z.infer<typeof outPerson>;

/** What can be put on paper. */
export const presenceSheet = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('evacuation') }),
  z.object({ kind: z.literal('outNow') }),
  z.object({ kind: z.literal('rollCall'), rollCallId }),
]);
export type PresenceSheet = z.infer<typeof presenceSheet>;

export const presenceContract = {
  'presence.getEvacuationList': query({ role: 'receptionist', input: z.object({}), output: evacuationList }),
  'presence.getRollCall': query({ role: 'receptionist', input: z.object({ rollCallId }), output: rollCall }),
  /** Newest first. */
  'presence.listRollCalls': query({ role: 'receptionist', input: z.object({}), output: z.array(rollCallSummary) }),
  /** Keeps the list as it is now. @throws CONFLICT when one is under way */
  'presence.startRollCall': command({ role: 'receptionist', input: z.object({}), output: z.object({ rollCallId }) }),
  'presence.tick': command({
    role: 'receptionist',
    input: z.object({ rollCallId, personId, isHere: z.boolean() }),
    output: z.object({}),
  }),
  'presence.endRollCall': command({
    role: 'receptionist',
    input: z.object({ rollCallId }),
    output: z.object({}),
  }),
  'presence.listOutNow': query({ role: 'receptionist', input: z.object({}), output: z.array(outPerson) }),
  /** Somebody came back and did not touch the kiosk: recorded by name, with who recorded it. */
  'presence.recordCameBack': command({
    role: 'receptionist',
    input: z.object({ movementId }),
    output: z.object({ timeText: z.string() }),
  }),
  /** On the badge printer. confirmed: the printer said so; sent: it says nothing. */
  'presence.print': command({
    role: 'receptionist',
    input: presenceSheet,
    output: z.object({ result: z.enum(['confirmed', 'sent']) }),
    // Two hundred people are some two metres of paper.
    timeoutMs: 180_000,
  }),
  'presence.savePdf': command({
    role: 'receptionist',
    input: presenceSheet,
    output: exported,
    timeoutMs: EXPORT_TIMEOUT_MS,
  }),
} as const;
