import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { isResting } from '../../../src/reactivation/domain/resting.js';
import { warmUpOf } from '../../../src/reactivation/domain/warm-up.js';

const first = '2026-09-07';
const week = (count: number): string => addDays(first, 7 * count);

describe('"Whoever was shown three weeks without any act rests four weeks"', () => {
  const shownWeeks = [week(0), week(1), week(2)];

  it.each([
    [2, false],
    [3, true],
    [6, true],
    [7, false],
  ])('shown in weeks 0 to 2: resting in week %s is %s', (count, resting) => {
    expect(isResting({ shownWeeks, actsOn: [] }, week(count))).toBe(resting);
  });

  it('not after two weeks, nor when one of the three was shown twice', () => {
    expect(isResting({ shownWeeks: [week(0), week(1), week(1)], actsOn: [] }, week(2))).toBe(false);
  });

  it('counts the weeks in which they were shown, with gaps between them', () => {
    expect(isResting({ shownWeeks: [week(0), week(2), week(5)], actsOn: [] }, week(6))).toBe(true);
  });

  it.each([
    ['in the first week', addDays(week(0), 3)],
    ['in the last week', addDays(week(2), 6)],
    ['while resting', addDays(week(4), 1)],
  ])('an act %s ends it', (_when, on) => {
    expect(isResting({ shownWeeks, actsOn: [on] }, week(4))).toBe(false);
  });

  it('an act before the first of the three weeks changes nothing', () => {
    expect(isResting({ shownWeeks, actsOn: [addDays(first, -1)] }, week(3))).toBe(true);
  });

  it('"then it counts anew": three more weeks give another rest', () => {
    const again = [...shownWeeks, week(7), week(8)];
    expect(isResting({ shownWeeks: again, actsOn: [] }, week(9))).toBe(false);
    expect(isResting({ shownWeeks: [...again, week(9)], actsOn: [] }, week(10))).toBe(true);
  });
});

describe('"at first use and after 30 days without an attempt, a log or a later"', () => {
  const monday = week(0);
  const quiet = { actedThisWeek: false, placesUsed: 0 };

  it('first use: a warm-up card until the first act', () => {
    expect(warmUpOf({ ...quiet, lastActBeforeOn: null }, monday)).toEqual({ card: true, afterBreak: false });
    const acted = { lastActBeforeOn: null, actedThisWeek: true, placesUsed: 1 };
    expect(warmUpOf(acted, monday)).toEqual({ card: false, afterBreak: false });
  });

  it.each([
    [30, true],
    [29, false],
    [1, false],
  ])('last act %s days before Monday: after a break is %s', (days, afterBreak) => {
    const facts = { ...quiet, lastActBeforeOn: addDays(monday, -days) };
    expect(warmUpOf(facts, monday)).toEqual({ card: afterBreak, afterBreak });
  });

  it('after the break the card is gone once it was used', () => {
    const used = { lastActBeforeOn: addDays(monday, -60), actedThisWeek: true, placesUsed: 1 };
    expect(warmUpOf(used, monday)).toEqual({ card: false, afterBreak: true });
  });
});
