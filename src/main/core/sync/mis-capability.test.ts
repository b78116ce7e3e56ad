import { describe, expect, it } from '@jest/globals';
import { mayWrite } from '../../../shared/domain/mis-capability.ts';
import { decideCapability, detailsSent, findKnownMis, knownMis, type CapabilityFacts } from './mis-capability.ts';

const facts = (of: Partial<CapabilityFacts> = {}): CapabilityFacts => ({
  mis: 'SIMS',
  allowsWriteback: true,
  writePermission: null,
  chosen: { comment: 'asKnown', minutesLate: 'asKnown' },
  sendComment: true,
  sendMinutesLate: true,
  codesKnown: 30,
  codesMissing: [],
  ...of,
});

describe('whether marks can be written at all', () => {
  it.each([
    ['the school says yes', {}, 'yes', 'school', true],
    ['the school says no', { allowsWriteback: false }, 'no', 'school', false],
    ['the school says yes, the permission is withheld', { writePermission: false }, 'no', 'permission', false],
    ['the school says yes, and a table says no: the school knows better', { mis: 'WCBS' }, 'yes', 'school', true],
    [
      'the school says nothing, and vendors say read only',
      { mis: 'RM Integris', allowsWriteback: null },
      'no',
      'vendors',
      true,
    ],
    ['the school says nothing, and vendors write to it', { allowsWriteback: null }, 'yes', 'vendors', true],
    [
      'the school says nothing, and vendors disagree',
      { mis: 'Engage', allowsWriteback: null },
      'unknown',
      'vendors',
      true,
    ],
    ['nobody has said', { mis: 'Progresso', allowsWriteback: null }, 'unknown', 'nobody', true],
    ['the school was never read', { mis: null, allowsWriteback: null }, 'unknown', 'nobody', true],
  ] as const)('%s', (_name, of, answer, source, isTried) => {
    const capability = decideCapability(facts(of));
    expect(capability.writeback).toEqual({ answer, source });
    expect(mayWrite(capability)).toBe(isTried);
  });
});

describe('comment and minutes late', () => {
  it.each([
    ['SIMS', true, true],
    ['sims', true, true],
    ['Bromcom', true, true],
    ['iSAMS', true, true],
    ['Pupil Asset', true, true],
    ['Arbor', true, true],
    ['SchoolBase (Furlong)', false, false],
    ['Facility CMIS', false, false],
    ['Cloud School', false, false],
    ['Progresso', true, true],
    [null, true, true],
  ])('go to %s: comment %s, minutes %s; what nobody knows is tried', (mis, comment, minutesLate) => {
    expect(detailsSent(decideCapability(facts({ mis })))).toEqual({ comment, minutesLate });
  });

  it('stay unknown where vendors disagree or nobody has said, and the page can say so', () => {
    expect(decideCapability(facts({ mis: 'Arbor' }))).toMatchObject({
      comment: { answer: 'unknown', source: 'vendors' },
      disputed: true,
    });
    expect(decideCapability(facts({ mis: 'Progresso' }))).toMatchObject({
      comment: { answer: 'unknown', source: 'nobody' },
      disputed: false,
    });
  });

  it('are what an administrator says, over any table', () => {
    const chosen = { comment: 'yes', minutesLate: 'no' } as const;
    const capability = decideCapability(facts({ mis: 'SchoolBase', chosen }));
    expect(capability.comment).toEqual({ answer: 'yes', source: 'person' });
    expect(detailsSent(capability)).toEqual({ comment: true, minutesLate: false });
  });

  it('never go where this kiosk’s own switch is off', () => {
    const chosen = { comment: 'yes', minutesLate: 'asKnown' } as const;
    const capability = decideCapability(facts({ sendComment: false, sendMinutesLate: false, chosen }));
    expect(capability.comment).toEqual({ answer: 'no', source: 'switch' });
    expect(detailsSent(capability)).toEqual({ comment: false, minutesLate: false });
  });
});

describe('the table', () => {
  it('names no MIS twice and says nothing of comments where nothing is written', () => {
    const names = knownMis.flatMap((row) => row.names.map((name) => name.toLowerCase().replace(/[^a-z]/g, '')));
    expect(new Set(names).size).toBe(names.length);
    for (const row of knownMis.filter(({ writeback }) => writeback === 'no')) {
      expect([row.comment, row.minutesLate]).toEqual(['no', 'no']);
    }
    expect(findKnownMis('r.m. integris')?.writeback).toBe('no');
    expect(findKnownMis('SIMS Next')).toBeUndefined();
  });
});
