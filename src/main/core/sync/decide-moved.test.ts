import { describe, expect, it } from '@jest/globals';
import { personId } from '../../../shared/domain/ids.ts';
import type { MovedCandidate } from '../store-parts/moved-pupils-store.ts';
import { decideMoved } from './decide-moved.ts';

let made = 0;
const aPupil = (of: Partial<MovedCandidate> = {}): MovedCandidate => ({
  id: personId.parse(`01900000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`),
  forename: 'Siân',
  surname: "O'Brien-Owen",
  dateOfBirth: '2014-10-03',
  upn: null,
  ...of,
});

describe('who is who without a UPN', () => {
  it('is told by name and date of birth, whatever the spelling of accents and hyphens', () => {
    const known = aPupil();
    const stranger = aPupil({ forename: 'SIAN', surname: 'O’Brien Owen' });
    expect(decideMoved([known, aPupil({ forename: 'Hamza' })], [stranger])).toEqual([
      { known: known.id, stranger: stranger.id },
    ]);
  });

  it.each([
    ['another date of birth', [aPupil()], [aPupil({ dateOfBirth: '2014-10-04' })]],
    ['another forename', [aPupil()], [aPupil({ forename: 'Sara' })]],
    ['two of the name here', [aPupil(), aPupil()], [aPupil()]],
    ['two of the name in the MIS', [aPupil()], [aPupil(), aPupil()]],
    ['half a name', [aPupil({ surname: '' })], [aPupil({ surname: '' })]],
    ['two different UPNs', [aPupil({ upn: 'A1' })], [aPupil({ upn: 'A2' })]],
    ['nobody missing', [], [aPupil()]],
  ] as const)('is not told by %s', (_name, missing, strangers) => {
    expect(decideMoved(missing, strangers)).toEqual([]);
  });

  it('is not contradicted by a UPN that only one side says', () => {
    expect(decideMoved([aPupil({ upn: 'A1' })], [aPupil()])).toHaveLength(1);
  });
});
