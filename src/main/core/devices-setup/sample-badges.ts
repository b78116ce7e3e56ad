// Badges that are nobody's: what the preview shows, with the names that layouts break on.
import { DateTime } from 'luxon';
import { badgeIdFromRandomDigits, badgeSymbolText, spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { BadgeSample } from '../../../shared/ipc/admin/badges-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { BadgeContent, BadgeLook } from '../badge-content.ts';

interface Moment {
  readonly settings: Settings;
  readonly nowMs: number;
  readonly look: BadgeLook;
  /** An invented face, or null where none is at hand. */
  readonly photo: Uint8Array | null;
}

const names: Readonly<Record<BadgeSample['name'], string>> = {
  usual: 'Siân Example',
  accents: 'Siôn Ŵyn Łukasz Ștefan Nguyễn',
  long: 'Bartholomew Maximilian Featherstonehaugh-Cholmondeley-Warner',
  arabic: 'محمد عبد الرحمن الخطيب',
  chinese: '欧阳娜 陳大文',
};

const AWAY_MINUTES = 90;

/** An invented pupil's badge or slip. Marked like a demo badge, should somebody print the picture. */
export function sampleBadge({ settings: { kiosk }, nowMs, look, photo }: Moment, sample: BadgeSample): BadgeContent {
  const there = DateTime.fromMillis(nowMs, { zone: kiosk.timeZone, locale: 'en-GB' });
  const id = badgeIdFromRandomDigits('4829173');
  const isSlip = sample.kind === 'slip';
  return {
    kind: isSlip ? 'slip' : 'badge',
    look,
    schoolName: kiosk.schoolName,
    kioskName: kiosk.name,
    personName: names[sample.name],
    yearName: 'Year 9',
    formName: '9 Menai',
    reason: isSlip ? 'Bus or train' : "Doctor's appointment",
    direction: isSlip ? 'in' : 'out',
    directionText: isSlip ? 'Late slip' : 'Leaving',
    timeText: there.toFormat('HH:mm'),
    dueBackText: isSlip ? null : there.plus({ minutes: AWAY_MINUTES }).toFormat('HH:mm'),
    dateText: there.toFormat('cccc d LLLL yyyy'),
    badgeId: isSlip ? '' : id,
    badgeIdSpaced: isSlip ? '' : spacedBadgeId(id),
    symbolText: isSlip ? '' : badgeSymbolText(id),
    photo,
    isReprint: sample.kind === 'reprint',
    reprintNumber: sample.kind === 'reprint' ? 1 : 0,
    printedLate: false,
    printedAtText: there.toFormat('HH:mm'),
    demo: true,
  };
}
