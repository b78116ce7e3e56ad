import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMovement, anAction } from '../../../../tests/fixtures/builders/store-facts.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { actionId, personId } from '../../../shared/domain/ids.ts';
import { movementKind, movementKindOf, type MovementKind } from '../../../shared/domain/movement.ts';
import { STUDENT, userTypeId } from '../../../shared/domain/user-type.ts';
import { personStateOf } from '../presence/person-state.ts';
import { doorsOf } from './kiosk-state.ts';
import { actionsOf, decideOffers, doorActionsOf, signActionsOf } from './offers.ts';

const SIXTH = userTypeId.parse('sixth');
const person = personId.parse('01900000-0000-7000-8000-0000000000aa');

const of = (id: string, direction: 'in' | 'out', type: 'sign' | 'check', more: Partial<Action> = {}): Action =>
  anAction({ id: actionId.parse(id), name: id, direction, type, userTypeIds: [SIXTH], printsBadge: false, ...more });
const signIn = of('sign-in', 'in', 'sign');
const signOut = of('sign-out', 'out', 'sign');
const library = of('library', 'in', 'check', { building: 'Library' });
const leaveLibrary = of('leave-library', 'out', 'check', { building: 'Library' });
const art = of('art', 'in', 'check', { building: 'Art' });
const dentist = of('dentist', 'out', 'check');
const bus = of('bus', 'in', 'check');
const back = of('back', 'in', 'check', { isReturn: true });
const sixth = [signIn, signOut, library, leaveLibrary, art, dentist, back];
const lower = [bus, dentist, back].map((each) => ({ ...each, userTypeIds: [STUDENT] }));

const building = (kind: MovementKind) => (kind.startsWith('building') ? 'Library' : null);
const day = (...kinds: readonly MovementKind[]) =>
  personStateOf(kinds.map((kind) => aMovement({ personId: person, kind, building: building(kind) })).reverse());
const offered = (own: readonly Action[], ...kinds: readonly MovementKind[]) => {
  const { actions, canReturn, doors } = decideOffers(own, day(...kinds));
  return { actions: actions.map(({ id }) => id), canReturn, doors };
};
const own = actionsOf(sixth, SIXTH);

describe('the actions of a user type', () => {
  it('are those in use that name it; coming back is none of them', () => {
    expect(own.map(({ id }) => id)).not.toContain('back');
    expect(actionsOf([{ ...signIn, retired: true }], SIXTH)).toEqual([]);
    expect(actionsOf(sixth, STUDENT)).toEqual([]);
    expect(actionsOf(sixth, null)).toEqual([]);
  });

  it('at *I’m late* and *I’m leaving* are its check actions, and its sign actions where it has none', () => {
    expect(doorActionsOf(own, 'late').map(({ id }) => id)).toEqual(['sign-in']);
    expect(doorActionsOf(own, 'leaving').map(({ id }) => id)).toEqual(['dentist']);
    expect(doorActionsOf([...own, bus], 'late').map(({ id }) => id)).toEqual(['bus']);
    expect(doorActionsOf([library, leaveLibrary], 'late')).toEqual([]);
  });
});

describe('what fits where somebody stands', () => {
  it('is signing in, and nothing else, before they have', () => {
    expect(offered(own)).toEqual({ actions: ['sign-in'], canReturn: false, doors: [] });
    expect(offered(own, 'signIn', 'signOut').actions).toEqual(['sign-in']);
  });

  it('is signing out, buildings and appointments while they are here', () => {
    expect(offered(own, 'signIn').actions).toEqual(['library', 'art', 'sign-out', 'dentist']);
  });

  it('is out of the building they are in, and into any other', () => {
    expect(offered(own, 'signIn', 'buildingIn').actions).toEqual(['leave-library', 'art', 'sign-out', 'dentist']);
  });

  it('is coming back for whoever is out at the door', () => {
    expect(offered(own, 'signIn', 'leaving')).toEqual({ actions: ['sign-out'], canReturn: true, doors: [] });
    expect(offered(own, 'leaving')).toEqual({ actions: ['sign-in'], canReturn: true, doors: [] });
  });

  it('is the doors for people who do not sign in and out', () => {
    expect(offered(actionsOf(lower, STUDENT))).toEqual({ actions: [], canReturn: false, doors: ['late', 'leaving'] });
    expect(offered(actionsOf(lower, STUDENT), 'leaving')).toEqual({ actions: [], canReturn: true, doors: [] });
  });

  it('is a building without signing in, where nobody signs in', () => {
    expect(offered([library, leaveLibrary]).actions).toEqual(['library']);
    expect(offered([library, leaveLibrary], 'buildingIn').actions).toEqual(['leave-library']);
  });

  it('fits one screen: with many, appointments stand behind *I’m leaving*', () => {
    const many = Array.from({ length: 12 }, (_, n) => of(`out-${n}`, 'out', 'check'));
    const { actions, doors } = offered([...own, ...many], 'signIn');
    expect(actions).toEqual(['library', 'art', 'sign-out']);
    expect(doors).toEqual(['leaving']);
  });

  it('never offers signing in to whoever is in, nor signing out to whoever is not', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...movementKind.options), { maxLength: 12 }), (kinds) => {
        const state = day(...kinds);
        const offers = decideOffers(own, state).actions.map(movementKindOf);
        expect(offers.includes('signIn')).toBe(state.signedIn === null);
        expect(offers.includes('signOut')).toBe(state.signedIn !== null);
      }),
    );
  });
});

describe('the doors of the idle screen', () => {
  const people = (userType: typeof STUDENT | null, kind: 'student' | 'staff' = 'student', count = 5) => ({
    kind,
    userTypeId: userType,
    departmentId: null,
    people: count,
  });

  it('of a primary school whose parents check children out are *I’m leaving* and *I’m back*', () => {
    const parents = { ...dentist, userTypeIds: [STUDENT] };
    expect(doorsOf([parents, back], [people(STUDENT)])).toEqual({
      late: false,
      leaving: true,
      return: true,
      sign: false,
    });
  });

  it('of a secondary school are all four', () => {
    const doors = doorsOf([...sixth, ...lower], [people(STUDENT), people(SIXTH)]);
    expect(doors).toEqual({ late: true, leaving: true, return: true, sign: true });
  });

  it('lead to people who exist: not by actions nobody sees, nor to staff by year and month', () => {
    const none = { late: false, leaving: false, return: false, sign: false };
    expect(doorsOf(sixth, [people(STUDENT), people(SIXTH, 'student', 0), people(null)])).toEqual(none);
    expect(doorsOf([signIn, signOut], [people(SIXTH, 'staff')])).toEqual({ ...none, sign: true });
    expect(doorsOf([{ ...signIn, retired: true }], [people(SIXTH)])).toEqual(none);
  });

  it('include *Sign in or out* for buildings alone', () => {
    expect(signActionsOf([library, bus]).map(({ id }) => id)).toEqual(['library']);
    expect(doorsOf([library], [people(SIXTH)]).sign).toBe(true);
  });
});
