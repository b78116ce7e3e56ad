// Words of the audit trail. Every code that main writes has its words here; tests/main/architecture holds the two together.

/** What happened, by code, as a sentence without its subject: "Ada Okafor — renamed a user type". */
export const auditCodes = {
  'access.changed': 'The state of the access request changed',
  'action.added': 'Added an action',
  'action.broughtBack': 'Brought an action back',
  'action.changed': 'Changed an action',
  'action.reordered': 'Changed the order of actions',
  'action.retired': 'Retired an action',
  'admin.locked': 'Locked the admin view after wrong passwords',
  'admin.passwordChanged': 'Changed their own password',
  'admin.passwordSet': 'Set the first password of this kiosk',
  'admin.resetOpened': 'Started with --reset-admin: a new administrator password could be set',
  'admin.resetUsed': 'Set an administrator’s password by --reset-admin',
  'admin.signInRefused': 'Refused a wrong password',
  'admin.signedIn': 'Signed in to the admin view',
  'admin.signedOut': 'Signed out of the admin view',
  'badge.printed': 'Printed a badge',
  'badge.reprinted': 'Printed a badge again',
  'camera.changed': 'Changed the camera',
  'card.cleared': 'Removed a card',
  'card.set': 'Gave a card',
  'codes.resynced': 'Fetched the attendance codes again',
  'correspondence.changed': 'Changed the e-mail settings',
  'correspondence.sentAgain': 'Sent an e-mail again',
  'correspondence.tested': 'Sent a test e-mail',
  'credentials.reset': 'Forgot PINs and cards that no longer work',
  'department.added': 'Added a department',
  'department.renamed': 'Renamed a department',
  'department.reordered': 'Changed the order of departments',
  'department.restored': 'Brought a department back',
  'department.retired': 'Retired a department',
  'export.saved': 'Exported a list to a file',
  'integration.accessRequested': 'Requested access at Wonde',
  'kiosk.leftDemo': 'Left the demo for the school’s own kiosk',
  'mapping.added': 'Added a sync mapping',
  'mapping.changed': 'Changed a sync mapping',
  'mapping.credentialsCleared': 'Cleared PINs and cards because a mapping changed',
  'mapping.removed': 'Removed a sync mapping',
  'mark.corrected': 'Corrected a mark',
  'mark.enteredByHand': 'Said that a mark was entered in the MIS by hand',
  'mark.leftAsIs': 'Left a mark as it is',
  'mark.retried': 'Sent a mark again',
  'person.collectorsChanged': 'Changed who may collect a pupil',
  'person.departmentChanged': 'Changed somebody’s department',
  'person.exported': 'Exported what is kept of somebody',
  'person.notesChanged': 'Changed the notes on somebody',
  'person.photoPermissionChanged': 'Changed a photo permission',
  'photo.erased': 'Erased photos',
  'photo.viewed': 'Looked at a photo',
  'photos.switched': 'Switched photos on or off',
  'pin.cleared': 'Removed a PIN',
  'pin.set': 'Gave a PIN',
  'presence.cameBack': 'Recorded that somebody came back',
  'presence.pdfSaved': 'Saved a list of people as PDF',
  'presence.printed': 'Printed a list of people',
  'presence.rollCallEnded': 'Ended a roll call',
  'presence.rollCallStarted': 'Started a roll call',
  'printer.changed': 'Changed the printer',
  'provisioning.applied': 'Applied the provisioning file',
  'registers.changed': 'Changed the registers’ times',
  'setup.finished': 'Finished the setup guide',
  'setup.postponed': 'Put the setup guide off',
  'setup.stepMarked': 'Did a step of the setup guide',
  'termDates.changed': 'Changed the term dates',
  'terms.draftDiscarded': 'Threw away a draft of the terms',
  'terms.draftSaved': 'Saved a draft of the terms',
  'terms.published': 'Published the terms',
  'terms.requiredChanged': 'Changed whether terms are shown in general',
  'user.added': 'Added a user',
  'user.broughtBack': 'Brought a user back',
  'user.passwordSet': 'Gave a user a new password',
  'user.renamed': 'Renamed a user',
  'user.retired': 'Retired a user',
  'user.roleChanged': 'Changed a user’s role',
  'userType.added': 'Added a user type',
  'userType.renamed': 'Renamed a user type',
  'userType.reordered': 'Changed the order of user types',
  'userType.restored': 'Brought a user type back',
  'userType.retired': 'Retired a user type',
  'wonde.settingsChanged': 'Changed the Wonde settings',
} as const;

/** The part of a code before its dot, in words. */
export const auditAreas = {
  access: 'Access request',
  action: 'Actions',
  admin: 'Signing in',
  badge: 'Badges',
  camera: 'Camera',
  card: 'Cards',
  codes: 'Attendance codes',
  correspondence: 'E-mail',
  credentials: 'PINs and cards',
  department: 'Departments',
  export: 'Exports',
  integration: 'Integration',
  kiosk: 'Kiosk',
  mapping: 'Wonde configuration',
  mark: 'Marks',
  person: 'Profiles',
  photo: 'Photos',
  photos: 'Photo switch',
  pin: 'PINs',
  presence: 'Evacuation and out now',
  printer: 'Printer',
  provisioning: 'Provisioning',
  registers: 'Registers',
  setup: 'Setup guide',
  termDates: 'Term dates',
  terms: 'Terms and conditions',
  user: 'Users',
  userType: 'User types',
  wonde: 'Wonde settings',
} as const;

const codes: Readonly<Record<string, string>> = auditCodes;
const areas: Readonly<Record<string, string>> = auditAreas;

/** What happened, in words; a code from another version of the app stands for itself. */
export const auditWhat = (code: string): string => codes[code] ?? code;

/** The area of a code, in words. */
export function auditArea(code: string): string {
  const area = code.split('.')[0] ?? code;
  return areas[area] ?? area;
}

/** The codes whose words hold the text. */
export function codesWith(text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return Object.entries(codes)
    .filter(([code, words]) => `${words} ${auditArea(code)}`.toLowerCase().includes(wanted))
    .map(([code]) => code);
}

export const auditWords = {
  lead: 'Everything that was changed here, by whom, with how it was before. Nobody can change it.',
  table: 'Audit trail, newest first',
  search: 'Search what, who or value',
  from: 'From',
  to: 'To',
  who: 'Person',
  everybody: 'Everybody',
  area: 'Area',
  everything: 'Everything',
  count: (shown: number, all: number) => `${shown} of ${all}`,
  more: 'Show older entries',
  columns: { when: 'When', who: 'Who', what: 'What', about: 'About' },
  actors: { kiosk: 'The kiosk', system: 'The program', provisioning: 'Provisioning file' },
  emptyTitle: 'Nothing matches',
  emptyText: 'No entry has all of this. Widen the dates, or clear the filters.',
  export: 'Export',
  exportCsv: 'As CSV',
  exportXlsx: 'As Excel workbook',
  exported: (count: number, file: string) => `${count} entries saved as ${file}.`,
  panel: 'One entry',
  facts: { when: 'When', who: 'Who', what: 'What', about: 'About', area: 'Area' },
  beforeAfter: 'What changed',
  field: 'Field',
  before: 'Before',
  after: 'After',
  details: 'Details',
  nothing: 'Nothing',
  yes: 'Yes',
  no: 'No',
  unchanged: 'The rest is as it was.',
  /** Names of fields as they are kept, in words; any other is made of its own letters. */
  fields: {
    name: 'Name',
    role: 'Role',
    mustChange: 'Must choose a password',
    retired: 'Retired',
    failures: 'Wrong tries in a row',
    forMs: 'For',
    markId: 'Mark',
    movementId: 'Movement',
    reprintNumber: 'Reprint number',
    reason: 'Reason',
    user: 'User',
    list: 'List',
    narrowedTo: 'Narrowed to',
    format: 'Format',
    rows: 'Rows',
    baseUrl: 'Address',
    schoolId: 'School',
    writebackEnabled: 'Writes to the MIS',
    tokenChanged: 'New token',
    passwordSet: 'New password',
    sortOrder: 'Place in the order',
    userTypeId: 'User type',
    departmentId: 'Department',
  } as Readonly<Record<string, string>>,
  receptionist: 'Receptionist',
  administrator: 'Administrator',
} as const;

const actors: Readonly<Record<string, string>> = auditWords.actors;

/** Who did it: a user's name, or what acts where no user does. */
export const auditWho = (who: string): string => actors[who] ?? who;
