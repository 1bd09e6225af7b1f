import { describe, expect, it } from 'vitest';
import { afterWeek, dayAgain } from '../../../src/answers/domain/day-again.js';
import { type LineKind, type LineVerb, verbMeant, verbsOf } from '../../../src/answers/domain/line-verbs.js';

const kinds: readonly LineKind[] = ['suggestion', 'follow-up', 'promise', 'birthday', 'meeting'];

describe('what can be done with a line of a mail', () => {
  it.each<[LineKind, readonly LineVerb[]]>([
    ['suggestion', ['talked', 'later', 'skip']],
    ['follow-up', ['done', 'snooze']],
    ['promise', ['done', 'snooze']],
    ['birthday', ['done', 'snooze']],
    ['meeting', []],
  ])('offers for a %s: %j', (kind, verbs) => {
    expect(verbsOf(kind)).toEqual(verbs);
  });

  it.each(kinds)('means by each link of a %s what it says', (kind) => {
    for (const verb of verbsOf(kind)) expect(verbMeant(kind, verb)).toBe(verb);
  });

  it.each<[LineKind, LineVerb, LineVerb | null]>([
    ['suggestion', 'snooze', 'later'],
    ['suggestion', 'done', 'talked'],
    ['promise', 'later', 'snooze'],
    ['promise', 'talked', 'talked'],
    ['promise', 'skip', null],
    ['birthday', 'skip', null],
    ['meeting', 'talked', 'talked'],
    ['meeting', 'done', null],
    ['meeting', 'snooze', null],
  ])('understands, of a %s, "%s" as %s', (kind, verb, meant) => {
    expect(verbMeant(kind, verb)).toBe(meant);
  });
});

describe('when something comes back that was put off from a mail', () => {
  it.each([
    ['later', '2026-11-23', '2026-11-30'], // a Monday: not today, the next one
    ['later', '2026-11-26', '2026-11-30'],
    ['later', '2026-11-29', '2026-11-30'], // a Sunday
    ['later', '2026-12-31', '2027-01-04'],
    ['snooze', '2026-11-26', '2026-12-03'],
    ['snooze', '2028-02-26', '2028-03-04'], // a leap year
  ] as const)('"%s" said on %s: %s', (verb, today, day) => {
    expect(dayAgain(verb, today)).toBe(day);
  });

  it('a pause of a week ends on the same weekday', () => {
    expect(afterWeek('2026-11-26')).toBe('2026-12-03');
  });
});
