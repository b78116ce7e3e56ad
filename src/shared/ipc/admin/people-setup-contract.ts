// User types, departments and Wonde configuration (the sync mappings): which people of the MIS are whose address book.
import { z } from 'zod';
import { actionId } from '../../domain/ids.ts';
import { staffMapping, studentMapping, syncMapping, syncMappingId } from '../../domain/sync-mapping.ts';
import { department, departmentId, groupName, userType, userTypeId } from '../../domain/user-type.ts';
import { yearKey } from '../../domain/year-group.ts';
import { errorCodeNames } from '../../errors/codes.ts';
import { command, query } from '../endpoint.ts';

const count = z.number().int().min(0);
const nothing = z.object({});

export const userTypeRow = userType.extend({
  /** Current people in its address book. */
  people: count,
  /** Why it cannot be retired: mappings that fill it and actions it is offered. */
  mappings: count,
  actions: z.array(z.object({ id: actionId, name: z.string() })),
});
export type UserTypeRow = z.infer<typeof userTypeRow>;

export const departmentRow = department.extend({
  people: count,
  /** Staff mappings that put people into it. */
  mappings: count,
});
export type DepartmentRow = z.infer<typeof departmentRow>;

/** A mapping as it is edited; null id: a new one. */
export const mappingDraft = z.discriminatedUnion('entity', [
  studentMapping.extend({ id: syncMappingId.nullable() }),
  staffMapping.extend({ id: syncMappingId.nullable() }),
]);
export type MappingDraft = z.infer<typeof mappingDraft>;

/** One change of Wonde configuration. */
export const mappingChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('save'), mapping: mappingDraft }),
  z.strictObject({ kind: z.literal('remove'), id: syncMappingId }),
]);
export type MappingChange = z.infer<typeof mappingChange>;

export const mappingPreview = z.object({
  /** People who leave the address book they are in; their PINs and cards are cleared. */
  leaving: count,
  /** Of those, who has a PIN, a card, or either. */
  pins: count,
  cards: count,
  withPinOrCard: count,
  /** People who were in no address book and come into one. */
  joining: count,
  /** Of those who leave, who will be in no address book at all. */
  intoNone: count,
});
export type MappingPreview = z.infer<typeof mappingPreview>;

export const yearOfRoll = z.object({
  key: yearKey,
  /** As the MIS names it; a year that is only in a mapping is named after its key. */
  name: z.string(),
  pupils: count,
  inNoAddressBook: count,
  /** The mapping that lists it; null: it falls under the others, if there is such a mapping. */
  mappingId: syncMappingId.nullable(),
  /** False: listed in a mapping, and the MIS no longer has anybody in it. */
  inMis: z.boolean(),
});
export type YearOfRoll = z.infer<typeof yearOfRoll>;

export const mappingRow = z.object({
  mapping: syncMapping,
  userTypeName: z.string(),
  /** Staff mappings. */
  departmentName: z.string().nullable(),
  /** The department was retired: its people are in none. */
  departmentRetired: z.boolean(),
  people: count,
});
export type MappingRow = z.infer<typeof mappingRow>;

export const wondeConfiguration = z.object({
  mappings: z.array(mappingRow),
  /** In school order. Empty until the first sync. */
  years: z.array(yearOfRoll),
  /** Current pupils no mapping takes in. */
  pupilsInNone: count,
  userTypes: z.array(userType),
  departments: z.array(department),
  mis: z.object({
    /** False: never synced. */
    rollRead: z.boolean(),
    /** Whether the school's MIS lets apps write; null: not known yet. */
    allowsWriteback: z.boolean().nullable(),
    /** The general switch under Integration settings. */
    writebackEnabled: z.boolean(),
  }),
  staff: z.object({
    /** Current staff known here, and how many of them are in no address book. */
    current: count,
    inNone: count,
    /** Of whom the MIS does not say whether they teach. */
    workUnknown: count,
    lastReadAtMs: z.number().int().nullable(),
    /** Why the staff list could not be read the last time. */
    problem: z.enum(errorCodeNames).nullable(),
  }),
});
export type WondeConfiguration = z.infer<typeof wondeConfiguration>;

export const peopleSetupContract = {
  /** In order, retired ones too. */
  'userTypes.list': query({ role: 'receptionist', input: nothing, output: z.array(userTypeRow) }),
  'userTypes.add': command({
    role: 'administrator',
    input: z.object({ name: groupName }),
    output: z.object({ id: userTypeId }),
  }),
  'userTypes.rename': command({
    role: 'administrator',
    input: z.object({ id: userTypeId, name: groupName }),
    output: nothing,
  }),
  /** Refused while a mapping or an unretired action uses it. */
  'userTypes.retire': command({ role: 'administrator', input: z.object({ id: userTypeId }), output: nothing }),
  'userTypes.restore': command({ role: 'administrator', input: z.object({ id: userTypeId }), output: nothing }),
  /** All ids that are not retired, in the new order. */
  'userTypes.reorder': command({
    role: 'administrator',
    input: z.object({ ids: z.array(userTypeId).min(1).max(500) }),
    output: nothing,
  }),
  'departments.list': query({ role: 'receptionist', input: nothing, output: z.array(departmentRow) }),
  'departments.add': command({
    role: 'administrator',
    input: z.object({ name: groupName }),
    output: z.object({ id: departmentId }),
  }),
  'departments.rename': command({
    role: 'administrator',
    input: z.object({ id: departmentId, name: groupName }),
    output: nothing,
  }),
  /** Its people are then in No department. confirmedPeople: how many the person at the screen was told. */
  'departments.retire': command({
    role: 'administrator',
    input: z.object({ id: departmentId, confirmedPeople: count }),
    output: nothing,
  }),
  /** Brings its people back. */
  'departments.restore': command({ role: 'administrator', input: z.object({ id: departmentId }), output: nothing }),
  'departments.reorder': command({
    role: 'administrator',
    input: z.object({ ids: z.array(departmentId).min(1).max(500) }),
    output: nothing,
  }),
  'mappings.list': query({ role: 'administrator', input: nothing, output: wondeConfiguration }),
  /** What a change would do. Changes nothing. */
  'mappings.preview': query({
    role: 'administrator',
    input: z.object({ change: mappingChange }),
    output: mappingPreview,
  }),
  /** confirmed: the numbers the person at the screen was told; another number now is a CONFLICT and nothing changes. */
  'mappings.change': command({
    role: 'administrator',
    input: z.object({
      change: mappingChange,
      confirmed: z.object({ leaving: count, withPinOrCard: count }),
    }),
    output: z.object({ moved: count, cleared: count }),
  }),
} as const;
