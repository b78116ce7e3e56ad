// Words for what the school's MIS takes of a mark, and who says so.
import type { AcceptsChoice, CapabilityAnswer, CapabilitySource } from '../../../shared/domain/mis-capability.ts';

const answers: Readonly<Record<CapabilityAnswer, string>> = { yes: 'Taken', no: 'Not taken', unknown: 'Not known' };

const sources: Readonly<Record<CapabilitySource, string>> = {
  school: 'The school says so in Wonde.',
  permission: 'By the permission the school gave, as Wonde told it last.',
  person: 'An administrator said so here.',
  vendors: 'By what other vendors publish of this MIS.',
  switch: 'Switched off for this kiosk by its provisioning.',
  nobody: 'Nobody has said; it is tried.',
};

const choices: Readonly<Record<AcceptsChoice, string>> = {
  asKnown: 'As it is known',
  yes: 'It takes it',
  no: 'It does not take it',
};

/** "your MIS" until its name is known. */
const nameOf = (mis: string | null): string => mis ?? 'the school’s MIS';

export const misWords = {
  heading: 'What the MIS takes',
  lead: 'What of a mark reaches the register depends on the MIS. What is not taken stays in the logbook here.',
  answers,
  sources,
  choices,
  things: {
    writeback: 'Marks at all',
    code: 'The code',
    comment: 'The reason, as a comment',
    minutesLate: 'Minutes late',
    sessions: 'Sessions',
    codes: 'Codes',
  },
  sessions: 'AM and PM, by the school’s register. Lesson registers are not written.',
  codesUnread: 'The school’s list was not read yet.',
  codesAll: (count: number) => `The school’s own list, ${count} letters; every action’s code is in it.`,
  codesMissing: (count: number, missing: string) =>
    `The school’s own list, ${count} letters. Not in it, though an action uses it: ${missing}.`,
  disputed: (mis: string | null) =>
    `What is published about ${nameOf(mis)} is contradictory. Look at one mark in the register, then say below what arrived.`,
  change: 'If you know better',
  changeComment: 'Comment',
  changeMinutes: 'Minutes late',
  changeHint: 'Look at one mark of this kiosk in the register: what is shown beside the code was taken.',
  onlyAdministrators: 'An administrator can change this.',
  saved: 'Saved. Marks that leave from now on follow it.',
  limits: {
    writeback: (mis: string | null) =>
      `${capital(nameOf(mis))} takes no marks from this kiosk: they stay in the logbook, and somebody has to enter them.`,
    writebackDoubt: (mis: string | null) =>
      `Other vendors write nothing to ${nameOf(mis)}. The school has not said; look at the first mark in the register.`,
    both: (mis: string | null) =>
      `${capital(nameOf(mis))} takes the code only: the reason and the minutes late stay in the logbook here.`,
    comment: (mis: string | null) =>
      `${capital(nameOf(mis))} takes no comment: the reason stays in the logbook here, the register shows the code.`,
    minutesLate: (mis: string | null) =>
      `${capital(nameOf(mis))} takes no minutes late: they stay in the logbook here.`,
    minutesHint: (mis: string | null) => `${capital(nameOf(mis))} does not take them: they stay here.`,
  },
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
