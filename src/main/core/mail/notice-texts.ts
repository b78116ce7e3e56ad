// The words of the school's mails. They name no pupil: a mailbox is read by more people, and on more telephones, than the
// admin view. They say how many, of which year, why, and where to look.
import type { ErrorCode } from '../../../shared/errors/codes.ts';

export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

/** Which kiosk of which school writes. */
export interface NoticeSender {
  readonly schoolName: string;
  readonly kioskName: string;
}

/** One line without anything that could end a header, and not too long for one. */
export function oneLine(text: string, longest = 120): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

const count = (howMany: number, one: string, many: string): string => `${howMany} ${howMany === 1 ? one : many}`;

const refusalWords: Partial<Record<ErrorCode, string>> = {
  WONDE_REJECTED: 'the MIS did not accept the mark',
  WONDE_CODE_UNKNOWN: 'the MIS has no such attendance code',
  WONDE_FORBIDDEN: 'writing is not permitted',
  WONDE_NOT_FOUND: 'the MIS does not know the pupil or the register',
  MARK_PUPIL_LEFT: 'the pupil is no longer on roll',
  MARK_PUPIL_UNKNOWN: 'the MIS does not know the pupil',
  MARK_UNCONFIRMED: 'the MIS never confirmed the mark',
  MARK_UNREADABLE: 'the kept mark can no longer be read',
};

const connectionWords: Partial<Record<ErrorCode, string>> = {
  WONDE_OFFLINE: 'Wonde cannot be reached from this computer: the network, a firewall or a proxy is in the way',
  WONDE_TLS: 'the connection to Wonde is not trusted: something between this computer and Wonde answers in its place',
  WONDE_PROXY_LOGIN: 'the school’s proxy wants a name and password, or refuses the ones it gets',
  WONDE_PORTAL: 'a page of the network (a log-in or a filter) answers in place of Wonde',
  WONDE_TIMEOUT: 'Wonde does not answer in time',
  WONDE_DOWN: 'Wonde answers with faults of its own',
  WONDE_BAD_RESPONSE: 'what answers in place of Wonde cannot be read',
  WONDE_RATE_LIMITED: 'Wonde asks the kiosk to wait',
};

function dress({ schoolName, kioskName }: NoticeSender, subject: string, lines: readonly string[]): NoticeText {
  const from = oneLine(`Gatehouse at ${kioskName}, ${schoolName}`, 150);
  return {
    subject: oneLine(`Gatehouse: ${subject}`),
    body: [...lines, '', '--', from, 'Settings for these messages: admin view, Integration settings.'].join('\n'),
  };
}

export interface RefusedGroup {
  readonly yearName: string | null;
  readonly errorCode: ErrorCode | null;
  readonly marks: number;
}

/** Marks the MIS did not take, by year and reason. */
export function refusedText(sender: NoticeSender, groups: readonly RefusedGroup[]): NoticeText {
  const marks = groups.reduce((sum, group) => sum + group.marks, 0);
  const lines = groups.map(({ yearName, errorCode, marks: howMany }) => {
    const why = (errorCode === null ? undefined : refusalWords[errorCode]) ?? 'see the page for the reason';
    return `  ${oneLine(yearName ?? 'No year group', 60)}: ${howMany} (${why})`;
  });
  return dress(sender, `${count(marks, 'mark', 'marks')} not taken by the MIS`, [
    `${count(marks, 'attendance mark was', 'attendance marks were')} not taken by the MIS and ${marks === 1 ? 'waits' : 'wait'} for a person:`,
    '',
    ...lines,
    '',
    'What to do: open the admin view, page Sync and writeback. It names the pupils and what the MIS said; from there a',
    'mark can be tried again, or entered in the MIS by hand.',
  ]);
}

/** Wonde has been out of reach for a while. */
export function lostText(sender: NoticeSender, since: string, code: ErrorCode, waiting: number): NoticeText {
  return dress(sender, `no connection to the MIS since ${since}`, [
    `Since ${since} the kiosk has not reached the MIS: ${connectionWords[code] ?? 'the cause is on the page'}.`,
    '',
    `Nothing is lost: the kiosk works on, and ${count(waiting, 'mark waits', 'marks wait')} to be sent.`,
    '',
    'What to do: open the admin view, page Integration settings, and press Test connection. It names the part that fails.',
    'You get one more message when the connection is back.',
  ]);
}

/** It is back. */
export function backText(sender: NoticeSender, since: string, until: string): NoticeText {
  return dress(sender, 'the connection to the MIS is back', [
    `The kiosk reaches the MIS again since ${until} (it was lost at ${since}).`,
    'What waited is being sent now. Nothing has to be done.',
  ]);
}

/** Wonde says no where it used to say yes. */
export function revokedText(sender: NoticeSender, code: ErrorCode): NoticeText {
  const what =
    code === 'WONDE_AUTH'
      ? 'Wonde no longer accepts this kiosk’s token.'
      : code === 'WONDE_NOT_FOUND'
        ? 'Wonde no longer shows this school to the kiosk.'
        : 'Wonde says that the school has not approved this kiosk, or has taken its access away.';
  return dress(sender, 'access to the MIS was taken away', [
    what,
    'The kiosk goes on with the pupils it knows; new pupils and changes do not reach it, and marks wait here.',
    '',
    'What to do: ask whoever manages Wonde at the school whether access was withdrawn on purpose. In the admin view,',
    'Integration settings shows the state of the access and asks for it again.',
  ]);
}

export interface DayNumbers {
  readonly late: number;
  readonly leftEarly: number;
  readonly cameBack: number;
  readonly confirmed: number;
  readonly waiting: number;
  readonly needPerson: number;
}

/** The day in numbers. */
export function summaryText(sender: NoticeSender, dayInWords: string, day: DayNumbers): NoticeText {
  return dress(sender, `summary of ${dayInWords}`, [
    `${dayInWords}, until this message was written:`,
    '',
    `  Arrived late:              ${day.late}`,
    `  Left early:                ${day.leftEarly}`,
    `  Came back:                 ${day.cameBack}`,
    `  Marks in the MIS:          ${day.confirmed}`,
    `  Marks on their way:        ${day.waiting}`,
    `  Marks that need a person:  ${day.needPerson}`,
    '',
    day.needPerson === 0
      ? 'Nothing has to be done.'
      : 'What to do: open the admin view, page Sync and writeback, and look at the marks that need a person.',
  ]);
}

/** The test message. */
export function testText(sender: NoticeSender): NoticeText {
  return dress(sender, 'test message', [
    'This is the test message you asked for. Messages about the MIS will reach this address.',
  ]);
}
