// Address books and profiles: what is asked and changed about people. MIS fields are never in an input.
import { z } from 'zod';
import { direction } from '../../domain/action.ts';
import { codeLetter, localDate, session } from '../../domain/attendance.ts';
import { markId, movementId, personId } from '../../domain/ids.ts';
import { writebackState } from '../../domain/mark.ts';
import { identifiedBy, movementKind } from '../../domain/movement.ts';
import { collector, collectorId, credentialKind, personNotes, photoPermission } from '../../domain/person-profile.ts';
import { departmentId, userTypeId } from '../../domain/user-type.ts';
import { command, query } from '../endpoint.ts';
import { EXPORT_TIMEOUT_MS, exported, exportFormat } from './export-contract.ts';

const epochMs = z.number().int();

/** Where somebody stands now. here: came late or came back, nothing since; onSite: signed in; inBuilding: signed in or not, checked in to one; out: at the door, not back. */
export const standing = z.object({
  place: z.enum(['nothing', 'here', 'onSite', 'inBuilding', 'signedOut', 'out']),
  building: z.string().nullable(),
  sinceMs: epochMs.nullable(),
  timeText: z.string().nullable(),
});
export type Standing = z.infer<typeof standing>;

const roll = z.enum(['current', 'left']);

export const addressBook = z.object({
  userTypeId,
  name: z.string(),
  retired: z.boolean(),
  current: z.number().int(),
  leavers: z.number().int(),
});
export type AddressBook = z.infer<typeof addressBook>;

export const addressBookRow = z.object({
  personId,
  forename: z.string(),
  surname: z.string(),
  kind: z.enum(['student', 'staff']),
  yearName: z.string().nullable(),
  formName: z.string().nullable(),
  departmentName: z.string().nullable(),
  hasPin: z.boolean(),
  hasCard: z.boolean(),
  photoPermission,
  standing,
});
export type AddressBookRow = z.infer<typeof addressBookRow>;

export const profile = z.object({
  personId,
  kind: z.enum(['student', 'staff']),
  roll,
  leftAtMs: epochMs.nullable(),
  /** Null: no mapping takes this person in. */
  userType: z.object({ id: userTypeId, name: z.string() }).nullable(),
  /** Kept in the MIS; nothing of it can be changed here. */
  mis: z.object({
    forename: z.string(),
    middleNames: z.string().nullable(),
    surname: z.string(),
    dateOfBirth: z.string().nullable(),
    upn: z.string().nullable(),
    misId: z.string().nullable(),
    wondeId: z.string(),
    yearName: z.string().nullable(),
    formName: z.string().nullable(),
    isTeaching: z.boolean().nullable(),
  }),
  standing,
  pin: z.object({ setAtMs: epochMs }).nullable(),
  card: z.object({ setAtMs: epochMs, hint: z.string() }).nullable(),
  /** False: the key of PINs and cards is lost on this machine. */
  credentialsReadable: z.boolean(),
  photoPermission,
  /** Stills of this person that are on disk now. */
  photosKept: z.number().int(),
  notes: z.string(),
  collectors: z.array(collector),
  /** Staff only: what counts, and what the school set in place of the mapping's. */
  department: z
    .object({ id: departmentId.nullable(), name: z.string().nullable(), own: departmentId.nullable() })
    .nullable(),
});
export type Profile = z.infer<typeof profile>;

/** A mark as the logbook's list has it. */
const historyMark = z.object({
  id: markId,
  code: codeLetter,
  session,
  date: localDate,
  state: writebackState,
  /** When a mark that only waits for its register is sent; null for any other. */
  dueAtMs: epochMs.nullable(),
});

export const historyRow = z.object({
  movementId,
  kind: movementKind,
  direction,
  actionName: z.string(),
  localDate,
  occurredAtMs: epochMs,
  timeText: z.string(),
  building: z.string().nullable(),
  identifiedBy,
  marks: z.array(historyMark),
});
export type HistoryRow = z.infer<typeof historyRow>;

/** One week of the school year, by its Monday. */
export const latenessWeek = z.object({
  monday: localDate,
  times: z.number().int(),
  /** Minutes of the marks that carry them. */
  minutes: z.number().int(),
});
export type LatenessWeek = z.infer<typeof latenessWeek>;

const ofPerson = z.object({ personId });

export const peopleContract = {
  'people.listAddressBooks': query({
    role: 'receptionist',
    input: z.object({}),
    output: z.object({
      books: z.array(addressBook),
      /** Current people whom no mapping takes in. */
      inNoAddressBook: z.number().int(),
    }),
  }),
  'people.getAddressBook': query({
    role: 'receptionist',
    /** A book of thousands comes in pieces: `after` is the piece's `next`; null asks for the first. */
    input: z.object({ userTypeId, roll, after: personId.nullable() }),
    output: z.object({ rows: z.array(addressBookRow), next: personId.nullable() }),
  }),
  /** Exactly the people named, in their order: what is filtered on screen. */
  'people.exportAddressBook': command({
    role: 'receptionist',
    input: z.object({
      userTypeId,
      roll,
      personIds: z.array(personId).max(20_000),
      search: z.string().max(200),
      format: exportFormat,
    }),
    output: exported,
    timeoutMs: EXPORT_TIMEOUT_MS,
  }),
  'people.getProfile': query({ role: 'receptionist', input: ofPerson, output: profile }),
  'people.getHistory': query({
    role: 'receptionist',
    input: ofPerson,
    output: z.object({
      /** Newest first. */
      rows: z.array(historyRow),
      lateness: z.object({
        from: localDate,
        weeks: z.array(latenessWeek),
        times: z.number().int(),
        minutes: z.number().int(),
      }),
    }),
  }),
  'people.suggestPin': query({ role: 'receptionist', input: ofPerson, output: z.object({ pin: z.string() }) }),
  /** VALIDATION names `pin` with a PinProblem. A PIN that is taken is not said to be anybody's. */
  'people.setPin': command({
    role: 'receptionist',
    input: z.object({ personId, pin: z.string().trim().max(20) }),
    output: z.object({}),
  }),
  /** A card of somebody current is moved only when that person is named in `moveFrom`. */
  'people.setCard': command({
    role: 'receptionist',
    input: z.object({ personId, text: z.string().max(100), moveFrom: personId.nullable() }),
    output: z.discriminatedUnion('result', [
      z.object({ result: z.literal('set'), hint: z.string() }),
      z.object({
        result: z.literal('taken'),
        holder: z.object({ personId, name: z.string(), detail: z.string().nullable() }),
      }),
    ]),
  }),
  'people.clearCredential': command({
    role: 'receptionist',
    input: z.object({ personId, kind: credentialKind }),
    output: z.object({}),
  }),
  'people.setPhotoPermission': command({
    role: 'receptionist',
    input: z.object({ personId, photoPermission }),
    output: z.object({}),
  }),
  'people.setNotes': command({
    role: 'receptionist',
    input: z.object({ personId, notes: personNotes }),
    output: z.object({}),
  }),
  /** The whole list, in order. A null id is somebody new. */
  'people.setCollectors': command({
    role: 'receptionist',
    input: z.object({ personId, collectors: z.array(collector.extend({ id: collectorId.nullable() })).max(30) }),
    output: z.array(collector),
  }),
  /** Null: back to the department of the mapping. */
  'people.setDepartment': command({
    role: 'receptionist',
    input: z.object({ personId, departmentId: departmentId.nullable() }),
    output: z.object({}),
  }),
  'people.erasePhotos': command({
    role: 'administrator',
    input: ofPerson,
    output: z.object({ erased: z.number().int(), failed: z.number().int() }),
    timeoutMs: 60_000,
  }),
  /** Everything held about a person, as a page to read or as JSON. */
  'people.exportPerson': command({
    role: 'administrator',
    input: z.object({ personId, format: z.enum(['html', 'json']) }),
    output: exported,
    timeoutMs: EXPORT_TIMEOUT_MS,
  }),
  /** After the key was lost: every PIN and card is set again. CONFLICT while the key can be opened. */
  'people.forgetLostCredentials': command({
    role: 'administrator',
    input: z.object({ confirmed: z.literal(true) }),
    output: z.object({ count: z.number().int() }),
  }),
} as const;
