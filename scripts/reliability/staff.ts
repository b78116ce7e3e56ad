// Somebody at the desk who corrects marks: a newer mark of the same session, which no older one may ever go over.
import { z } from 'zod';
import { ADMIN_PASSWORD } from '../../tests/harness/provisioning-file.ts';
import type { Dice } from './dice.ts';
import type { LivingKiosk } from './living-kiosk.ts';
import { listCorrectable } from './read-store.ts';

export interface Staff {
  /** Signs in and corrects one of the newest marks, maybe more than once. */
  correct(kiosk: LivingKiosk): void;
  /** Ids of the corrections that were answered. */
  readonly acknowledged: readonly string[];
}

const CODES = ['L', 'U', 'M'] as const;
const corrected = z.object({ markId: z.string() });

/** Creates the person at the desk; `note` hears what they do and are told. */
export function createStaff(storeFile: string, dice: Dice, note: (words: string) => void): Staff {
  const acknowledged: string[] = [];
  const correctOne = (kiosk: LivingKiosk, markId: string, left: number): void => {
    const code = dice.pick(CODES);
    const minutesLate = dice.between(1, 90);
    note(`the desk corrects ${markId} to ${code} ${minutesLate}`);
    kiosk.ask('marks.correct', { markId, code, minutesLate, reason: 'looked it up' }, (answer) => {
      if (!answer.ok) return note(`the desk was answered ${answer.error.code}`);
      const made = corrected.parse(answer.value).markId;
      acknowledged.push(made);
      note(`corrected as ${made}`);
      if (left > 0) correctOne(kiosk, made, left - 1);
    });
  };
  return {
    acknowledged,
    correct(kiosk) {
      const markIds = listCorrectable(storeFile);
      if (markIds.length === 0) return;
      const again = dice.between(0, 2);
      const markId = dice.pick(markIds);
      kiosk.ask('admin.signIn', { name: 'Administrator', password: ADMIN_PASSWORD }, (answer) => {
        if (answer.ok) correctOne(kiosk, markId, again);
        else note(`the desk could not sign in: ${answer.error.code}`);
      });
    },
  };
}
