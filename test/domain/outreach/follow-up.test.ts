import { expect, it } from 'vitest';
import { addDays, type Weekday } from '../../../src/common/local-date.js';
import { followUpAfterBirthday, followUpDueOn } from '../../../src/outreach/domain/follow-up.js';

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const week = { mailDays: weekdays, quietDates: [] };

it.each([
  ['email', '2026-03-09'],
  ['message', '2026-03-12'],
  ['call', '2026-03-05'],
  ['video', '2026-03-09'],
  ['letter', '2026-03-16'],
  ['coffee', '2026-03-09'],
  ['event', '2026-03-09'],
  ['other', '2026-03-09'],
] as const)(
  '"email 7 days, message 10, call 3, video 7, letter 14, coffee / event / other 7": %s of Monday 2 March',
  (channel, on) => {
    expect(followUpDueOn(channel, '2026-03-02', week)).toBe(on);
  },
);

it.each([
  ['a Sunday moves to Monday', '2026-03-01', weekdays, '2026-03-09'],
  ['a mail day stays', '2026-03-02', weekdays, '2026-03-09'],
  ['one mail day a week', '2026-03-02', [3], '2026-03-11'],
  ['no mail days: the day stays', '2026-03-01', [], '2026-03-08'],
] as const)('"moved to the next mail day": %s', (_, sentOn, mailDays, on) => {
  expect(followUpDueOn('email', sentOn, { mailDays, quietDates: [] })).toBe(on);
});

it('"a birthday message takes the follow-up\'s place and moves it 7 days"', () => {
  expect(followUpAfterBirthday('2026-03-02', week)).toBe('2026-03-09');
});

it('"moved to the next mail day": a quiet date is none, nor is a quiet fortnight', () => {
  expect(followUpDueOn('email', '2026-03-02', { mailDays: weekdays, quietDates: ['2026-03-09'] })).toBe('2026-03-10');
  const quietDates = Array.from({ length: 14 }, (_, day) => addDays('2026-03-09', day));
  expect(followUpDueOn('email', '2026-03-02', { mailDays: weekdays, quietDates })).toBe('2026-03-23');
  expect(followUpAfterBirthday('2026-03-02', { mailDays: weekdays, quietDates })).toBe('2026-03-23');
});
