// An action as it stands in the editor: half-typed times and codes included. Becomes a draft only when it is whole.
import {
  action as actionSchema,
  type Action,
  type ActionIcon,
  type Direction,
  type ForSession,
} from '../../../shared/domain/action.ts';
import {
  codeLetter,
  wallTime,
  type CodeRow,
  type CodeRule,
  type Session,
  type SessionMoment,
} from '../../../shared/domain/attendance.ts';
import type { ActionId } from '../../../shared/domain/ids.ts';
import { STUDENT, type UserTypeId } from '../../../shared/domain/user-type.ts';
import { actionDraft, type ActionDraft } from '../../../shared/ipc/admin/actions-contract.ts';

/** One end of a row: a moment of the session, or a time somebody is typing. */
export interface EditedMoment {
  readonly kind: 'opens' | 'closes' | 'end' | 'time';
  readonly time: string;
}

export interface EditedRow {
  readonly key: number;
  readonly session: Session;
  readonly from: EditedMoment;
  readonly until: EditedMoment;
  /** Null: no mark. Empty: nothing chosen yet. */
  readonly code: string | null;
}

export interface EditedAction {
  readonly id: ActionId | null;
  readonly isReturn: boolean;
  readonly name: string;
  readonly translations: ReadonlyArray<{ readonly language: string; readonly name: string }>;
  readonly icon: ActionIcon;
  readonly direction: Direction;
  readonly type: 'sign' | 'check';
  readonly building: string;
  readonly ruleKind: CodeRule['kind'];
  readonly fixedCode: string;
  readonly rows: readonly EditedRow[];
  readonly forSession: ForSession;
  readonly photo: Action['photo'];
  readonly terms: Action['terms'];
  readonly printsBadge: boolean;
  readonly printsSlip: boolean;
  /** As typed; empty: the badge names no time. */
  readonly backAfterMinutes: string;
  readonly userTypeIds: readonly UserTypeId[];
}

let nextKey = 0;
const freshKey = (): number => (nextKey += 1);

function editedMoment(moment: SessionMoment): EditedMoment {
  return moment === 'opens' || moment === 'closes' || moment === 'end'
    ? { kind: moment, time: '' }
    : { kind: 'time', time: moment };
}

/** A row of the editor from a row of the table. */
export function editedRow(row: CodeRow): EditedRow {
  return { ...row, key: freshKey(), from: editedMoment(row.from), until: editedMoment(row.until) };
}

/** A saved action, to be changed (or, without its id, copied). */
export function editedFrom(action: Action): EditedAction {
  const { codeRule, translations, building, backAfterMinutes, ...rest } = action;
  return {
    ...rest,
    building: building ?? '',
    backAfterMinutes: backAfterMinutes === null ? '' : String(backAfterMinutes),
    translations: Object.entries(translations).map(([language, name]) => ({ language, name })),
    ruleKind: codeRule.kind,
    fixedCode: codeRule.kind === 'fixed' ? codeRule.code : '',
    rows: codeRule.kind === 'conditional' ? codeRule.rows.map(editedRow) : [],
  };
}

/** What a new action starts as. */
export function newAction(): EditedAction {
  return {
    id: null,
    isReturn: false,
    name: '',
    translations: [],
    icon: 'other',
    direction: 'in',
    type: 'check',
    building: '',
    ruleKind: 'none',
    fixedCode: '',
    rows: [],
    forSession: 'auto',
    photo: 'general',
    terms: 'general',
    printsBadge: false,
    printsSlip: false,
    backAfterMinutes: '',
    userTypeIds: [STUDENT],
  };
}

/** The table a person starts from: late before the register closes and after it; one open row a session for leaving. */
export function startingRows(direction: Direction): readonly EditedRow[] {
  const rows = (['AM', 'PM'] as const).flatMap((session): CodeRow[] =>
    direction === 'in'
      ? [
          { session, from: 'opens', until: 'closes', code: 'L' },
          { session, from: 'closes', until: 'end', code: 'U' },
        ]
      : [{ session, from: 'opens', until: 'end', code: null }],
  );
  return rows.map(editedRow);
}

/** True for an action that goes into or out of a building: it makes no mark. */
export function isBuilding(edited: Pick<EditedAction, 'type' | 'building'>): boolean {
  return edited.type === 'check' && edited.building.trim() !== '';
}

/** The moment, or null while its time is half typed. */
function momentOf({ kind, time }: EditedMoment): SessionMoment | null {
  if (kind !== 'time') return kind;
  const parsed = wallTime.safeParse(time);
  return parsed.success ? parsed.data : null;
}

/** The rows as the kiosk would have them; null while one is half typed. Codes not chosen yet count as none. */
export function rowsOf(rows: readonly EditedRow[]): readonly CodeRow[] | null {
  const whole = rows.map(({ session, from, until, code }) => {
    const [begins, ends] = [momentOf(from), momentOf(until)];
    const letter = code === null || code === '' ? null : code;
    return begins === null || ends === null ? null : { session, from: begins, until: ends, code: letter };
  });
  return whole.every((row) => row !== null) ? whole : null;
}

/** The code rule, or null while it is not whole. */
export function ruleOf(edited: EditedAction): CodeRule | null {
  if (isBuilding(edited) || edited.ruleKind === 'none') return { kind: 'none' };
  if (edited.ruleKind === 'fixed') {
    const code = codeLetter.safeParse(edited.fixedCode);
    return code.success ? { kind: 'fixed', code: code.data } : null;
  }
  const rows = rowsOf(edited.rows);
  const codesChosen = edited.rows.every(({ code }) => code === null || codeLetter.safeParse(code).success);
  return rows === null || rows.length === 0 || !codesChosen ? null : { kind: 'conditional', rows: [...rows] };
}

/** What is sent to be saved, or null while something is half typed. */
export function draftOf(edited: EditedAction): ActionDraft | null {
  const { id, name, icon, direction, type, forSession, photo, terms, printsBadge, printsSlip, userTypeIds } = edited;
  const backAfter = edited.backAfterMinutes.trim();
  const parsed = actionDraft.safeParse({
    id,
    name,
    icon,
    direction,
    type,
    forSession,
    photo,
    terms,
    printsBadge,
    printsSlip: direction === 'in' && printsSlip,
    backAfterMinutes: direction === 'out' && backAfter !== '' ? Number(backAfter) : null,
    userTypeIds,
    translations: Object.fromEntries(edited.translations.map((one) => [one.language, one.name])),
    codeRule: ruleOf(edited),
    building: isBuilding(edited) ? edited.building : null,
  });
  return parsed.success ? parsed.data : null;
}

/** True for a time away that is typed and cannot be kept. */
export function isBackAfterWrong({ direction, backAfterMinutes }: EditedAction): boolean {
  const typed = backAfterMinutes.trim();
  return direction === 'out' && typed !== '' && !actionSchema.shape.backAfterMinutes.safeParse(Number(typed)).success;
}

/** The codes that are chosen right now. */
export function codesIn(edited: EditedAction): readonly string[] {
  const rule = ruleOf(edited);
  if (rule === null || rule.kind === 'none') return [];
  if (rule.kind === 'fixed') return [rule.code];
  return [...new Set(rule.rows.flatMap(({ code }) => (code === null ? [] : [code])))];
}

/** Whether two states of the editor would be saved as the same; keys of rows do not count. */
export function isSame(a: EditedAction, b: EditedAction): boolean {
  const plain = (one: EditedAction) => JSON.stringify({ ...one, rows: one.rows.map((row) => ({ ...row, key: 0 })) });
  return plain(a) === plain(b);
}
