// Every fault that is tested, what becomes of it, and the test that shows it. docs/faults.md is generated from here.

/** The kinds of `wonde-api.md`, "Fault modes to switch on", by their numbers there, and the file that tests each. */
export const faultKinds: readonly { readonly kind: number; readonly title: string; readonly file: string }[] = [
  { kind: 1, title: 'Access taken away: token, scope', file: 'fault-01-access-taken-away.test.ts' },
  { kind: 2, title: 'One bad include', file: 'fault-02-bad-include.test.ts' },
  { kind: 3, title: 'A part of the API that the MIS lacks', file: 'fault-03-missing-domain.test.ts' },
  { kind: 4, title: 'Marks refused', file: 'fault-04-refused-marks.test.ts' },
  { kind: 5, title: 'The server is busy, broken, slow or cut off', file: 'fault-05-server-trouble.test.ts' },
  { kind: 6, title: 'Applied, and the answer lost', file: 'fault-06-reply-lost.test.ts' },
  { kind: 7, title: 'Writeback jobs', file: 'fault-07-jobs.test.ts' },
  { kind: 8, title: 'A teacher changes the same mark', file: 'fault-08-teacher.test.ts' },
  { kind: 9, title: 'Pages that shift, repeat or lead nowhere', file: 'fault-09-paging.test.ts' },
  { kind: 10, title: 'A stale school, and dates near midnight', file: 'fault-10-stale-school.test.ts' },
  { kind: 11, title: 'The school changes its MIS', file: 'fault-11-migration.test.ts' },
  { kind: 12, title: 'Webhooks', file: 'fault-12-webhooks.test.ts' },
  { kind: 13, title: 'Schools with little data', file: 'fault-13-little-data.test.ts' },
];

/** One fault of a kind, and what becomes of it. Its test is called `fault: outcome`. */
export interface FaultRow {
  readonly kind: number;
  /** With `%s` where the test runs for several values, as in the test's name. */
  readonly fault: string;
  readonly outcome: string;
  /** What stands for each `%s` on the page. */
  readonly values?: readonly string[];
  /** True where the outcome is how it is today and not how issue 4 wants it; the test's name begins with `today: `. */
  readonly isToday?: boolean;
}

/** The name of the row's test, as it stands in the file of its kind. */
export function testNameOf({ fault, outcome, isToday = false }: FaultRow): string {
  return `${isToday ? 'today: ' : ''}${fault}: ${outcome}`;
}

export const faultMatrix: readonly FaultRow[] = [
  {
    kind: 1,
    fault: 'a token revoked in the middle of the first import',
    outcome: 'the new token goes on from the same page',
  },
  {
    kind: 1,
    fault: 'a token revoked while marks are made',
    outcome: 'they wait, staff see why, and each arrives once with the new token',
  },
  {
    kind: 1,
    fault: 'a token revoked while nothing waits',
    outcome: 'staff see why the roll stands still, until it is put right',
  },
  {
    kind: 1,
    fault: '%s withdrawn mid-year (%s)',
    outcome: 'year, form, date of birth and UPN stay',
    values: ['A scope (date of birth; groups; education details)', 'field null, include refused with 400 or 403'],
  },
  { kind: 1, fault: 'the scope for pupils withdrawn', outcome: 'nobody leaves, and staff see why' },
  {
    kind: 1,
    fault: 'the scope for writing withdrawn',
    outcome: 'marks wait, and leave by themselves when it is granted again',
  },
  {
    kind: 2,
    fault: 'an include refused from the start (%s)',
    outcome: 'everybody comes, with all the rest',
    values: ['named or not'],
  },
  {
    kind: 2,
    fault: 'an include refused mid-year (%s)',
    outcome: 'what it brought before stays',
    values: ['named or not'],
  },
  { kind: 2, fault: 'every include refused', outcome: 'the roll comes without them' },
  { kind: 3, fault: 'no deletion list', outcome: 'the roll comes, and the daily full run finds who left' },
  { kind: 3, fault: 'no list of codes', outcome: 'the roll comes, marks wait, and leave once there is one' },
  { kind: 3, fault: 'no register to write to', outcome: 'marks wait, staff see why, and none is blamed' },
  {
    kind: 3,
    fault: 'no register to read back',
    outcome: 'a mark whose answer was lost is sent again, and is one mark',
  },
  {
    kind: 4,
    fault: '422 for one of four marks, of a pupil who is not there (%s)',
    outcome: 'that one goes to a person in the words of the MIS, the others go through',
    values: ['a map of fields, the envelope, a list of messages'],
  },
  {
    kind: 4,
    fault: 'a pupil who left since, refused by the job and not at once',
    outcome: 'that one goes to a person, the others go through',
  },
  {
    kind: 4,
    fault: '422 for every mark of a request',
    outcome: 'each is refused in the words of the MIS, and kept for a person',
  },
  { kind: 4, fault: 'more marks than the server takes in one request', outcome: 'each is sent by itself' },
  {
    kind: 5,
    fault: '429 %s',
    outcome: 'nothing is sent before its time, whoever asks, and the mark is not blamed',
    values: ['with Retry-After in seconds, as a date, or without'],
  },
  {
    kind: 5,
    fault: '%s with %s',
    outcome: 'the mark waits longer each time, and arrives once',
    values: ['500, 502, 503, 504', 'HTML, an envelope or nothing'],
  },
  { kind: 5, fault: 'a reply slower than the time limit', outcome: 'read back before it is sent again' },
  { kind: 5, fault: 'no connection', outcome: 'no try is counted, and the mark leaves when the network is back' },
  {
    kind: 5,
    fault: 'a 200 that is a web page (a captive portal)',
    outcome: 'the mark waits, is looked for in the register, and arrives once',
  },
  {
    kind: 5,
    fault: '%s in the middle of a run',
    outcome: 'what was read stays, nobody leaves, the next run ends it',
    values: ['429, 502 with HTML, a slow reply, a cut connection, or a web page in its place,'],
  },
  {
    kind: 6,
    fault: 'applied, and %s',
    outcome: 'the register is read back, and nothing is sent twice',
    values: ['the connection was cut, the reply never came, or half a body came'],
  },
  {
    kind: 6,
    fault: 'applied, the answer lost, and the register not extracted yet',
    outcome: 'sent again, and still one mark',
  },
  { kind: 6, fault: 'not applied, and the connection cut', outcome: 'sent again' },
  {
    kind: 7,
    fault: 'a job stuck for hours',
    outcome: 'sent, then a person is asked; a retry finds it done and posts nothing',
  },
  { kind: 7, fault: 'a job that fails', outcome: 'refused in the words of the MIS, and not in the register' },
  {
    kind: 7,
    fault: 'a job half done, its errors as %s',
    outcome: 'each mark is confirmed or refused, none is lost',
    values: ['a list, one message or none'],
  },
  {
    kind: 7,
    fault: 'a job half done that ends in a word for "done" and names nobody',
    outcome: 'what the register does not show hours later is sent again, once',
  },
  {
    kind: 7,
    fault: 'a job done that the next extraction does not show',
    outcome: 'sent again, and in the end a person is asked',
  },
  { kind: 7, fault: 'a job Wonde knows nothing of', outcome: 'sent again, and in the end a person is asked' },
  { kind: 8, fault: 'an N by the teacher before ours', outcome: 'ours takes its place' },
  { kind: 8, fault: 'a change by the teacher after ours', outcome: 'it stands, and the kiosk never writes again' },
  {
    kind: 8,
    fault: 'a mark the school planned (M), and a late arrival',
    outcome: 'the plan stands, and staff see why nothing was written',
  },
  {
    kind: 8,
    fault: 'present in the register, and an absence from the door (U)',
    outcome: 'nobody is made absent: a person is asked',
  },
  {
    kind: 8,
    fault: 'present in the register, and a leaving that would say M',
    outcome: 'not needed, and staff see why',
  },
  {
    kind: 8,
    fault: 'a register that nobody may read, and a planned mark in it',
    outcome: 'the mark is sent, as nothing can be known',
  },
  {
    kind: 8,
    fault: 'a change by the teacher between a lost answer and the reading back',
    outcome: 'it stands, and a person is asked',
  },
  { kind: 9, fault: 'a row skipped between two pages', outcome: 'the roll is read once more before anybody leaves' },
  { kind: 9, fault: 'a row on two pages', outcome: 'one pupil' },
  { kind: 9, fault: 'rows that come double', outcome: 'one pupil each' },
  {
    kind: 9,
    fault: 'next that leads back',
    outcome: 'the run ends, nobody leaves, and the following run begins afresh',
  },
  {
    kind: 9,
    fault: 'an empty last page that promises more (endless: %s)',
    outcome: 'it is the last one',
    values: ['false, true'],
  },
  {
    kind: 9,
    fault: 'an empty list where there was a school',
    outcome: 'nobody leaves, not even when an administrator says yes',
  },
  {
    kind: 9,
    fault: 'the same row skipped in both readings',
    outcome: 'that pupil is asked for by id, and stays',
  },
  {
    kind: 9,
    fault: 'a pupil who is not in either reading and has left',
    outcome: 'asked for by id, unknown there, and gone',
  },
  { kind: 10, fault: 'a school offline', outcome: 'the roll stays as it was, and changes come when it is back' },
  { kind: 10, fault: 'marks for a school offline', outcome: 'sent, and confirmed when it is back' },
  {
    kind: 10,
    fault: 'a school offline for longer than a job may take',
    outcome: 'a person is asked, and a retry is one mark',
  },
  {
    kind: 10,
    fault: 'a school offline, as staff see it',
    outcome: 'Test connection says so, and the kiosk works on from Wonde’s copy',
  },
  { kind: 10, fault: 'dates of birth at midnight in London, summer and winter', outcome: 'the day that was written' },
  { kind: 11, fault: 'all ids change at once', outcome: 'everybody keeps their own id and history, found by UPN' },
  {
    kind: 11,
    fault: 'the token changes as well',
    outcome: 'marks wait, and leave under the new ids with the new token',
  },
  {
    kind: 11,
    fault: 'a roll that is %s meanwhile',
    outcome: 'nobody leaves, and all are matched when it is whole',
    values: ['half there or empty'],
  },
  {
    kind: 11,
    fault: 'a half roll an administrator accepts',
    outcome: 'the missing leave, and come back as themselves when it is whole',
  },
  {
    kind: 11,
    fault: 'a regular delta over the migration, without anybody asking',
    outcome: 'the same people with new ids',
  },
  {
    kind: 11,
    fault: 'pupils without a UPN (%s)',
    outcome: 'the same people, found by name and date of birth, with their history',
    values: ['a full run, a regular delta'],
  },
  {
    kind: 11,
    fault: 'pupils without UPN and date of birth',
    outcome: 'held for an administrator, and nobody takes another’s history',
  },
  {
    kind: 11,
    fault: 'a mark sent after the change and before the roll was read (%s)',
    outcome: 'the roll is read, and the mark goes under the new id',
    values: ['refused at once, refused by the job'],
  },
  {
    kind: 11,
    fault: 'a mark sent before the change, its job ended after it',
    outcome: 'it is in the register once, under the new id',
  },
  {
    kind: 12,
    fault: 'no webhook ever comes',
    outcome: 'asking regularly brings new pupils, leavers, and the end of a job',
  },
  { kind: 12, fault: 'a forged webhook says a job failed', outcome: 'the kiosk believes only what it asked for' },
  { kind: 13, fault: 'a primary without classes', outcome: 'Reception first, everybody listed, and a mark arrives' },
  { kind: 13, fault: 'a school without years', outcome: 'one choice for all, and everybody in it' },
  { kind: 13, fault: 'a school without dates of birth', outcome: 'one month for all, and everybody in it' },
  { kind: 13, fault: 'neither years nor dates of birth', outcome: 'everybody is still found, and can be marked' },
  {
    kind: 13,
    fault: 'every third pupil without forename, birth date, year, form and UPN',
    outcome: 'nobody is missing',
  },
];
