import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMovement } from '../../../../tests/fixtures/builders/store-facts.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { movementKind, type MovementKind } from '../../../shared/domain/movement.ts';
import { personStateOf } from './person-state.ts';

const person = personId.parse('01900000-0000-7000-8000-0000000000aa');
/** A day's movements as they happened, oldest first. */
const day = (...kinds: readonly MovementKind[]) =>
  kinds
    .map((kind) => aMovement({ personId: person, kind, building: kind.startsWith('building') ? 'Library' : null }))
    .reverse();

describe('where somebody stands', () => {
  it('is nowhere before the first movement of the day', () => {
    expect(personStateOf([])).toEqual({ signedIn: null, signedOut: null, checkedOut: null, building: null });
  });

  it('is on site from signing in until signing out, whatever is checked in between', () => {
    expect(personStateOf(day('signIn', 'leaving')).signedIn).not.toBeNull();
    expect(personStateOf(day('signIn', 'leaving', 'return', 'buildingIn')).signedIn).not.toBeNull();
    expect(personStateOf(day('signIn', 'buildingIn', 'signOut'))).toMatchObject({ signedIn: null, building: null });
  });

  it('is out from checking out until coming back, and a building in between changes nothing', () => {
    expect(personStateOf(day('leaving')).checkedOut).not.toBeNull();
    expect(personStateOf(day('leaving', 'buildingIn')).checkedOut).not.toBeNull();
    expect(personStateOf(day('leaving', 'return')).checkedOut).toBeNull();
    expect(personStateOf(day('signIn', 'leaving', 'signOut')).checkedOut).toBeNull();
  });

  it('is in the building checked in to last', () => {
    expect(personStateOf(day('signIn', 'buildingIn')).building).toBe('Library');
    expect(personStateOf(day('signIn', 'buildingIn', 'buildingOut')).building).toBeNull();
  });

  it('never learns presence from checking in or out', () => {
    const kinds = fc.array(fc.constantFrom(...movementKind.options), { maxLength: 12 });
    fc.assert(
      fc.property(kinds, (all) => {
        const signs = all.filter((kind) => kind === 'signIn' || kind === 'signOut');
        expect(personStateOf(day(...all)).signedIn !== null).toBe(signs.at(-1) === 'signIn');
      }),
    );
  });
});
