// The words of the registers page.
import { counted } from '../counted.ts';

export const adminRegisters = {
  title: 'Registers',
  lead: 'When the registers are taken. They decide which code a late or leaving pupil gets, from the next movement on.',
  form: 'Register times',
  times: 'Times',
  amOpens: 'Morning register opens',
  pmOpens: 'Afternoon register opens',
  openFor: 'Both stay open for (minutes)',
  openForHint: 'One length for every session, as the statutory guidance has it.',
  openForProblem: 'Type a whole number from 1 to 120.',
  dayEnds: 'Lessons end',
  dayEndsHint: 'After that no mark is made, and what leaving early loses is counted until then.',
  timeProblem: 'Type a time such as 08:50.',
  closes: (am: string, pm: string) => `The morning register closes at ${am}, the afternoon register at ${pm}.`,
  tooLongTitle: 'Longer than the guidance allows',
  tooLongText:
    'In England a register should stay open for no longer than 30 minutes. A pupil who comes after that would be marked late (L) where the law has an unauthorised absence (U). You can save it all the same.',
  days: 'School days',
  daysHint: 'On other days no mark is made, nor on holidays: those and half days are under Reports, Term dates.',
  daysProblem: 'Choose at least one day.',
  weekdays: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
  affectedTitle: (count: number) => `These times break the table of ${counted(count, 'action', 'actions')}`,
  affectedText:
    'Until the table is mended, such an action makes no mark at the minutes that nothing covers, and staff choose the code.',
  directions: { in: 'coming in', out: 'going out' },
  affected: (name: string, direction: string) => `${name} (${direction})`,
  open: (name: string) => `Open ${name}`,
  confirmTitle: (count: number) => `Save although ${counted(count, 'action', 'actions')} would have gaps?`,
  confirm: 'Save the times all the same',
  saved: 'The register times are saved.',
  marksStay: 'Marks that were made already stay as they are.',
} as const;
