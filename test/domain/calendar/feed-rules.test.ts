import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { birthdayRule } from '../../../src/calendar/domain/birthday-rule.js';
import { dayAlarm, meetingAlarm, shownAs, usualShows } from '../../../src/calendar/domain/feed-shows.js';
import { initials } from '../../../src/calendar/domain/initials.js';
import { webcalAddress } from '../../../src/calendar/domain/webcal-address.js';
import { nextBirthday } from '../../../src/contacts/domain/next-birthday.js';
import { addDays } from '../../../src/common/local-date.js';

describe('a birthday in a calendar', () => {
  it.each(['1996-02-29', '--02-29', '1990-05-17', '--12-31', '2030-01-01'])(
    'comes on the same days as everywhere here: %s',
    (birthday) => {
      const { firstOn, rule } = birthdayRule(birthday, 2025);
      const dates = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(firstOn));
      let day = firstOn;
      for (let year = 0; year < 12; year += 1) {
        expect(dates.next().toString()).toBe(day);
        day = nextBirthday(birthday, addDays(day, 1));
      }
    },
  );

  it('begins in the year that is asked for, or in that of birth', () => {
    expect(birthdayRule('1990-05-17', 2026)).toEqual({ firstOn: '2026-05-17', rule: 'FREQ=YEARLY' });
    expect(birthdayRule('2027-05-17', 2026).firstOn).toBe('2027-05-17');
  });
});

describe('what an address shows', () => {
  it('has another word for every other choice', () => {
    const choice = fc.record({
      kinds: fc.subarray([...usualShows.kinds]),
      initials: fc.boolean(),
      alarmMinutes: fc.option(fc.integer({ min: 0, max: 10_080 }), { nil: null }),
    });
    fc.assert(
      fc.property(choice, choice, (one, other) => {
        expect(shownAs(one) === shownAs(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it.each([
    ['Marlene Aşkın-Hoffmann', 'M. A.'],
    ['tom', 'T.'],
    ['Jean  de la Fontaine', 'J. F.'],
    ['👩‍👩‍👧 Familie', '👩‍👩‍👧. F.'],
    ['', ''],
  ])('%j in initials is %j', (name, short) => expect(initials(name)).toBe(short));

  it('speaks up so many minutes before a meeting, and at nine on whole days', () => {
    expect([meetingAlarm(null), meetingAlarm(0), meetingAlarm(90)]).toEqual([null, '-PT0M', '-PT90M']);
    expect([dayAlarm(0), dayAlarm(1), dayAlarm(7)]).toEqual(['PT9H', '-PT15H', '-P6DT15H']);
    const inHours = (text: string): number => ICAL.Duration.fromString(text).toSeconds() / 3600;
    for (let days = 0; days < 40; days += 1) expect(inHours(dayAlarm(days))).toBe(9 - 24 * days);
  });

  it('has an address that opens the calendar program', () => {
    expect(webcalAddress('https://example.org/b/feeds/x.ics')).toBe('webcal://example.org/b/feeds/x.ics');
  });
});
