// A badge that is nobody's: the one the preview shows.
import { DateTime } from 'luxon';
import { badgeIdFromRandomDigits, badgeSymbolText, spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { BadgeContent } from '../badge-content.ts';

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
