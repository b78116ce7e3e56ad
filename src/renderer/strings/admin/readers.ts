// The words of scanners, card readers, sounds and lights.

const scanTitles = {
  badge: 'A badge was scanned. Nothing was recorded.',
  card: 'A card was held to the reader. Nothing was recorded.',
  damagedBadge: 'A badge was scanned and could not be read. Nothing was recorded.',
  foreign: 'A code was scanned that is neither badge nor card. Nothing was recorded.',
} as const;

export const adminReaders = {
  tabs: { signals: 'Sounds and lights' },
  scanned: {
    titles: scanTitles,
    text: 'Scans sign people in and out on the kiosk’s own screen only. What was typed into a field has been taken out again.',
    toKiosk: 'Leave the admin view and scan there. To give somebody a card, open their profile.',
    close: 'Close',
  },
  form: {
    title: 'How readers are recognised',
    lead: 'A reader types like a keyboard, only faster, and ends with Enter or Tab. These are right for nearly every reader; change them only where the try-out says so.',
    minLength: 'Shortest code',
    minLengthHint: 'Characters. 4 to 20; badges have 10.',
    maxGap: 'Longest time between two keys',
    maxGapHint: 'Thousandths of a second. 20 to 80; 50 is right for nearly every reader.',
    outOfBounds: (from: number, to: number) => `Type a number from ${from} to ${to}.`,
    prefix: 'Prefix to take off',
    prefixHint: 'What the reader is set to send before every code. Usually nothing.',
    suffix: 'Suffix to take off',
    suffixHint: 'The same after every code, before Enter. Usually nothing.',
    framing: 'At most ten plain characters of a keyboard.',
  },
  measured: (slowestMs: number, limitMs: number) =>
    `Its slowest key came after ${Math.round(slowestMs)} ms; up to ${limitMs} ms counts as a reader.`,
  tooSlow: (slowestMs: number, limitMs: number) =>
    `The slowest key came after ${Math.round(slowestMs)} ms, and only up to ${limitMs} ms counts as a reader. If a reader sent this, set it faster, or raise the limit below.`,
  noEnd: 'If a reader sent this: it did not end with Enter or Tab. Set it to.',
  signals: {
    title: 'Sounds and lights',
    lead: 'They go with the words on the kiosk’s screen, never instead of them.',
    sounds: 'Sounds',
    soundsOn: 'Two rising notes when something was recorded, three low ones when something needs a look.',
    soundsOff: 'The kiosk makes no sound.',
    volume: 'Volume',
    volumes: { quiet: 'Quiet', medium: 'Medium', loud: 'Loud' },
    ownVolume: (percent: number) => `${percent} %, as provisioned`,
    lights: 'Lights',
    lightsOn: 'The edge of the screen shows an unbroken band for success and a broken one for attention.',
    lightsOff: 'The edge of the screen stays as it is.',
    test: 'Try them',
    testLead: 'As they are set above, saved or not.',
    success: 'Success',
    attention: 'Attention',
    playing: 'Playing. If nothing is heard, look at the volume of this computer and its loudspeaker.',
    silent: 'This computer has no sound output that works. Lights and words are shown all the same.',
    off: 'Sounds and lights are both off: there is nothing to try.',
    lightLabel: { success: 'An unbroken band', attention: 'A broken band' },
  },
} as const;
