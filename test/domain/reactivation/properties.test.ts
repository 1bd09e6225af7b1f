import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type LocalDate, mondayOf } from '../../../src/common/local-date.js';
import { easeGroupOf, rankColumns, type RankInputs } from '../../../src/contacts/domain/rank-columns.js';
import { layers, rungs } from '../../../src/contacts/domain/words.js';
import { hindrances } from '../../../src/reactivation/domain/candidacy.js';
import { byEase, byValue, type Candidate, candidateOf } from '../../../src/reactivation/domain/candidate.js';
import { fillPlaces, placesOfWeek, type WeekPlan } from '../../../src/reactivation/domain/ladder.js';

const today: LocalDate = '2026-11-26';
const monday = mondayOf(today);

const around = fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days)));
const ago = fc.option(fc.nat(2000).map((days) => addDays(today, -days)));
const maybe = fc.constantFrom(null, true, false);

const person: fc.Arbitrary<RankInputs & { readonly effectiveCadenceDays: number | null }> = fc
  .record({
    layer: fc.constantFrom(...layers),
    effectiveCadence: fc.constantFrom<number | 'none'>('none', 7, 30, 365, 3650),
    form: fc.constantFrom(null, 'sie' as const, 'du' as const),
    metInPerson: maybe,
    gotOnWell: fc.constantFrom(null, 1, 3, 4, 5),
    higherStatus: maybe,
    tension: maybe,
    lastNo: fc.boolean(),
    feltRung: fc.constantFrom(null, ...rungs),
    stationEndOn: ago,
    neverSuggest: fc.boolean(),
    pleaseDont: fc.boolean(),
    deletedAt: fc.constant(null),
    laterUntilOn: around,
    comebackOn: around,
    waitsUntilOn: around,
    lastInMindOn: ago,
    lastInteractionOn: ago,
    roughlyLastOn: ago,
    connectedOn: ago,
  })
  .map((inputs) => ({
    ...inputs,
    effectiveCadenceDays: inputs.effectiveCadence === 'none' ? null : inputs.effectiveCadence,
  }));

const crowd = fc.array(person, { maxLength: 30 }).map((people) =>
  people.map((one, index) => {
    const silentSinceOn = rankColumns(one).silentSinceOn;
    const ranked = { contactId: `person-${index}`, group: easeGroupOf(one), silentSinceOn };
    return candidateOf(ranked, monday, 'digital');
  }),
);

const plan: fc.Arbitrary<WeekPlan> = fc.record({
  pace: fc.integer({ min: 1, max: 10 }),
  more: fc.nat(3),
  used: fc.nat(12),
  bonusUsed: fc.boolean(),
  sentEver: fc.nat(5),
  chosenRung: fc.constantFrom(null, ...rungs),
  warmUp: fc.record({ card: fc.boolean(), afterBreak: fc.boolean() }),
});

describe('whoever they are', () => {
  it('nobody is suggested "before `later` or the comeback date", "within 14 days of lastInMindOn", or paused', () => {
    fc.assert(
      fc.property(person, (one) => {
        if (hindrances(one, { today, monday }).length > 0) return;
        for (const day of [one.comebackOn, one.laterUntilOn, one.waitsUntilOn])
          expect(day ?? '').not.toSatisfy(isAhead);
        if (one.lastInMindOn) expect(daysBetween(one.lastInMindOn, today)).toBeGreaterThanOrEqual(14);
        expect(one.neverSuggest || one.pleaseDont).toBe(false);
      }),
    );
  });

  it('the columns that the index is made of say the same as the rules', () => {
    fc.assert(
      fc.property(person, (one) => {
        const { blockedUntilOn } = rankColumns(one);
        const gates = hindrances(one, { today, monday }).map(({ code }) => code);
        const isOpen = gates.every((code) => code === 'still-fresh' || code === 'no-cadence');
        expect(blockedUntilOn === null || blockedUntilOn <= today).toBe(isOpen);
      }),
    );
  });

  it('"ages are taken as of that Monday": nobody moves on the ladder because a day of the week has passed', () => {
    fc.assert(
      fc.property(person, fc.nat(6), (one, day) => {
        const ranked = { contactId: 'one', group: easeGroupOf(one), silentSinceOn: rankColumns(one).silentSinceOn };
        const later = mondayOf(addDays(monday, day));
        expect(candidateOf(ranked, later, 'digital')).toEqual(candidateOf(ranked, monday, 'digital'));
      }),
    );
  });

  it('ease and value stay in their ranges, and the rung is the one that the user felt', () => {
    fc.assert(
      fc.property(person, (one) => {
        const ranked = { contactId: 'one', group: easeGroupOf(one), silentSinceOn: rankColumns(one).silentSinceOn };
        const { ease, value, rung } = candidateOf(ranked, monday, 'digital');
        expect(ease).toBeGreaterThanOrEqual(0);
        expect(ease).toBeLessThanOrEqual(1);
        expect(value).toBeGreaterThanOrEqual(0.15);
        expect(value).toBeLessThanOrEqual(1.1 + 1e-9);
        if (one.feltRung) expect(rung).toBe(one.feltRung);
      }),
    );
  });
});

describe('whatever the crowd and the week', () => {
  it('ranking is a total order: never two ways round, and never in a circle', () => {
    fc.assert(
      fc.property(crowd, (some) => {
        for (const order of [byEase, byValue]) {
          const sorted = [...some].sort(order);
          for (let first = 0; first < sorted.length; first += 1) {
            for (let second = first + 1; second < sorted.length; second += 1) {
              const [one, other] = [sorted[first], sorted[second]];
              if (!one || !other) continue;
              expect(order(one, other)).toBeLessThan(0);
              expect(order(other, one)).toBeGreaterThan(0);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('"`pace` places": with those used never more than pace and "one more"', () => {
    fc.assert(
      fc.property(plan, crowd, (week, some) => {
        const shown = fillPlaces(week, some, friendsOf(some)).length;
        expect(shown).toBeLessThanOrEqual(Math.max(0, week.pace + week.more - week.used));
        expect(shown).toBeLessThanOrEqual(Math.max(0, placesOfWeek(week) + week.more - week.used));
      }),
    );
  });

  it('"the ladder is never empty while there is a candidate" and a place', () => {
    fc.assert(
      fc.property(plan, crowd, (week, some) => {
        const free = placesOfWeek(week) + week.more - week.used;
        const shown = fillPlaces(week, some, friendsOf(some));
        expect(shown.length > 0).toBe(free > 0 && some.length > 0);
      }),
    );
  });

  it('"a pure function": in whatever order people are read, the same places', () => {
    fc.assert(
      fc.property(plan, crowd, (week, some) => {
        const turned = [...some].reverse();
        expect(fillPlaces(week, turned, friendsOf(turned))).toEqual(fillPlaces(week, some, friendsOf(some)));
      }),
    );
  });
});

function isAhead(day: string): boolean {
  return day > today;
}

function friendsOf(some: readonly Candidate[]): readonly Candidate[] {
  return some.filter(({ silentDays }) => silentDays < 60);
}
