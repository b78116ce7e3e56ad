// The words of the daily logbook: its list, its side panel, uploading and printing again. Part of en-admin.ts.
import { counted } from './counted.ts';

const marks = (count: number) => counted(count, 'mark', 'marks');

export const enAdminLogbook = {
  logbook: { noMark: 'No mark' },
  upload: {
    button: 'Upload to MIS',
    working: 'Uploading…',
    allSent: 'Done. No mark is waiting.',
    sentNotConfirmed: (count: number) => `${marks(count)} sent. The MIS has yet to confirm.`,
    stillWaiting: (count: number) => `${marks(count)} still waiting. They are tried again by themselves.`,
    keptMeanwhile: (count: number) =>
      `${marks(count)} ${count === 1 ? 'is' : 'are'} kept here and sent as soon as this is put right.`,
    needsPerson: (count: number) => `${marks(count)} cannot be sent until a person has looked.`,
    showThem: 'Show them',
  },

  writeback: {
    words: {
      waiting: 'Waiting',
      sent: 'Sent',
      confirmed: 'Confirmed',
      refused: 'Refused',
      superseded: 'Superseded',
      not_needed: 'Not needed',
      needs_person: 'Needs a person',
    },
    meaning: {
      waiting: 'Kept safely here and sent to the MIS by itself.',
      sent: 'The MIS has it and has not confirmed it yet.',
      confirmed: 'The MIS says it is in the register.',
      refused: 'The MIS said no. It will not be sent again by itself.',
      superseded: 'A later mark for the same session took its place.',
      not_needed: 'Nothing has to be sent for this one.',
      needs_person: 'It cannot be sent until somebody has looked at it.',
    },
    session: { AM: 'Morning', PM: 'Afternoon' },
    markLabel: (code: string, session: string, state: string) => `${session} mark ${code}: ${state}`,
    minutesLate: (minutes: number) => `${counted(minutes, 'minute', 'minutes')} late`,
    misSaid: (words: string) => `The MIS said: “${words}”`,
  },

  movement: {
    kinds: {
      late: 'Late',
      leaving: 'Left',
      return: 'Back',
      signIn: 'Signed in',
      signOut: 'Signed out',
      buildingIn: 'To building',
      buildingOut: 'Off building',
    },
    sentence: {
      late: 'Arrived late',
      leaving: 'Left',
      return: 'Came back',
      signIn: 'Signed in',
      signOut: 'Signed out',
      buildingIn: 'Went into a building',
      buildingOut: 'Left a building',
    },
  },

  story: {
    label: (name: string) => `The whole story: ${name}`,
    close: 'Close the story',
    happened: 'What happened',
    marks: 'Marks',
    badge: 'Badge',
    photo: 'A photo was taken at the kiosk.',
    noMarks: 'This movement gave no mark.',
    retry: 'Try again',
    retrying: 'Trying…',
    retryLabel: (code: string) => `Try mark ${code} again`,
    retried: 'It is on its way again.',
    badgeId: 'Badge ID',
    reprints: (count: number) =>
      count === 0 ? 'Not printed again' : `Printed again ${counted(count, 'time', 'times')}`,
    badgeState: { out: 'In use', used: 'Used', expired: 'Expired' },
    badgeMeaning: {
      out: 'Signs the pupil back in.',
      used: 'The pupil is back; this ID no longer works.',
      expired: 'The day is over; this ID no longer works.',
    },
    print: {
      waiting: 'Waiting to print',
      printing: 'Printing',
      confirmed: 'Printed',
      sent: 'Sent to the printer',
      failed: 'Did not print',
      unconfirmed: 'May not have printed',
      noPrinter: 'Not printed: no printer is set up',
    },
    printShort: {
      waiting: 'Waiting',
      printing: 'Printing',
      confirmed: 'Printed',
      sent: 'Sent',
      failed: 'Not printed',
      unconfirmed: 'Printed?',
      noPrinter: 'No printer',
    },
    printMeaning: {
      waiting: 'It prints as soon as the printer can.',
      printing: 'The printer has it now.',
      confirmed: 'The printer said it came out.',
      sent: 'This printer does not say whether it came out.',
      failed: 'The pupil can still come back by typing the badge ID.',
      unconfirmed: 'The printer stopped answering. Look whether a badge lies there before you print again.',
      noPrinter: 'Write the badge ID on paper for the pupil.',
    },
  },

  reprint: {
    print: 'Print badge',
    again: 'Print again',
    rowLabel: (name: string) => `Print the badge of ${name}`,
    titlePrint: (name: string) => `Print the badge of ${name}`,
    titleAgain: (name: string) => `Print the badge of ${name} again`,
    sameId: (spacedId: string) => `It keeps its ID ${spacedId}. Each print is counted and kept with the reason.`,
    why: 'Why? A touch prints it.',
    reasons: ['Did not come out', 'Badly printed', 'Badge lost', 'Badge damaged'],
    other: 'Another reason',
    otherHint: 'In a few words',
    needReason: 'Choose a reason or type one.',
    working: 'Sending to the printer…',
    done: (spacedId: string) => `Badge ${spacedId}:`,
  },
} as const;
