import { describe, expect, it } from 'vitest';
import { birthdayMeant } from '../../../src/digest/domain/birthday-meant.js';

const on = (birthday: string | null, dueOn: string, today = dueOn): string | null =>
  birthdayMeant(birthday, { dueOn, today });

describe('the birthday that a reminder is about', () => {
  it.each<[string, string | null, string]>([
    ['is on its day', on('1990-11-24', '2026-11-24'), '2026-11-24'],
    ['is ahead where one is reminded in time', on('1990-11-30', '2026-11-24'), '2026-11-30'],
    ['needs no year', on('--11-30', '2026-11-24'), '2026-11-30'],
    ['of 29 February is on it in a leap year', on('2000-02-29', '2028-02-29'), '2028-02-29'],
    ['of 29 February is on 1 March in another', on('2000-02-29', '2027-02-28'), '2027-03-01'],
    ['of 29 February without a year is, too', on('--02-29', '2027-03-01'), '2027-03-01'],
    ['is behind where it was put off for a week', on('1990-11-24', '2026-12-01'), '2026-11-24'],
    ['was on Saturday in a mail of Monday', on('1990-11-28', '2026-11-28', '2026-11-30'), '2026-11-28'],
    ['goes over the turn of the year', on('--01-02', '2026-12-28'), '2027-01-02'],
    [
      'is the reminder’s day where that lies ahead and no birthday is noted',
      on(null, '2026-11-28', '2026-11-27'),
      '2026-11-28',
    ],
  ])('%s', (_name, said, expected) => expect(said).toBe(expected));

  it('is not guessed: not from a day that is here or over, nor from a birthday in another season', () => {
    expect(on(null, '2026-11-24')).toBeNull();
    expect(on('1990-06-01', '2026-11-24')).toBeNull();
  });
});
