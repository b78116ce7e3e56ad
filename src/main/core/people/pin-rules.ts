// Which PINs a school should not have. Pure. Whether a PIN is taken is asked in credentials.ts.
import { PIN_FORM, type PinProblem } from '../../../shared/domain/person-profile.ts';

/** What people choose first, beyond repeats and runs: keypad columns and crosses, and digits in pairs or mirrored. */
const COMMON = new Set([
  '1004',
  '1010',
  '1122',
  '1212',
  '1221',
  '1313',
  '1414',
  '2000',
  '2001',
  '2002',
  '2020',
  '2112',
  '2121',
  '2468',
  '1357',
  '2580',
  '0852',
  '1470',
  '1379',
  '1397',
  '3690',
  '4200',
  '6969',
  '7410',
  '8520',
  '9630',
  '121212',
  '123321',
  '131313',
  '147258',
  '159753',
  '112233',
  '123123',
  '100200',
  '12341234',
  '11223344',
  '12121212',
]);

const isRepeat = (pin: string): boolean => new Set(pin).size === 1;

/** Each digit one more, or each one less, than the one before; 9 and 0 are neighbours as on a keypad. */
function isRun(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10));
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

/** Every way people write a birthday in four to eight digits. */
function birthdayForms(dateOfBirth: string): readonly string[] {
  const [year = '', month = '', day = ''] = dateOfBirth.split('-');
  const short = year.slice(2);
  const pairs = [
    [day, month],
    [month, day],
    [short, month],
    [month, short],
    [day, short],
    [short, day],
    [day, month, short],
    [month, day, short],
    [short, month, day],
    [day, month, year],
    [month, day, year],
    [year, month, day],
    [year, day, month],
    [month, year],
    [year, month],
    [year],
  ];
  return pairs.map((parts) => parts.join(''));
}

/** What is wrong with a PIN in itself; null: nothing. `dateOfBirth` is YYYY-MM-DD, or null where it is not known. */
export function pinProblemOf(pin: string, dateOfBirth: string | null): PinProblem | null {
  if (!PIN_FORM.test(pin)) return 'form';
  if (isRepeat(pin)) return 'repeat';
  if (isRun(pin)) return 'run';
  if (COMMON.has(pin)) return 'common';
  if (dateOfBirth !== null && birthdayForms(dateOfBirth).includes(pin)) return 'birthDate';
  return null;
}

/** How long a suggested PIN is, so that most numbers of that length stay free. */
export function suggestedLength(pinsInUse: number): number {
  if (pinsInUse < 2_000) return 4;
  return pinsInUse < 20_000 ? 5 : 6;
}
