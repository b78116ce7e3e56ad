// Badges that are nobody's: the one the preview shows, and the page a test print brings out.
import { DateTime } from 'luxon';
import { badgeIdFromRandomDigits, badgeSymbolText, spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { PrinterSettings, Settings } from '../../../shared/settings/schema.ts';
import type { BadgeContent } from '../badge-content.ts';

export type NetworkPrinter = Extract<PrinterSettings, { kind: 'network' }>;

interface Moment {
  readonly settings: Settings;
  readonly nowMs: number;
}

function whenAndWhere({ settings: { kiosk }, nowMs }: Moment) {
  const there = DateTime.fromMillis(nowMs, { zone: kiosk.timeZone, locale: 'en-GB' });
  return {
    schoolName: kiosk.schoolName,
    kioskName: kiosk.name,
    timeText: there.toFormat('HH:mm'),
    dateText: there.toFormat('cccc d LLLL yyyy'),
    printedAtText: there.toFormat('HH:mm'),
    photo: null,
    isReprint: false,
    reprintNumber: 0,
    printedLate: false,
  };
}

/** An invented pupil's badge. Marked like a demo badge, should somebody print the picture. */
export function sampleBadge(moment: Moment): BadgeContent {
  const id = badgeIdFromRandomDigits('4829173');
  return {
    ...whenAndWhere(moment),
    personName: 'Siân Example',
    yearName: 'Year 9',
    reason: "Doctor's appointment",
    direction: 'out',
    directionText: 'Leaving',
    badgeId: id,
    badgeIdSpaced: spacedBadgeId(id),
    symbolText: badgeSymbolText(id),
    demo: true,
  };
}

const paperWords = { '80mm': '80 mm paper', '58mm': '58 mm paper' } as const;

/** The page of a test print: the settings it was printed with, and a symbol to try the scanner on. */
export function testPage(moment: Moment, printer: NetworkPrinter): BadgeContent {
  return {
    ...whenAndWhere(moment),
    personName: 'Test print',
    yearName: `${printer.host} port ${printer.port}`,
    reason: `${paperWords[printer.paper]}; ${printer.confirms ? 'the printer confirms each badge' : 'the printer does not confirm'}`,
    direction: 'in',
    directionText: 'Test',
    // No ID that could be anybody's: a scanner reads this as text that is no badge.
    badgeId: '',
    badgeIdSpaced: 'TEST',
    symbolText: 'GHTEST',
    demo: false,
  };
}
