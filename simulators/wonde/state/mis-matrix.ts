// What each MIS takes back through Wonde. Two vendors' tables, which disagree; `wonde-api.md` section 8.

import type { Settings } from './settings.ts';

/** What an MIS accepts of a mark. */
export interface MisCapabilities {
  readonly writeback: boolean;
  readonly comment: boolean;
  readonly minutesLate: boolean;
}

const all: MisCapabilities = { writeback: true, comment: true, minutesLate: true };
const markOnly: MisCapabilities = { writeback: true, comment: false, minutesLate: false };
const none: MisCapabilities = { writeback: false, comment: false, minutesLate: false };

const known: Readonly<Record<string, MisCapabilities>> = {
  SIMS: all,
  Bromcom: all,
  iSAMS: all,
  'Pupil Asset': all,
  Arbor: { writeback: true, comment: false, minutesLate: true },
  Engage: { writeback: true, comment: true, minutesLate: false },
  SchoolBase: markOnly,
  ScholarPack: markOnly,
  'Facility CMIS': markOnly,
  'Cloud School': markOnly,
  Integris: none,
  WCBS: none,
};

/** The capabilities of an MIS; a setting of the same name wins, an unknown name can do everything. */
export function findMisCapabilities(mis: string, settings: Settings): MisCapabilities {
  return settings.misCapabilities[mis] ?? known[mis] ?? all;
}
