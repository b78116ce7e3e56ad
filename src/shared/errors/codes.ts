// Every error a normal day can bring, by code. Words for people live in renderer/strings; docs/errors.md lists them all.

/** Who has to act on an error: decides where it is shown and at which level it is logged. */
export type ErrorFamily = 'input' | 'rule' | 'auth' | 'device' | 'remote' | 'storage' | 'setup' | 'bug';

interface ErrorKind {
  readonly family: ErrorFamily;
  /** Whether doing the same thing again later can succeed without anybody changing anything. */
  readonly retryable: boolean;
}

const kind = (family: ErrorFamily, retryable = false): ErrorKind => ({ family, retryable });

export const errorKinds = {
  VALIDATION: kind('input'),
  NOT_FOUND: kind('input'),
  CONFLICT: kind('input'),
  NAME_TAKEN: kind('input'),
  USER_TYPE_IN_USE: kind('input'),
  MAPPING_OVERLAPS: kind('input'),

  CURRENTLY_OUT: kind('rule'),
  NOT_OUT: kind('rule'),
  ALREADY_SIGNED_IN: kind('rule'),
  NOT_SIGNED_IN: kind('rule'),
  CARD_UNKNOWN: kind('rule'),
  PIN_WRONG: kind('rule'),
  TERMS_NEEDED: kind('rule'),
  ACTION_RETIRED: kind('rule'),
  BADGE_CHECK_FAILED: kind('rule'),
  BADGE_UNKNOWN: kind('rule'),
  BADGE_USED: kind('rule'),
  BADGE_EXPIRED: kind('rule'),
  SLIP_TOO_LATE: kind('rule'),
  TOO_MANY_TRIES: kind('rule', true),
  REPRINT_LIMIT: kind('rule', true),

  ADMIN_PASSWORD_WRONG: kind('auth', true),
  ADMIN_PASSWORD_WEAK: kind('auth'),
  ADMIN_PASSWORD_ALREADY_SET: kind('auth'),
  ADMIN_LOCKED: kind('auth', true),
  ADMIN_SIGN_IN_NEEDED: kind('auth'),
  ADMIN_ROLE_NEEDED: kind('auth'),
  ADMIN_CHANGE_NEEDED: kind('auth'),
  ADMIN_RESET_CLOSED: kind('auth'),
  ADMIN_NAME_TAKEN: kind('auth'),
  ADMIN_LAST_ADMINISTRATOR: kind('auth'),
  SENDER_REFUSED: kind('auth'),

  CAMERA_MISSING: kind('device', true),
  CAMERA_UNPLUGGED: kind('device', true),
  CAMERA_BUSY: kind('device', true),
  CAMERA_DENIED: kind('device'),
  CAMERA_TIMEOUT: kind('device', true),
  CAMERA_NO_IMAGE: kind('device', true),
  PRINTER_NOT_SET_UP: kind('device'),
  PRINTER_OFFLINE: kind('device', true),
  PRINTER_BUSY: kind('device', true),
  PRINTER_MISSING: kind('device', true),
  PRINTER_DENIED: kind('device'),
  PRINTER_NO_PAPER: kind('device', true),
  PRINTER_COVER_OPEN: kind('device', true),
  PRINTER_FAULT: kind('device', true),
  PRINTER_WRONG_MODEL: kind('device'),
  PRINTER_DROPPED: kind('device'),
  PRINTER_UNCONFIRMED: kind('device'),
  PRINTER_EMPTY_JOB: kind('device'),
  EXPORT_FAILED: kind('device', true),

  WONDE_NOT_SET_UP: kind('remote'),
  WONDE_OFFLINE: kind('remote', true),
  WONDE_TLS: kind('remote', true),
  WONDE_PROXY_LOGIN: kind('remote'),
  WONDE_PORTAL: kind('remote', true),
  WONDE_TIMEOUT: kind('remote', true),
  WONDE_RATE_LIMITED: kind('remote', true),
  WONDE_DOWN: kind('remote', true),
  WONDE_AUTH: kind('remote'),
  WONDE_FORBIDDEN: kind('remote'),
  WONDE_NOT_FOUND: kind('remote'),
  WONDE_REJECTED: kind('remote'),
  WONDE_BAD_RESPONSE: kind('remote'),
  WONDE_WRITEBACK_OFF: kind('remote'),
  WONDE_CODE_UNKNOWN: kind('remote'),
  ROSTER_SUSPICIOUS: kind('remote'),
  ROSTER_STOPPED: kind('remote'),

  MARK_UNREADABLE: kind('remote'),
  MARK_KEPT_HERE: kind('remote'),
  MARK_PUPIL_LEFT: kind('remote'),
  MARK_PUPIL_UNKNOWN: kind('remote'),
  MARK_UNCONFIRMED: kind('remote'),
  MARK_PLANNED: kind('remote'),
  MARK_PRESENT_ALREADY: kind('remote'),
  MARK_BACK_IN_TIME: kind('remote'),
  MARK_AGAINST_PRESENCE: kind('remote'),
  MARK_CHANGED_SINCE: kind('remote'),

  MAIL_NOT_SET_UP: kind('remote'),
  MAIL_OFFLINE: kind('remote', true),
  MAIL_TIMEOUT: kind('remote', true),
  MAIL_TLS: kind('remote'),
  MAIL_AUTH: kind('remote'),
  MAIL_REFUSED: kind('remote'),
  MAIL_TRY_LATER: kind('remote', true),

  STORAGE_FULL: kind('storage', true),
  STORAGE_READONLY: kind('storage'),
  STORAGE_CORRUPT: kind('storage'),
  STORAGE_FROM_FUTURE: kind('storage'),
  STORAGE_BUSY: kind('storage', true),
  STORAGE_MIGRATION: kind('storage'),

  PROVISIONING_UNREADABLE: kind('setup'),
  PROVISIONING_INVALID: kind('setup'),
  SECRET_UNREADABLE: kind('setup'),

  TIMED_OUT: kind('bug', true),
  INTERNAL: kind('bug'),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

export const errorCodeNames = Object.keys(errorKinds) as [ErrorCode, ...ErrorCode[]]; // as: Object.keys forgets the literal keys

/** True when the text is one of our error codes. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorKinds, text);
}
