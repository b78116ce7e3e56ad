// Words for what can go wrong on the way to Wonde and at Wonde.
export const enWondeErrors = {
  WONDE_NOT_SET_UP: {
    title: 'Wonde is not set up',
    sentence: 'The address, the school or the token is missing.',
    next: 'Fill in all three under Integration settings, then test the connection.',
  },
  WONDE_OFFLINE: {
    title: 'No way to Wonde',
    sentence: 'The kiosk cannot reach Wonde over the network. Nothing is lost: marks wait here.',
    next: 'Check the network cable or Wi-Fi. Sending starts again by itself.',
  },
  WONDE_TLS: {
    title: 'The connection is not trusted',
    sentence: 'Wonde’s certificate was not accepted, often because of a web filter or a wrong clock.',
    next: 'Ask IT to let this kiosk reach Wonde without inspection, and check the date.',
  },
  WONDE_PROXY_LOGIN: {
    title: 'The proxy wants a log-in',
    sentence:
      'The school’s proxy wants a name and password, or refuses the ones it gets. Nothing is lost: marks wait here.',
    next: 'Put them right under Integration settings, School’s network, or ask IT to let this kiosk through without.',
  },
  WONDE_PORTAL: {
    title: 'The network shows a page of its own',
    sentence: 'The network wants a log-in, or a filter shows its own page. Nothing is lost: marks wait here.',
    next: 'Open any web page on this computer to log in to the network, or ask IT to allow api.wonde.com.',
  },
  WONDE_TIMEOUT: {
    title: 'Wonde is slow',
    sentence: 'Wonde did not answer in time. Nothing is lost: marks wait here.',
    next: 'Nothing to do; it is tried again by itself.',
  },
  WONDE_RATE_LIMITED: {
    title: 'Wonde asked us to wait',
    sentence: 'There were many requests in a short time.',
    next: 'Nothing to do; it is tried again by itself.',
  },
  WONDE_DOWN: {
    title: 'Wonde has a fault',
    sentence: 'Wonde answered with an error of its own. Nothing is lost: marks wait here.',
    next: 'Nothing to do; it is tried again by itself. If it lasts a day, write to Wonde.',
  },
  WONDE_AUTH: {
    title: 'The token was not accepted',
    sentence: 'Wonde does not know this token, or it was withdrawn.',
    next: 'Enter the school’s current token under Integration settings.',
  },
  WONDE_FORBIDDEN: {
    title: 'Wonde did not allow this',
    sentence: 'The token is known, but the school has not approved this access.',
    next: 'Approve the request in Wonde, then test the connection.',
  },
  WONDE_NOT_FOUND: {
    title: 'Wonde does not know this school',
    sentence: 'No school with this id belongs to the token.',
    next: 'Check the school id under Integration settings.',
  },
  WONDE_REJECTED: {
    title: 'The MIS refused this mark',
    sentence: 'It arrived, and the MIS would not take it.',
    next: 'Read why, correct it in the MIS, or try again.',
  },
  WONDE_BAD_RESPONSE: {
    title: 'Wonde’s answer made no sense',
    sentence: 'Something other than Wonde may have answered, such as a sign-in page of the network.',
    next: 'Test the connection. If it fails again, tell IT.',
  },
  WONDE_WRITEBACK_OFF: {
    title: 'Sending is switched off',
    sentence: 'Marks are decided and kept here, and not sent to the MIS.',
    next: 'Switch writeback on under Integration settings when the school is ready.',
  },
  WONDE_CODE_UNKNOWN: {
    title: 'The MIS has no such code',
    sentence: 'The school’s own list of attendance codes does not hold this letter.',
    next: 'Add the code in the MIS, or change the reason’s code.',
  },
} as const;
