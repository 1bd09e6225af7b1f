import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { type PromisingFacts, tellsFavourite, weightOf } from '../../../src/imports/domain/promise.js';

const today = '2026-11-23';
const nothing: PromisingFacts = { sharesStation: false, messages: 0, lastOn: null, isFavourite: false };
const weight = (facts: Partial<PromisingFacts>): number => weightOf({ ...nothing, ...facts }, today);

describe('"the triage asks for the most promising first: shared station, messages exchanged, recency"', () => {
  it('nothing told is nothing promised', () => {
    expect(weight({})).toBe(0);
  });

  it('a shared station weighs more than everything else together', () => {
    const everythingElse = weight({ messages: 1_000_000, lastOn: today, isFavourite: true });
    expect(weight({ sharesStation: true })).toBeGreaterThan(everythingElse);
  });

  it('then the favourites of another address book, then messages, then how recent it was', () => {
    const recent = weight({ lastOn: today });
    const talked = weight({ messages: 40 });
    const order = [
      weight({ isFavourite: true }),
      talked,
      recent,
      weight({ lastOn: addDays(today, -2000) }),
      weight({}),
    ];
    expect(order).toEqual([...order].sort((one, other) => other - one));
    expect(new Set(order).size).toBe(order.length);
  });

  it('is a whole number from 0 to 17,000, whatever is told, and never less for more messages', () => {
    const facts = fc.record({
      sharesStation: fc.boolean(),
      messages: fc.integer({ min: 0 }),
      lastOn: fc.option(fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays(today, days))),
      isFavourite: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (told) => {
        const found = weightOf(told, today);
        expect(Number.isInteger(found)).toBe(true);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(17_000);
        expect(tellsFavourite(found)).toBe(told.isFavourite);
        expect(weightOf({ ...told, messages: told.messages + 1 }, today)).toBeGreaterThanOrEqual(found);
      }),
    );
  });
});
