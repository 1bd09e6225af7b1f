import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byEase, byValue, type Candidate } from '../../../src/reactivation/domain/candidate.js';
import { fillPlaces, placesLeft, type WeekPlan } from '../../../src/reactivation/domain/ladder.js';
import { rungOf } from '../../../src/reactivation/domain/rung.js';

const noWarmUp = { card: false, afterBreak: false };
const plan: WeekPlan = {
  pace: 3,
  more: 0,
  used: 0,
  bonusUsed: false,
  sentEver: 0,
  chosenRung: null,
  warmUp: noWarmUp,
};
const someone = (contactId: string, ease: number, value = 0.5, silentDays = 100): Candidate => ({
  contactId,
  ease,
  value,
  silentDays,
  rung: rungOf(ease),
});
const names = (places: readonly { contactId: string }[]): string => places.map(({ contactId }) => contactId).join(' ');

const anna = someone('anna', 0.9);
const ben = someone('ben', 0.6);
const cem = someone('cem', 0.4);
const dora = someone('dora', 0.2, 0.7);
const emil = someone('emil', 0.1, 0.9);
const all = [emil, cem, anna, dora, ben];

describe("the week's ladder", () => {
  it('"`pace` places: ... the highest ease there is, whatever the rung"', () => {
    expect(names(fillPlaces(plan, all, []))).toBe('anna ben cem');
    expect(names(fillPlaces(plan, [emil, dora], []))).toBe('dora emil');
  });

  it('"Order: ease descending, value descending, silentDays ascending, id"', () => {
    const ties = [
      someone('d', 0.5, 0.5, 20),
      someone('c', 0.5, 0.5, 10),
      someone('b', 0.5, 0.9, 30),
      someone('a', 0.5, 0.5, 20),
    ];
    expect(names([...ties].sort(byEase))).toBe('b c a d');
  });

  it('both orders are total', () => {
    const candidate = fc.record({
      contactId: fc.uuid(),
      ease: fc.constantFrom(0, 0.3, 1),
      value: fc.constantFrom(0.2, 1),
      silentDays: fc.nat(3),
      rung: fc.constantFrom('easy' as const, 'courage' as const),
    });
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: ({ contactId }) => contactId, maxLength: 20 }), (some) => {
        for (const order of [byEase, byValue]) {
          expect(names([...some].reverse().sort(order))).toBe(names([...some].sort(order)));
        }
      }),
    );
  });

  it('"from pace 3 on the last one is the courage bonus (highest value among courage) once the user has sent 3 attempts"', () => {
    const places = fillPlaces({ ...plan, sentEver: 3 }, all, []);
    expect(places.map(({ contactId, bonus }) => [contactId, bonus])).toEqual([
      ['anna', false],
      ['ben', false],
      ['emil', true],
    ]);
    expect(names(fillPlaces({ ...plan, sentEver: 2 }, all, []))).toBe('anna ben cem');
    expect(names(fillPlaces({ ...plan, sentEver: 3, pace: 2 }, all, []))).toBe('anna ben');
    expect(names(fillPlaces({ ...plan, sentEver: 3, used: 1, bonusUsed: true }, all, []))).toBe('anna ben');
  });

  it('"every other place takes the highest ease": without anyone on courage the last place, too', () => {
    expect(names(fillPlaces({ ...plan, sentEver: 3 }, [anna, ben, cem], []))).toBe('anna ben cem');
  });

  it('"Sent or logged this week uses up its place", and "one more" adds one', () => {
    expect(placesLeft({ ...plan, used: 2 })).toBe(1);
    expect(placesLeft({ ...plan, used: 3, more: 1 })).toBe(1);
    expect(placesLeft({ ...plan, used: 5 })).toBe(0);
    expect(fillPlaces({ ...plan, used: 1 }, all, []).map(({ place }) => place)).toEqual([2, 3]);
  });

  it('"The user may choose a rung for this week": only that rung, but never an empty ladder', () => {
    expect(names(fillPlaces({ ...plan, chosenRung: 'courage' }, all, []))).toBe('dora emil');
    expect(names(fillPlaces({ ...plan, sentEver: 3, chosenRung: 'easy' }, all, []))).toBe('anna ben');
    expect(names(fillPlaces({ ...plan, chosenRung: 'doable' }, [anna, emil], []))).toBe('anna emil');
  });

  it('"the ladder is never empty while there is a candidate"', () => {
    const rung = fc.constantFrom(null, 'easy' as const, 'doable' as const, 'courage' as const);
    const warmUp = fc.record({ card: fc.boolean(), afterBreak: fc.boolean() });
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1 }), rung, fc.nat(5), warmUp, (some, chosenRung, sentEver, wish) => {
        const places = fillPlaces({ ...plan, chosenRung, sentEver, warmUp: wish }, some, []);
        expect(places.length).toBeGreaterThan(0);
        expect(new Set(places.map(({ contactId }) => contactId)).size).toBe(places.length);
      }),
    );
  });
});

describe('the warm-up', () => {
  const friend = someone('friend', 0.95);

  it('"the first card is one current friend", and the others follow', () => {
    const places = fillPlaces({ ...plan, warmUp: { card: true, afterBreak: false } }, all, [friend]);
    expect(names(places)).toBe('friend anna ben');
    expect(places.map(({ warmUp }) => warmUp)).toEqual([true, false, false]);
  });

  it('"else simply the easiest"', () => {
    const places = fillPlaces({ ...plan, warmUp: { card: true, afterBreak: false } }, all, []);
    expect(names(places)).toBe('anna ben cem');
    expect(places[0]?.warmUp).toBe(true);
  });

  it('"after such a break it is the only card of that week"', () => {
    const afterBreak = { ...plan, sentEver: 9, warmUp: { card: true, afterBreak: true } };
    expect(names(fillPlaces(afterBreak, all, [friend]))).toBe('friend');
    expect(names(fillPlaces({ ...afterBreak, more: 1 }, all, [friend]))).toBe('friend anna');
  });

  it('after it was used the week shows nothing more unless one more is asked for', () => {
    const used = { ...plan, used: 1, warmUp: { card: false, afterBreak: true } };
    expect(fillPlaces(used, all, [friend])).toEqual([]);
    expect(names(fillPlaces({ ...used, more: 1 }, all, [friend]))).toBe('anna');
  });
});
