import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMovement } from '../../../../tests/fixtures/builders/store-facts.ts';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { actionId } from '../../../shared/domain/ids.ts';
import { STUDENT, userTypeId } from '../../../shared/domain/user-type.ts';
import type { ActionDraft } from '../../../shared/ipc/admin/actions-contract.ts';
import { RETURN_ACTION_ID } from '../default-actions.ts';
import { getActionsPage, reorderActions, saveAction, setActionRetired } from './edit-actions.ts';

let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
});
afterEach(() => scene.dispose());

const WHO = 'Sam Okafor';

function aDraft(more: Partial<ActionDraft> = {}): ActionDraft {
  return {
    id: null,
    name: 'Optician',
    translations: { cy: 'Optegydd' },
    icon: 'stethoscope',
    direction: 'out',
    type: 'check',
    codeRule: { kind: 'fixed', code: 'M' },
    forSession: 'auto',
    photo: 'general',
    terms: 'general',
    printsBadge: true,
    printsSlip: false,
    backAfterMinutes: null,
    building: null,
    userTypeIds: [STUDENT],
    ...more,
  };
}

const listCodes = (...letters: string[]) =>
  scene.temp.store.transaction((writer) =>
    writer.replaceAttendanceCodes(
      letters.map((code, index) => ({ wondeId: `W${index}`, code, description: null, type: null })),
      0,
    ),
  );
const fieldsOf = (draft: ActionDraft): readonly string[] => {
  try {
    saveAction(scene.context, draft, WHO);
    return [];
  } catch (thrown) {
    // as: everything these calls throw is an AppError with fields.
    return Object.keys((thrown as { fields?: object }).fields ?? {});
  }
};

describe('an action', () => {
  it('is added at the end of the list, with an audit row', () => {
    const id = saveAction(scene.context, aDraft(), WHO);
    const actions = scene.temp.store.listActions();
    expect(actions.at(-1)).toMatchObject({ id, name: 'Optician', translations: { cy: 'Optegydd' }, retired: false });
    expect(scene.temp.store.countAudit('action.added')).toBe(1);
    expect(scene.heard).toContain('settings.changed');
  });

  it('is changed whole, with who sees it, and keeps its place', () => {
    const id = saveAction(scene.context, aDraft(), WHO);
    const before = scene.temp.store.findAction(id);
    saveAction(scene.context, aDraft({ id, name: 'Eye test', userTypeIds: [] }), WHO);
    expect(scene.temp.store.findAction(id)).toEqual({ ...before, name: 'Eye test', userTypeIds: [] });
    expect(scene.temp.store.countAudit('action.changed')).toBe(1);
  });

  it('leaves movements of the past the name of their day', () => {
    const id = saveAction(scene.context, aDraft(), WHO);
    const movement = aMovement({ personId: scene.addPupil(), actionId: id, actionName: 'Optician' });
    scene.temp.store.transaction((writer) => writer.insertMovement(movement));
    saveAction(scene.context, aDraft({ id, name: 'Eye test' }), WHO);
    expect(scene.temp.store.findMovement(movement.id)?.actionName).toBe('Optician');
  });

  it('that is not there cannot be changed', () => {
    expect(() => saveAction(scene.context, aDraft({ id: actionId.parse('nobody') }), WHO)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });
});

describe('what an action may not be', () => {
  it('is one with a code the MIS does not list, while its list is known', () => {
    expect(fieldsOf(aDraft({ codeRule: { kind: 'fixed', code: 'ZZ' } }))).toEqual([]);
    listCodes('L', 'M');
    expect(fieldsOf(aDraft({ codeRule: { kind: 'fixed', code: 'ZZ' } }))).toEqual(['codeRule.code']);
    expect(fieldsOf(aDraft({ codeRule: { kind: 'fixed', code: 'L' } }))).toEqual([]);
  });

  it('is not one whose code the MIS dropped since: its name can still be mended', () => {
    const id = saveAction(scene.context, aDraft(), WHO);
    listCodes('L');
    expect(fieldsOf(aDraft({ id, name: 'Eye test' }))).toEqual([]);
    expect(getActionsPage(scene.context).troubles).toContainEqual({
      actionId: id,
      missingCodes: ['M'],
      tableProblems: [],
    });
  });

  it('is one with gaps or overlaps in its table', () => {
    const rows = [{ session: 'AM' as const, from: '09:30', until: 'end' as const, code: 'L' }];
    expect(fieldsOf(aDraft({ codeRule: { kind: 'conditional', rows } }))).toEqual(['codeRule.rows']);
  });

  it('is a sign-in with a building, a building with a code, or a user type nobody made', () => {
    expect(fieldsOf(aDraft({ type: 'sign', building: 'Library', codeRule: { kind: 'none' } }))).toEqual(['building']);
    expect(fieldsOf(aDraft({ building: 'Library' }))).toEqual(['codeRule']);
    expect(fieldsOf(aDraft({ userTypeIds: [userTypeId.parse('nobody')] }))).toEqual(['userTypeIds']);
  });
});

describe('the return', () => {
  const back = actionId.parse(RETURN_ACTION_ID);

  it('is changed in name only', () => {
    const before = scene.temp.store.findAction(back);
    saveAction(scene.context, aDraft({ id: back, name: 'Back again', translations: { cy: 'Nôl' } }), WHO);
    expect(scene.temp.store.findAction(back)).toEqual({ ...before, name: 'Back again', translations: { cy: 'Nôl' } });
  });

  it('cannot be retired', () => {
    expect(() => setActionRetired(scene.context, { id: back, retired: true }, WHO)).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
  });
});

describe('retiring', () => {
  it('takes an action off and brings it back as it was', () => {
    const id = actionId.parse('late-bus');
    const before = scene.temp.store.findAction(id);
    setActionRetired(scene.context, { id, retired: true }, WHO);
    expect(scene.temp.store.findAction(id)).toEqual({ ...before, retired: true });
    setActionRetired(scene.context, { id, retired: false }, WHO);
    expect(scene.temp.store.findAction(id)).toEqual(before);
    expect(scene.temp.store.countAudit('action.retired')).toBe(1);
    expect(scene.temp.store.countAudit('action.broughtBack')).toBe(1);
  });

  it('twice is once', () => {
    const id = actionId.parse('late-bus');
    setActionRetired(scene.context, { id, retired: true }, WHO);
    setActionRetired(scene.context, { id, retired: true }, WHO);
    expect(scene.temp.store.countAudit('action.retired')).toBe(1);
  });
});

describe('the order', () => {
  const order = () => scene.temp.store.listActions().map(({ id }) => id as string);

  it('changes among the named actions only: the others keep their places', () => {
    const before = order();
    const wanted = ['late-other', 'late-bus', 'late-overslept'].map((id) => actionId.parse(id));
    reorderActions(scene.context, wanted, WHO);
    const after = order();
    expect(after.filter((id) => wanted.some((one) => one === id))).toEqual(wanted);
    const others = (ids: string[]) => ids.map((id) => (wanted.some((one) => one === id) ? null : id));
    expect(others(after)).toEqual(others(before));
    expect(scene.temp.store.countAudit('action.reordered')).toBe(1);
  });

  it('names each action once, and only actions that are there', () => {
    const bus = actionId.parse('late-bus');
    expect(() => reorderActions(scene.context, [bus, bus], WHO)).toThrow(
      expect.objectContaining({ code: 'VALIDATION' }),
    );
    expect(() => reorderActions(scene.context, [bus, actionId.parse('nobody')], WHO)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });
});
