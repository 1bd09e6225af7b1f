import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Weekday } from '../../../src/common/local-date.js';
import { dayOfPlace, placesToName } from '../../../src/digest/domain/places-by-day.js';

const monday = '2026-11-23';
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];

describe('the days of the places: "the week’s places are spread evenly over the mail days"', () => {
  it.each<[number, readonly Weekday[], readonly Weekday[]]>([
    [3, weekdays, [1, 2, 4]],
    [1, weekdays, [1]],
    [2, weekdays, [1, 3]],
    [5, weekdays, [1, 2, 3, 4, 5]],
    [10, weekdays, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
    [3, [6], [6, 6, 6]],
    [2, [5, 1], [1, 5]],
  ])('%i places over %j fall on %j', (places, mailDays, expected) => {
    const days = Array.from({ length: places }, (_, index) => dayOfPlace(index + 1, places, mailDays, monday));
    expect(days).toEqual(expected.map((weekday) => addDays(monday, weekday - 1)));
  });

  it('never falls on a day without mail, and no day has two more than another', () => {
    const someDays = fc.subarray([1, 2, 3, 4, 5, 6, 7] as Weekday[], { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), someDays, (places, mailDays) => {
        const counts = new Map(mailDays.map((weekday) => [addDays(monday, weekday - 1), 0]));
        for (let place = 1; place <= places; place += 1) {
          const day = dayOfPlace(place, places, mailDays, monday) ?? '';
          expect(counts.has(day)).toBe(true);
          counts.set(day, (counts.get(day) ?? 0) + 1);
        }
        expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has no day without mail days', () => expect(dayOfPlace(1, 3, [], monday)).toBeNull());
});

describe('"Each suggestion is named in one mail: [...] those whose day has come and which no mail has named"', () => {
  const ladder = [1, 2, 3].map((place) => ({ place, contactId: `person ${place}` }));
  const week = { weekOn: monday, places: 3, mailDays: weekdays };
  const namedOn = (day: number, named: readonly string[] = []): readonly string[] =>
    placesToName(ladder, { ...week, today: addDays(monday, day), named: new Set(named) }).map(
      ({ contactId }) => contactId,
    );

  it('Monday names the first', () => expect(namedOn(0)).toEqual(['person 1']));
  it('Tuesday names the second alone', () => expect(namedOn(1, ['person 1'])).toEqual(['person 2']));
  it('Wednesday names nobody', () => expect(namedOn(2, ['person 1', 'person 2'])).toEqual([]));
  it('Thursday makes up for a Tuesday without a mail', () =>
    expect(namedOn(3, ['person 1'])).toEqual(['person 2', 'person 3']));
  it('a place beyond the pace ("one more") is named in the same week', () => {
    const more = placesToName([{ place: 4, contactId: 'more' }], {
      ...week,
      today: addDays(monday, 4),
      named: new Set(),
    });
    expect(more).toHaveLength(1);
  });
});
