import { describe, expect, it } from 'vitest';
import { nextBirthday } from '../../../src/contacts/domain/next-birthday.js';

describe('the next birthday', () => {
  it.each([
    ['1990-05-17', '2026-11-23', '2027-05-17'],
    ['1990-11-23', '2026-11-23', '2026-11-23'],
    ['--12-24', '2026-11-23', '2026-12-24'],
    ['2000-02-29', '2027-01-01', '2027-03-01'],
    ['2000-02-29', '2027-03-02', '2028-02-29'],
    ['--02-29', '2027-03-01', '2027-03-01'],
  ])('of %s, seen on %s, is %s', (birthday, today, expected) => {
    expect(nextBirthday(birthday, today)).toBe(expected);
  });
});
