// The parts of the provisioning file that say who is who and what they may do. Everything is named as people name it;
// the same schemas as the screens check each value.
import { z } from 'zod';
import { action } from '../domain/action.ts';
import { adminRole, adminUserName } from '../domain/admin-user.ts';
import { staffMapping } from '../domain/sync-mapping.ts';
import { MAX_TERMS_LENGTH } from '../domain/terms.ts';
import { groupName } from '../domain/user-type.ts';
import { adminPassword } from './admin-password.ts';

const MOST_GROUPS = 200;
const MOST_ACTIONS = 200;

const readSwitch = z.boolean().default(true).describe('Whether these people come from the MIS.');

export const provisionedMapping = z.discriminatedUnion('entity', [
  z.strictObject({
    entity: z.literal('student'),
    userType: groupName.describe('The name of a user type.'),
    years: z
      .union([z.literal('others'), z.array(z.string().trim().min(1).max(60)).min(1).max(60)])
      .describe(
        'Year groups as the school names them ("Year 12" and "12" are one), or "others": every year no other mapping lists.',
      ),
    read: readSwitch,
    write: z.boolean().default(true).describe('Whether the marks of these pupils are written to the MIS.'),
  }),
  z.strictObject({
    entity: z.literal('staff'),
    userType: groupName.describe('The name of a user type other than Student.'),
    department: groupName.default('No department').describe('The name of a department.'),
    staff: staffMapping.shape.staff.default('all').describe('Everybody, or by what the MIS says of teaching.'),
    read: readSwitch,
  }),
]);
export type ProvisionedMapping = z.infer<typeof provisionedMapping>;

const { shape } = action;

export const provisionedAction = z.strictObject({
  id: shape.id
    .optional()
    .describe(
      'Keeps the action the same one when its name changes; without it an action is known by its name, direction and type.',
    ),
  name: shape.name.describe('What the kiosk shows, in English.'),
  translations: shape.translations.default({}).describe('The name in other languages, such as {"cy": "Meddyg"}.'),
  icon: shape.icon.default('other'),
  direction: shape.direction,
  type: shape.type.describe('sign changes who is on site; check records an exception and leaves presence alone.'),
  codeRule: shape.codeRule.default({ kind: 'none' }).describe('Which code the register gets.'),
  forSession: shape.forSession.default('auto'),
  photo: shape.photo.default('general'),
  terms: shape.terms.default('general'),
  printsBadge: shape.printsBadge.default(false),
  printsSlip: shape.printsSlip.describe('A slip of paper for whoever arrives late or comes back.'),
  backAfterMinutes: shape.backAfterMinutes.describe(
    'How long they are usually away; the badge then says when they are due back.',
  ),
  building: shape.building.default(null),
  userTypes: z.array(groupName).max(MOST_GROUPS).describe('The names of the user types that see it.'),
});
export type ProvisionedAction = z.infer<typeof provisionedAction>;

export const provisionedUser = z.strictObject({
  name: adminUserName,
  role: adminRole,
  password: adminPassword.describe('The first password. One the user has chosen since is not set back.'),
  mustChange: z.boolean().default(true).describe('Whether a new password is asked for at the first sign-in.'),
});
export type ProvisionedUser = z.infer<typeof provisionedUser>;

/** The sections, all optional: one left out is not touched, one that is there is the whole truth. */
export const schoolSections = {
  userTypes: z
    .array(groupName)
    .max(MOST_GROUPS)
    .optional()
    .describe('Every user type in order. Others are retired; Student is always there.'),
  departments: z
    .array(groupName)
    .max(MOST_GROUPS)
    .optional()
    .describe('Every department in order. Others are retired; No department is always there.'),
  mappings: z.array(provisionedMapping).max(100).optional().describe('Every sync mapping. Others are removed.'),
  actions: z
    .array(provisionedAction)
    .max(MOST_ACTIONS)
    .optional()
    .describe("Every action in the kiosk's order. Others are retired; the one for coming back is always there."),
  terms: z
    .strictObject({
      text: z.string().trim().min(1).max(MAX_TERMS_LENGTH).describe('Headings (#), lists (-), **bold**, *emphasis*.'),
      required: z.boolean().optional().describe('Whether they are accepted in general.'),
    })
    .optional()
    .describe('Terms and conditions. Another text is published as a new version.'),
  users: z
    .array(provisionedUser)
    .max(100)
    .optional()
    .describe('Users of the admin view. Missing ones are added and roles set; nobody is removed.'),
} as const;
