// The words of printers and of the print queue: the devices page and the notice on the home page.

export const adminPrinting = {
  kinds: {
    network: { label: 'Network printer', meaning: 'A receipt or label printer with its own network address.' },
    system: {
      label: 'Printer of this PC',
      meaning: 'A printer as Windows, macOS or Linux lists it. The system never says whether paper came out.',
    },
    device: { label: 'USB or serial plug', meaning: 'A printer at a device path, without a driver of the system.' },
    file: { label: 'Folder', meaning: 'Each badge becomes a file for another program.' },
    none: { label: 'No printer', meaning: 'The badge ID is shown large on the screen, and reception writes it down.' },
  },
  spareNone: { label: 'No spare printer', meaning: 'Badges wait until the printer works again.' },
  commands: 'Command set',
  commandsHint: 'As the printer’s own self test names it. Most receipt printers understand EPSON.',
  commandSets: { epson: 'EPSON (ESC/POS)', star: 'STAR (line mode)' },
  papers: { '80mm': '80 mm', '58mm': '58 mm', '62mm': '62 mm labels', '62mm-300': '62 mm labels, 300 dpi' },
  queue: 'Printer',
  queueHint: 'Exactly as the system names it. On Linux the queue must be raw; on Windows any driver will do.',
  queueProblem: 'Choose a printer of this PC, or type its name.',
  device: 'Device',
  deviceHint: 'Such as /dev/usb/lp0, /dev/ttyUSB0 or COM3.',
  deviceProblem: 'Type a printer’s device, such as /dev/usb/lp0, /dev/ttyUSB0 or COM3.',
  baud: 'Speed',
  baudHint: 'Serial lines only; as the printer’s self test says.',
  folder: 'Folder',
  folderHint: 'A whole path on this PC, such as /srv/badges. It must be there already.',
  folderProblem: 'Type a whole path, such as /srv/badges or C:\\Badges.',
  found: {
    title: 'Found on this PC',
    looking: 'Looking for printers…',
    none: 'This PC lists no printer of this kind. Plug it in, or set it up in the system first.',
    again: 'Look again',
    use: (name: string) => `Use ${name}`,
  },
  spare: {
    tab: 'Spare printer',
    form: 'Spare printer',
    lead: 'Takes a badge when the printer is surely not printing it: switched off, out of paper, open. A badge that may be on paper already never goes there.',
  },
  rules: {
    form: 'Rules of printing',
    spareAfter: 'Use the spare printer after (seconds)',
    spareAfterHint: 'So long the printer has to be off before its badges go to the spare one. 0: at once.',
    kiosk: 'Badges printed again at the touchscreen, per hour',
    kioskHint: '0 turns it off.',
    reception: 'Badges printed again by a receptionist, per hour',
    receptionHint: 'Empty: no limit. Administrators have none.',
    numberProblem: (least: number, most: number) => `Type a number from ${least} to ${most}.`,
  },
  status: {
    label: 'State of the printer',
    well: 'The printer works',
    wellText: (place: string) => `${place}. Nothing is known against it.`,
    spareWell: (place: string) => `The spare printer, ${place}, takes the badges meanwhile.`,
    spareToo: (title: string) => `The spare printer too: ${title}.`,
    none: 'No printer is set up',
    since: (when: string) => `Since ${when}.`,
    waiting: (count: number, when: string) =>
      count === 1
        ? `One badge has waited since ${when}. It prints by itself, and says that it is late.`
        : `${count} badges wait, the first since ${when}. They print by themselves, in order, and say that they are late.`,
    tryNow: 'Try now',
  },
  unsettled: {
    title: (count: number) =>
      count === 1 ? 'One badge may or may not have come out' : `${count} badges may or may not have come out`,
    text: 'Look at the printer. Nothing is printed twice unless you ask for it.',
    slip: 'Slip',
    cameOut: 'It came out',
    cameOutOf: (name: string) => `The badge of ${name} came out`,
    again: 'Print it again',
    againOf: (name: string) => `Print the badge of ${name} again`,
    reason: 'Did not come out',
  },
} as const;
