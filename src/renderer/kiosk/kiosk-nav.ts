// What every question screen needs besides its answers: the chips above and the bar below.
import type { EarlierStep } from './step-back.ts';

export interface Chip {
  readonly step: EarlierStep;
  readonly label: string;
}

export interface KioskNav {
  readonly chips: readonly Chip[];
  /** Something is being sent: nothing leads anywhere until the answer is there. */
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onChip: (step: EarlierStep) => void;
  readonly onStartAgain: () => void;
  readonly onCallReception: () => void;
}
