import { describe, expect, it } from '@jest/globals';
import { personId } from '../../../shared/domain/ids.ts';
import { labelNames, shortName, type Nameable } from './name-labels.ts';

let next = 0;
function aPupil(forename: string, surname: string, more: Partial<Nameable> = {}): Nameable {
  next += 1;
  const id = personId.parse(`01900000-0000-7000-8000-${String(next).padStart(12, '0')}`);
  return { id, forename, surname, middleNames: null, formName: '7A', ...more };
}
const shown = (people: readonly Nameable[]) =>
  labelNames(people).map(({ label, detail }) => (detail ? `${label} (${detail})` : label));

describe('names on the kiosk', () => {
  it('show a forename and a surname initial, and no form', () => {
    expect(shown([aPupil('Siân', 'Owen'), aPupil('Cillian', "O'Brien"), aPupil('Ewa', 'Łukasz')])).toEqual([
      'Siân O',
      'Cillian O',
      'Ewa Ł',
    ]);
  });

  it('show the surname only of those whose short names collide', () => {
    expect(shown([aPupil('Zoë', 'Barker'), aPupil('Zoe', 'Bright'), aPupil('Zoë', 'Khan')])).toEqual([
      'Zoë Barker',
      'Zoe Bright',
      'Zoë K',
    ]);
  });

  it('tell two pupils of one name apart by form group', () => {
    expect(shown([aPupil('Adam', 'Khan', { formName: '7A' }), aPupil('Adam', 'Khan', { formName: '7C' })])).toEqual([
      'Adam Khan (7A)',
      'Adam Khan (7C)',
    ]);
  });

  it('add the middle initial when they share the form as well', () => {
    expect(
      shown([aPupil('Adam', 'Khan', { middleNames: 'Bilal' }), aPupil('Adam', 'Khan', { middleNames: 'Tariq' })]),
    ).toEqual(['Adam Khan (7A · B.)', 'Adam Khan (7A · T.)']);
  });

  it('take a letter with its accent as one letter however it is encoded, and do without a surname', () => {
    expect(shortName({ forename: 'Siôn', surname: 'Ŵyn' })).toBe('Siôn Ŵ');
    expect(shortName({ forename: 'Sukarno', surname: '' })).toBe('Sukarno');
  });
});
