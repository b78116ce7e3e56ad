// What stands on one badge, as plain data in the words of the school. Says nothing of fonts or printers.
import type { BadgePaper } from '../../shared/domain/badge-paper.ts';
import type { BadgeSettings } from '../../shared/settings/badge.ts';

export type { BadgePaper };
import type { PrinterCommands } from '../../shared/settings/printer.ts';

/** How the school wants its badges. */
export interface BadgeLook extends BadgeSettings {
  /** The prepared logo (grey PNG), or null where the school gave none. */
  readonly logo: Uint8Array | null;
}

/** Everything a badge shows. Texts are as they came (accents, control characters and all); the layout cleans them. */
export interface BadgeContent {
  /** A slip has no ID and no symbols: nobody comes back with it. */
  readonly kind: 'badge' | 'slip';
  readonly look: BadgeLook;
  readonly schoolName: string;
  readonly personName: string;
  /** `Year 9`, or null where the MIS gives none. */
  readonly yearName: string | null;
  /** `9 Menai`, or null where the MIS gives none. */
  readonly formName: string | null;
  /** The action's friendly name: `Doctor's appointment`. */
  readonly reason: string;
  readonly direction: 'in' | 'out';
  /** The direction in words: `Leaving`. */
  readonly directionText: string;
  /** Wall time at the door in the school's zone: `10:42`. */
  readonly timeText: string;
  /** Wall time at which they are due back, or null where the action does not say. */
  readonly dueBackText: string | null;
  /** `Friday 21 November 2025`. */
  readonly dateText: string;
  /** Eight digits: `48291735`; empty on a slip, as the two below. */
  readonly badgeId: string;
  /** `4829 1735`. */
  readonly badgeIdSpaced: string;
  /** What the symbols hold: `GH48291735`. */
  readonly symbolText: string;
  readonly photo: Uint8Array | null;
  readonly isReprint: boolean;
  /** 1 for the first reprint; 0 when it is none. */
  readonly reprintNumber: number;
  /** True when it comes out well after the time at the door, because the printer was not ready. */
  readonly printedLate: boolean;
  /** Wall time of printing, shown when `printedLate`: `11:05`. */
  readonly printedAtText: string;
  readonly kioskName: string;
  /** The demo school: marked so that nobody takes it for a real badge. */
  readonly demo: boolean;
}

/** Turns a badge into the bytes for the printer. Rejects only on our own bug; a bad photo is left out. */
export type ComposeBadge = (
  content: BadgeContent,
  paper: BadgePaper,
  /** EPSON where nothing is said. */
  commands?: PrinterCommands,
) => Promise<Uint8Array>;
