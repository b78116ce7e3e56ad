// Actions and registers: what the kiosk offers, which code each choice means, and when the registers are taken.
import { z } from 'zod';
import { action, direction, forSession } from '../../domain/action.ts';
import { codeLetter, codeRule, localDate, registerTimes, session, wallTime } from '../../domain/attendance.ts';
import { actionId } from '../../domain/ids.ts';
import { movementKind } from '../../domain/movement.ts';
import { userTypeId } from '../../domain/user-type.ts';
import { command, query } from '../endpoint.ts';

/** What a person edits; order, retirement and being the return are not edited here. */
export const actionDraft = action.omit({ id: true, sortOrder: true, retired: true, isReturn: true }).extend({
  /** Null: a new one. */
  id: actionId.nullable(),
});
export type ActionDraft = z.infer<typeof actionDraft>;

/** What is not as it should be with a saved action. */
export const actionTroubles = z.object({
  actionId,
  /** Codes it uses that the MIS does not list; always empty while no codes are known. */
  missingCodes: z.array(codeLetter),
  /** What is wrong with its table under the register times in force, in words. */
  tableProblems: z.array(z.string()),
});
export type ActionTroubles = z.infer<typeof actionTroubles>;

export const knownCode = z.object({
  code: codeLetter,
  description: z.string().nullable(),
  type: z.string().nullable(),
});
export type KnownCode = z.infer<typeof knownCode>;

export const actionsPage = z.object({
  /** In the kiosk's order, retired ones too. */
  actions: z.array(action),
  /** Only actions that have some. */
  troubles: z.array(actionTroubles),
  /** Empty: the school's list was never read, and any code is taken. */
  codes: z.array(knownCode),
  userTypes: z.array(z.object({ id: userTypeId, name: z.string(), retired: z.boolean() })),
  /** Every building an action names. */
  buildings: z.array(z.string()),
  registers: registerTimes,
  /** What "as the general setting" means now. */
  general: z.object({ photo: z.boolean(), terms: z.boolean() }),
  termsPublished: z.boolean(),
  today: localDate,
});
export type ActionsPage = z.infer<typeof actionsPage>;

/** What would happen, decided by the very function that decides at the door. */
export const explanation = z.object({
  kind: movementKind,
  /** The sentence a receptionist reads in the logbook. */
  explanation: z.string(),
  marks: z.array(
    z.object({
      date: localDate,
      session,
      code: codeLetter,
      minutesLate: z.number().int().nullable(),
      explanation: z.string(),
      /** "13:30", where the mark waits; null: it is written at once. */
      waitsUntilText: z.string().nullable(),
    }),
  ),
});
export type Explanation = z.infer<typeof explanation>;

export const affectedAction = z.object({ actionId, name: z.string(), direction, problems: z.array(z.string()) });
export type AffectedAction = z.infer<typeof affectedAction>;

export const actionsContract = {
  'actions.getPage': query({ role: 'administrator', input: z.object({}), output: actionsPage }),
  /** @throws VALIDATION naming fields, NOT_FOUND */
  'actions.save': command({
    role: 'administrator',
    input: z.object({ draft: actionDraft }),
    output: z.object({ actionId }),
  }),
  /** The given actions take, in this order, the places they hold among all. */
  'actions.reorder': command({
    role: 'administrator',
    input: z.object({ actionIds: z.array(actionId).min(1).max(500) }),
    output: z.object({}),
  }),
  'actions.setRetired': command({
    role: 'administrator',
    input: z.object({ actionId, retired: z.boolean() }),
    output: z.object({}),
  }),
  'actions.explain': query({
    role: 'administrator',
    input: z.object({
      draft: z.object({
        direction,
        type: action.shape.type,
        building: action.shape.building,
        isReturn: z.boolean(),
        codeRule,
        forSession,
      }),
      localDate,
      time: wallTime,
    }),
    output: explanation,
  }),
  'registers.get': query({ role: 'administrator', input: z.object({}), output: z.object({ times: registerTimes }) }),
  /** Which actions these times would break. */
  'registers.check': query({
    role: 'administrator',
    input: z.object({ times: registerTimes }),
    output: z.object({ affected: z.array(affectedAction) }),
  }),
  /** accept: yes to the actions these times break; without it such times are refused with CONFLICT. */
  'registers.save': command({
    role: 'administrator',
    input: z.object({ times: registerTimes, accept: z.boolean() }),
    output: z.object({ times: registerTimes }),
  }),
} as const;
