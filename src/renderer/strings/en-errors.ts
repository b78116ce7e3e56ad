// The words of every error code: what it is, one sentence, and what to do next. A test holds this list to the codes.
// Kiosk words speak to a pupil; words for what only staff meet speak to staff.
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { enMailErrors } from './en-errors-mail.ts';
import { enWondeErrors } from './en-errors-wonde.ts';
import { enMarkErrors } from './en-errors-mark.ts';
import { enPeopleSetupErrors } from './en-errors-people-setup.ts';

export interface ErrorWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

export const enErrors = {
  VALIDATION: {
    title: 'That did not fit',
    sentence: 'Something that was entered is not in the right form.',
    next: 'Check it and try again.',
  },
  NOT_FOUND: {
    title: 'That is no longer here',
    sentence: 'The list has changed since this screen was opened.',
    next: 'Start again. If your name is missing, ask at reception.',
  },
  CONFLICT: {
    title: 'Something changed meanwhile',
    sentence: 'Somebody else changed this at the same moment.',
    next: 'Look at it again and try once more.',
  },

  ...enPeopleSetupErrors,

  CURRENTLY_OUT: {
    title: 'You signed out earlier',
    sentence: 'Today you are down as having left.',
    next: 'If you are back now, touch “I’m back”.',
  },
  NOT_OUT: {
    title: 'You are not signed out',
    sentence: 'You are already down as being in school, so there is nothing to sign back in.',
    next: 'Go to your lesson. If you have just arrived, touch “I’m late”.',
  },
  ALREADY_SIGNED_IN: {
    title: 'You are signed in already',
    sentence: 'Today you are down as being here.',
    next: 'There is nothing more to do. If you are going, go back and choose to sign out.',
  },
  NOT_SIGNED_IN: {
    title: 'You are not signed in',
    sentence: 'Today you are not down as being here.',
    next: 'Sign in first. If that is wrong, ask at reception.',
  },
  CARD_UNKNOWN: {
    title: 'This card is not known here',
    sentence: 'It belongs to nobody on this kiosk.',
    next: 'Ask at reception to have it added.',
  },
  PIN_WRONG: {
    title: 'That is not right',
    sentence: 'These numbers did not open anything.',
    next: 'Try again, or find yourself by name.',
  },
  TERMS_NEEDED: {
    title: 'Please read the rules first',
    sentence: 'The school asks everybody to accept its terms before this.',
    next: 'Start again and read them.',
  },
  ACTION_RETIRED: {
    title: 'That reason has gone',
    sentence: 'The school has just taken this reason off the list.',
    next: 'Go back and choose another one.',
  },
  BADGE_CHECK_FAILED: {
    title: 'One number is not right',
    sentence: 'These eight numbers do not belong to any badge.',
    next: 'Look at your badge and type them again.',
  },
  BADGE_UNKNOWN: {
    title: 'We don’t know this badge',
    sentence: 'No badge with these numbers was printed by this kiosk. It may be another kiosk’s or another school’s.',
    next: 'Check the numbers, go to the kiosk that printed it, or touch “I lost my badge”.',
  },
  BADGE_USED: {
    title: 'This badge has been used',
    sentence: 'Somebody has already signed back in with it.',
    next: 'If that was not you, ask at reception.',
  },
  BADGE_EXPIRED: {
    title: 'This badge is too old',
    sentence: 'A badge works only on the day it was printed.',
    next: 'If you left today, touch “I lost my badge”.',
  },
  SLIP_TOO_LATE: {
    title: 'This slip was no longer needed',
    sentence: 'The printer was not ready for a quarter of an hour, so the slip was not printed.',
    next: 'Nothing is missing: the time at the door was recorded as always.',
  },
  TOO_MANY_TRIES: {
    title: 'Let’s wait a moment',
    sentence: 'There were too many wrong numbers in a row.',
    next: 'Wait a minute, or find yourself by name, or ask at reception.',
  },
  REPRINT_LIMIT: {
    title: 'No more badges for now',
    sentence: 'As many badges as the school allows were printed again within the hour.',
    next: 'Ask an administrator, who can always print one, or show the number on the screen.',
  },

  ADMIN_PASSWORD_WRONG: {
    title: 'Wrong password',
    sentence: 'That is not the password of this kiosk.',
    next: 'Check capital letters and try again. Each wrong try makes the next wait longer.',
  },
  ADMIN_PASSWORD_WEAK: {
    title: 'A longer password, please',
    sentence: 'This password is too short or too easy to guess.',
    next: 'Use at least eight characters, such as three words in a row.',
  },
  ADMIN_PASSWORD_ALREADY_SET: {
    title: 'There is a password already',
    sentence: 'Somebody set the password of this kiosk before you.',
    next: 'Sign in with it, or ask whoever set the kiosk up.',
  },
  ADMIN_LOCKED: {
    title: 'Locked for now',
    sentence: 'There were too many wrong passwords.',
    next: 'Wait until the time shown, then try again.',
  },
  ADMIN_SIGN_IN_NEEDED: {
    title: 'Please sign in again',
    sentence: 'The admin view was not used for a while and has locked itself.',
    next: 'Enter the password to carry on.',
  },
  ADMIN_ROLE_NEEDED: {
    title: 'Only for administrators',
    sentence: 'You are signed in as a receptionist, and this belongs to the kiosk’s set-up.',
    next: 'Ask an administrator to do it, or to make you one under Users.',
  },
  ADMIN_CHANGE_NEEDED: {
    title: 'Choose your own password',
    sentence: 'Somebody else set this password for you.',
    next: 'Choose a new one that only you know.',
  },
  ADMIN_RESET_CLOSED: {
    title: 'The time for this is over',
    sentence:
      'A new administrator password can be set here for fifteen minutes after a start with --reset-admin, once.',
    next: 'Sign in, or start the kiosk with --reset-admin again.',
  },
  ADMIN_NAME_TAKEN: {
    title: 'This name is taken',
    sentence: 'Another user of the admin view has it.',
    next: 'Choose another name, such as the first name and the surname.',
  },
  ADMIN_LAST_ADMINISTRATOR: {
    title: 'The last administrator stays',
    sentence: 'Nobody else could change the kiosk’s settings or its users.',
    next: 'Make somebody else an administrator first.',
  },
  SENDER_REFUSED: {
    title: 'Not allowed from here',
    sentence: 'A window that is not part of Gatehouse asked for this.',
    next: 'Restart the kiosk. If it happens again, tell IT.',
  },

  CAMERA_MISSING: {
    title: 'There is no camera',
    sentence: 'The kiosk can’t find its camera.',
    next: 'You can carry on without a photo.',
  },
  CAMERA_UNPLUGGED: {
    title: 'The camera is gone',
    sentence: 'It was unplugged or switched off just now.',
    next: 'You can carry on without a photo.',
  },
  CAMERA_BUSY: {
    title: 'The camera is busy',
    sentence: 'Another program is using the camera.',
    next: 'You can carry on without a photo.',
  },
  CAMERA_DENIED: {
    title: 'The camera is switched off',
    sentence: 'The kiosk is not allowed to use the camera.',
    next: 'You can carry on without a photo.',
  },
  CAMERA_TIMEOUT: {
    title: 'The camera is not answering',
    sentence: 'No picture came from the camera.',
    next: 'You can carry on without a photo.',
  },
  CAMERA_NO_IMAGE: {
    title: 'The picture did not come out',
    sentence: 'The camera answered, but there was no picture in it.',
    next: 'Try once more, or carry on without a photo.',
  },
  PRINTER_NOT_SET_UP: {
    title: 'No printer yet',
    sentence: 'This kiosk has no badge printer set up.',
    next: 'Show the number on the screen to reception.',
  },
  PRINTER_OFFLINE: {
    title: 'The printer is not answering',
    sentence: 'It may be switched off or unplugged.',
    next: 'Check its power and its cable. The badge waits and can be printed then.',
  },
  PRINTER_BUSY: {
    title: 'The printer is busy',
    sentence: 'It is connected but does not answer: another computer may be printing, or it never answers.',
    next: 'Wait until the other computer is done. The badge waits and is tried again by itself.',
  },
  PRINTER_MISSING: {
    title: 'The printer is not there',
    sentence: 'This PC has no printer or plug of the name that is set up.',
    next: 'Check its USB or serial cable, or choose the printer again. The badge waits.',
  },
  PRINTER_DENIED: {
    title: 'The printer may not be used',
    sentence: 'The PC does not let Gatehouse use the printer’s plug.',
    next: 'Ask IT to give the kiosk’s account the right to it. The badge waits.',
  },
  PRINTER_NO_PAPER: {
    title: 'The printer is out of paper',
    sentence: 'The roll is empty.',
    next: 'Put in a new roll. The badge waits and can be printed then.',
  },
  PRINTER_COVER_OPEN: {
    title: 'The printer is open',
    sentence: 'Its cover is not closed.',
    next: 'Close the cover until it clicks. The badge waits and can be printed then.',
  },
  PRINTER_FAULT: {
    title: 'The printer reports a fault',
    sentence: 'Something in it is stuck, such as its cutter.',
    next: 'Open it, take out what is stuck, switch it off and on again. The badge waits.',
  },
  PRINTER_WRONG_MODEL: {
    title: 'The printer speaks another language',
    sentence: 'What answers there is not a printer of the kind that is set up.',
    next: 'Check the address, and choose the other command set. The badge waits.',
  },
  PRINTER_DROPPED: {
    title: 'The printer stopped half way',
    sentence: 'The connection broke while the badge was printing.',
    next: 'Look whether a whole badge came out. If not, print it again.',
  },
  PRINTER_UNCONFIRMED: {
    title: 'The badge may have printed',
    sentence: 'The printer took the badge but did not say that it finished.',
    next: 'Look whether it came out. If not, print it again.',
  },
  PRINTER_EMPTY_JOB: {
    title: 'There was nothing to print',
    sentence: 'The badge was empty when it reached the printer.',
    next: 'Print it again. If it happens twice, tell IT.',
  },
  EXPORT_FAILED: {
    title: 'The file was not saved',
    sentence: 'It could not be written where you chose. Nothing is there, or what was there before still is.',
    next: 'Choose another folder, or close the file where it is open and try again. A full or locked drive takes nothing.',
  },

  ...enWondeErrors,
  ROSTER_SUSPICIOUS: {
    title: 'The new list looks wrong',
    sentence: 'It would have dropped a large part of the pupils, so the old list was kept.',
    next: 'Check the MIS. If pupils really have left, accept the new list.',
  },

  ROSTER_STOPPED: {
    title: 'The update was stopped',
    sentence: 'Somebody stopped it. What had been read is kept, and nobody has left the list.',
    next: 'Nothing to do: the next update goes on from there.',
  },
  MARK_UNREADABLE: {
    title: 'This mark cannot be sent',
    sentence: 'The kiosk can no longer read the copy of it that was meant for the MIS.',
    next: 'Enter it in the MIS by hand; the logbook says what it was. Tell IT.',
  },
  MARK_PUPIL_LEFT: {
    title: 'The pupil is no longer on the MIS’s list',
    sentence: 'The mark was made before the pupil left the list, and was not sent.',
    next: 'Check in the MIS whether the mark is still needed, and enter it there. If the pupil is back, try again.',
  },
  MARK_PUPIL_UNKNOWN: {
    title: 'The MIS does not know this pupil',
    sentence:
      'The school may have moved to another MIS. The list of people is being read again; the mark waits for it.',
    next: 'Nothing to do: the mark goes by itself once the pupil is found.',
  },
  MARK_UNCONFIRMED: {
    title: 'The MIS has not confirmed this mark',
    sentence: 'It was sent, and nobody has said whether it is in the register.',
    next: 'Look in the MIS. If it is missing, try again: the kiosk looks it up first.',
  },

  ...enMarkErrors,
  ...enMailErrors,

  STORAGE_FULL: {
    title: 'The kiosk’s disk is full',
    sentence: 'This could not be kept.',
    next: 'Please sign in at the reception desk, and tell them.',
  },
  STORAGE_READONLY: {
    title: 'The kiosk can’t write',
    sentence: 'This could not be kept.',
    next: 'Please sign in at the reception desk, and tell them.',
  },
  STORAGE_CORRUPT: {
    title: 'The kiosk’s records are damaged',
    sentence: 'This could not be kept.',
    next: 'Please sign in at the reception desk, and tell them.',
  },
  STORAGE_FROM_FUTURE: {
    title: 'These records are from a newer version',
    sentence: 'An older Gatehouse was started on them and left them alone.',
    next: 'Install the newer version again.',
  },
  STORAGE_BUSY: {
    title: 'Just a moment',
    sentence: 'The kiosk was busy and this was not kept yet.',
    next: 'Touch “Try again”.',
  },
  STORAGE_MIGRATION: {
    title: 'The update did not finish',
    sentence: 'The records are as they were before it.',
    next: 'Tell IT; the log says which step failed.',
  },

  PROVISIONING_UNREADABLE: {
    title: 'The set-up file can’t be read',
    sentence: 'It is missing, or this kiosk may not open it.',
    next: 'Check its path and who may read it.',
  },
  PROVISIONING_INVALID: {
    title: 'The set-up file has a mistake',
    sentence: 'Something in it is not in the form Gatehouse expects.',
    next: 'The log names the place. Correct it and start again.',
  },
  SECRET_UNREADABLE: {
    title: 'The token can’t be opened',
    sentence: 'It was kept under another account or on another computer.',
    next: 'Enter the token again under Integration settings.',
  },

  TIMED_OUT: {
    title: 'That took too long',
    sentence: 'The kiosk did not answer in time.',
    next: 'Touch “Try again”. Nothing is recorded twice.',
  },
  INTERNAL: {
    title: 'Something went wrong',
    sentence: 'That was our fault, not yours.',
    next: 'Touch “Try again”. If it happens again, ask at reception.',
  },
} as const satisfies Record<ErrorCode, ErrorWords>;
