// What a school keeps of a person beside the MIS: PIN, card, photo permission, who may collect them, notes.
import { z } from 'zod';

export const credentialKind = z.enum(['pin', 'card']);
export type CredentialKind = z.infer<typeof credentialKind>;

/** Whether the school may keep a photo of this person; nobody has asked, yes, or no. */
export const photoPermission = z.enum(['notSaid', 'given', 'refused']);
export type PhotoPermission = z.infer<typeof photoPermission>;

export const MAX_NOTES = 2_000;
export const personNotes = z.string().max(MAX_NOTES);

export const collectorId = z.uuid().brand<'CollectorId'>();
export type CollectorId = z.infer<typeof collectorId>;

/** Somebody who may collect a pupil. */
export const collector = z.object({
  id: collectorId,
  name: z.string().trim().min(1).max(80),
  /** Mother, childminder: the school's own word; may be empty. */
  relation: z.string().trim().max(60),
  /** As the school writes it; letters that no telephone has are refused. */
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^\+?[\d\s()./-]{3,}(\s?(x|ext\.?)\s?\d{1,6})?$/i, 'a telephone number')
    .nullable(),
});
export type Collector = z.infer<typeof collector>;

/** A PIN is four to eight digits. */
export const PIN_FORM = /^\d{4,8}$/;

/** Why a PIN is not taken. */
export const pinProblem = z.enum(['form', 'repeat', 'run', 'birthDate', 'common', 'taken']);
export type PinProblem = z.infer<typeof pinProblem>;
