// The words of what can go wrong with the school's mails. Only administrators meet them.
export const enMailErrors = {
  MAIL_NOT_SET_UP: {
    title: 'Mail is not set up',
    sentence: 'Somebody to write to, a mail server and a sender’s address are needed first.',
    next: 'Fill them in under Integration settings, then save.',
  },
  MAIL_OFFLINE: {
    title: 'The mail server could not be reached',
    sentence: 'Its name is not known, or nothing answered there.',
    next: 'Check the server and the port, and that the school’s network lets this computer reach them.',
  },
  MAIL_TIMEOUT: {
    title: 'The mail server took too long',
    sentence: 'It was reached and gave no answer in time.',
    next: 'Often the security does not fit the port: TLS belongs to 465, STARTTLS to 587. Check both and try again.',
  },
  MAIL_TLS: {
    title: 'The mail server is not trusted',
    sentence: 'Its certificate is not trusted here, or it offers no encryption of the kind that is set.',
    next: 'Check the security and the server’s name. A school’s own authority goes into the field for its certificate.',
  },
  MAIL_AUTH: {
    title: 'The mail server refused the log-in',
    sentence: 'The user name or the password is wrong, or this kind of log-in is switched off there.',
    next: 'Type the password again. Accounts with two steps need an app password from your mail provider.',
  },
  MAIL_REFUSED: {
    title: 'The mail server refused the message',
    sentence: 'It does not take this sender, one of the receivers, or the message itself.',
    next: 'Check the addresses; often the sender must be the account that logs in. The server’s own words are below.',
  },
  MAIL_TRY_LATER: {
    title: 'The mail server asks to try later',
    sentence: 'It is busy, full, or holds new senders back for a while.',
    next: 'Nothing has to be done: the kiosk tries again by itself.',
  },
} as const;
