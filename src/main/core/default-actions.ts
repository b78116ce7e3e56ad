// The actions a new kiosk starts with. A school changes them later in the admin view; codes follow attendance-rules.md.
import { action, type Action } from '../../shared/domain/action.ts';
import { session, type CodeRule } from '../../shared/domain/attendance.ts';
import { STUDENT } from '../../shared/domain/user-type.ts';
import type { Store } from './store-port.ts';

/** L while a register is open, another code from its closing to the end of the session. */
function lateThen(afterClose: string): CodeRule {
  return {
    kind: 'conditional',
    rows: session.options.flatMap((each) => [
      { session: each, from: 'opens' as const, until: 'closes' as const, code: 'L' },
      { session: each, from: 'closes' as const, until: 'end' as const, code: afterClose },
    ]),
  };
}

/** L while the register is open, U after it has closed. */
const lateThenUnauthorised = lateThen('U');

/** L while the register is open; after it the medical code fits better than U. */
const lateThenMedical = lateThen('M');

const medical: CodeRule = { kind: 'fixed', code: 'M' };
/** A pupil at the kiosk only ever produces L, U or M: for every other reason staff choose the code. */
const staffDecide: CodeRule = { kind: 'none' };

const common = {
  translations: {},
  forSession: 'auto',
  terms: 'general',
  building: null,
  userTypeIds: [STUDENT],
  retired: false,
} as const;
const late = {
  ...common,
  direction: 'in',
  type: 'check',
  isReturn: false,
  photo: 'never',
  printsBadge: false,
} as const;
const leaving = {
  ...common,
  direction: 'out',
  type: 'check',
  isReturn: false,
  photo: 'general',
  printsBadge: true,
} as const;

export const RETURN_ACTION_ID = 'back';

const specs = [
  { id: 'late-overslept', name: 'I overslept', icon: 'bed', codeRule: lateThenUnauthorised, ...late },
  { id: 'late-bus', name: 'Bus or train', icon: 'bus', codeRule: lateThenUnauthorised, ...late },
  { id: 'late-traffic', name: 'Traffic', icon: 'car', codeRule: lateThenUnauthorised, ...late },
  { id: 'late-medical', name: 'Doctor or dentist', icon: 'stethoscope', codeRule: lateThenMedical, ...late },
  { id: 'late-family', name: 'Family reason', icon: 'family', codeRule: lateThenUnauthorised, ...late },
  { id: 'late-other', name: 'Something else', icon: 'other', codeRule: lateThenUnauthorised, ...late },
  { id: 'out-medical', name: 'Doctor or dentist', icon: 'stethoscope', codeRule: medical, ...leaving },
  { id: 'out-ill', name: 'Feeling ill', icon: 'ill', codeRule: staffDecide, ...leaving },
  { id: 'out-interview', name: 'Interview', icon: 'interview', codeRule: staffDecide, ...leaving },
  { id: 'out-family', name: 'Family reason', icon: 'family', codeRule: staffDecide, ...leaving },
  { id: 'out-home', name: 'Going home', icon: 'home', codeRule: staffDecide, ...leaving },
  { id: 'out-other', name: 'Something else', icon: 'other', codeRule: staffDecide, ...leaving },
  { id: RETURN_ACTION_ID, name: 'Back', icon: 'back', codeRule: staffDecide, ...late, isReturn: true },
];

/** The default actions, in the order the kiosk shows them. */
export function defaultActions(): readonly Action[] {
  return specs.map((spec, index) => action.parse({ ...spec, sortOrder: index }));
}

/** Gives a store its first actions; a store that has any is left alone. */
export function seedActions(store: Store): void {
  store.transaction((writer) => {
    if (writer.listActions().length > 0) return;
    for (const each of defaultActions()) writer.insertAction(each);
  });
}
