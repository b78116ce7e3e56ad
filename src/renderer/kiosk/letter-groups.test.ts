import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personId } from '../../shared/domain/ids.ts';
import type { NameChoice } from '../../shared/ipc/kiosk-contract.ts';
import { groupByLetter, NAMES_ON_A_SCREEN } from './letter-groups.ts';

const named = (labels: readonly string[]): NameChoice[] =>
  labels.map((label, index) => ({
    personId: personId.parse(`01990000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`),
    label,
    detail: null,
  }));

describe('letter groups', () => {
  it('leaves forty names in one list', () => {
    const groups = groupByLetter(named(Array.from({ length: 40 }, (_, index) => `Name ${index}`)));
    expect(groups).toHaveLength(1);
    expect(groups[0]?.names).toHaveLength(40);
  });

  it('files accented names under their plain letter', () => {
    const many = Array.from({ length: 39 }, (_, index) => `Abel ${index}`);
    const labels = groupByLetter(named([...many, 'Łukasz K', 'Lena B', 'Émile D', 'Ella C'])).map(({ label }) => label);
    expect(labels).toEqual(['A 1', 'A 2', 'E – L']);
  });

  it('loses nobody, repeats nobody, and never fills more than a screen', () => {
    const label = fc.stringMatching(/^[A-Z][a-z]{1,8} [A-Z]$/);
    fc.assert(
      fc.property(fc.array(label, { maxLength: 300 }), (labels) => {
        const names = named(labels);
        const groups = groupByLetter(names);
        const shown = groups.flatMap((group) => group.names.map((name) => name.personId));
        expect([...shown].sort()).toEqual(names.map((name) => name.personId).sort());
        expect(Math.max(0, ...groups.map((group) => group.names.length))).toBeLessThanOrEqual(NAMES_ON_A_SCREEN);
        expect(new Set(groups.map((group) => group.label)).size).toBe(groups.length);
      }),
    );
  });
});
