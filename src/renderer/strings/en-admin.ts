// Every word of the admin view, keyed by page. Written for a receptionist, not for an engineer.
// What an error means is in en-errors.ts; en-admin-errors.ts varies it where the admin view must say more.

import { enAdminLogbook } from './en-admin-logbook.ts';
import { counted } from './counted.ts';

export const enAdmin = {
  ...enAdminLogbook,

  common: {
    tryAgain: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    loading: 'Just a moment…',
    reference: (ref: string) => `For support: ${ref}`,
    whatNext: 'What to do',
    none: '—',
  },

  gate: {
    backToKiosk: 'Back to the kiosk',
    setTitle: 'Set the admin password',
    setWhy:
      'The admin view shows pupils’ names and when they came and went. This password keeps it to the staff who need it.',
    setRule: (min: number) =>
      `At least ${min} characters. Three unrelated words are easy to remember and hard to guess.`,
    setKeep: 'Keep it where the office keeps its other passwords: the kiosk cannot show it again.',
    newPassword: 'New password',
    repeatPassword: 'The same password again',
    setButton: 'Set the password',
    tooShort: (min: number) => `Use at least ${min} characters.`,
    notTheSame: 'The two passwords are not the same. Type the second one again.',
    signInTitle: 'Sign in to the admin view',
    signInWhy:
      'For reception and administrators. The kiosk carries on by itself; nothing here is needed for pupils to sign in.',
    password: 'Admin password',
    signInButton: 'Sign in',
    signingIn: 'Signing in…',
    enterPassword: 'Type the admin password first.',
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show the password',
    hidePassword: 'Hide the password',
    lockedTitle: 'Too many wrong passwords',
    lockedSentence: 'No password is tried until the time is up. Each further wrong password makes the wait longer.',
    lockedFor: (timeText: string) => `You can try again in ${timeText}`,
    unlocked: 'You can try again now.',
    sessionEnded: 'You were signed out because nobody used the admin view for a while. Sign in to carry on.',
    signedOut: 'You are signed out.',
  },

  keyboard: {
    show: 'Show the on-screen keyboard',
    hide: 'Hide the keyboard',
    label: 'On-screen keyboard',
    keys: { bksp: '⌫', enter: 'Enter', shift: '⇧ Shift', symbols: '?123', letters: 'ABC', space: 'Space' },
    spoken: {
      bksp: 'Delete',
      enter: 'Enter',
      shift: 'Shift',
      symbols: 'Numbers and signs',
      letters: 'Letters',
      space: 'Space',
    },
  },

  frame: {
    appName: 'Gatehouse admin',
    navigation: 'Admin pages',
    wonde: 'Integration settings',
    signOut: 'Sign out',
    demo: 'Demo school',
    demoMeaning: 'Everything here is invented. Nothing goes to a real school.',
    lightOk: 'Everything due has been sent',
    lightWaiting: 'Marks are waiting to be sent',
    lightNotWritten: 'Marks are not written to the MIS',
    lightNotSetUp: 'Not connected to the MIS yet',
    lightOffline: 'No connection; marks are kept here',
    lightPaused: 'Sending is paused',
    lightAttention: 'Something needs a person',
    lightLabel: 'Sync',
  },

  outNow: {
    title: 'Out now',
    explain: 'Everybody who left today and has not come back.',
    count: (count: number) => `${counted(count, 'pupil is', 'pupils are')} out`,
    columns: {
      name: 'Name',
      year: 'Year / form',
      reason: 'Reason',
      left: 'Left at',
      howLong: 'Out for',
      badge: 'Badge ID',
      print: 'Print',
    },
    emptyTitle: 'Nobody is out',
    emptyText:
      'Pupils who leave through the kiosk are listed here until they come back. This list works without a network.',
    lessThanAMinute: 'under 1 min',
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number, minutes: number) => `${hours} h ${String(minutes).padStart(2, '0')} min`,
  },

  sync: {
    title: 'Sync and writeback',
    phases: {
      idle: 'Everything happens by itself; nothing has to be pressed.',
      roster: 'Fetching people from the MIS…',
      writeback: 'Sending marks to the MIS…',
    },
    troubled: 'Nothing is running now. What somebody has to look at is marked below; the rest carries on by itself.',
    rosterHeading: 'Roster: from the MIS to the kiosk',
    writebackHeading: 'Writeback: from the kiosk to the MIS',
    lastRoster: 'People last updated',
    lastWriteback: 'Last mark sent',
    never: 'Never yet',
    pupils: 'Pupils on the kiosk',
    waiting: 'Waiting',
    scheduled: 'For a later register',
    sent: 'Sent, not yet confirmed',
    needsPerson: 'Needs a person',
    syncRoster: 'Update people from the MIS',
    syncingRoster: 'Updating people…',
    rosterDone: (count: number) => `Done. ${counted(count, 'pupil is', 'pupils are')} on the kiosk.`,
    pausedTitle: 'Nothing is being sent at the moment',
    pausedComfort: 'Pupils notice nothing. Every mark is kept here and goes as soon as this is put right.',
    suspiciousTitle: 'The new list of pupils was not taken over',
    suspiciousText:
      'It would have removed unusually many pupils from the kiosk at once. That is right after a year group leaves, and wrong when a permission or a mapping at Wonde was lost.',
    suspiciousNext:
      'Look in the MIS whether these pupils really left. Until somebody decides, the kiosk keeps the pupils it had.',
    accept: 'Accept the change',
    acceptTitle: 'Take over the new list of pupils?',
    acceptText:
      'Pupils who are missing from it can no longer sign in or out at this kiosk. Their history stays, and a pupil who returns to the MIS comes back by itself.',
    acceptConfirm: 'Yes, take it over',
    acceptCancel: 'No, keep the pupils we have',
    showNeedsPerson: 'Show the marks that need a person',
    rosterProblemTitle: 'The people could not be fetched from the MIS',
  },

  security: {
    title: 'My password',
    changeHeading: 'Change my password',
    explain: 'Only yours changes. You stay signed in here, and are signed out everywhere else.',
    current: 'Current password',
    next: 'New password',
    repeat: 'The new password again',
    button: 'Change the password',
    working: 'Changing…',
    done: 'The password is changed.',
    enterCurrent: 'Type the current password.',
  },
} as const;
