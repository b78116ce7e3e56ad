// Words that go on paper: of the evacuation list, of *Out now* and of a roll call. English, as the school's office is.

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const presenceWords = {
  evacuation: 'Evacuation list',
  rollCall: 'Roll call',
  outNow: 'Out now',
  notBack: 'Not back yet',
  noBuilding: 'Building not known',
  asOf: (dateText: string, timeText: string) => `${dateText}, ${timeText}`,
  onSite: (count: number) => `${counted(count, 'person', 'people')} on site`,
  out: (count: number) => `${counted(count, 'person', 'people')} out and not back`,
  ticked: (ticked: number, all: number) => `${ticked} of ${all} ticked, ${all - ticked} missing`,
  missing: 'Missing',
  seen: 'Ticked',
  joined: 'Signed in after it began',
  since: (timeText: string) => `since ${timeText}`,
  left: (timeText: string) => `left ${timeText}, not back`,
  leftFor: (timeText: string, actionName: string) => `left ${timeText} (${actionName}), not back`,
  signedOut: (timeText: string) => `signed out ${timeText}`,
  tickedAt: (timeText: string, by: string) => `ticked ${timeText} by ${by}`,
  nobodyOnSite: 'Nobody is signed in.',
  nobodyOut: 'Nobody is out.',
  startedBy: (timeText: string, by: string) => `Started ${timeText} by ${by}`,
  endedBy: (timeText: string, by: string) => `Ended ${timeText} by ${by}`,
  stillRunning: 'Still under way',
  demo: 'DEMO: invented people',
  printedAt: (timeText: string) => `Printed ${timeText}`,
} as const;
