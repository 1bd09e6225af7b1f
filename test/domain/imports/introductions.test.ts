import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleIntroductions } from '../../../src/imports/commit/domain/introductions.js';

describe('introductions that a file tells', () => {
  it('a person has one introducer: who is known stays, and of two in a file the first holds', () => {
    const told = [
      { contactId: 'a', introducerId: 'x' },
      { contactId: 'b', introducerId: 'x' },
      { contactId: 'b', introducerId: 'y' },
    ];
    expect([...possibleIntroductions(new Map([['a', 'z']]), told)]).toEqual([['b', 'x']]);
  });

  it('nobody introduces their own introducer', () => {
    const told = [
      { contactId: 'b', introducerId: 'a' },
      { contactId: 'c', introducerId: 'b' },
      { contactId: 'a', introducerId: 'c' },
      { contactId: 'd', introducerId: 'd' },
    ];
    expect([...possibleIntroductions(new Map(), told).keys()]).toEqual(['b', 'c']);
  });

  it('whatever is told, following introducers comes to an end', () => {
    const id = fc.integer({ min: 0, max: 15 }).map(String);
    const told = fc.array(fc.record({ contactId: id, introducerId: id }), { maxLength: 60 });
    fc.assert(
      fc.property(told, told, (first, second) => {
        const known = possibleIntroductions(new Map(), first);
        const all = new Map([...known, ...possibleIntroductions(known, second)]);
        for (const start of all.keys()) {
          const seen = new Set<string>();
          for (let at: string | undefined = start; at !== undefined; at = all.get(at)) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        }
      }),
    );
  });

  it('a chain of 100,000 takes no longer for each', () => {
    const told = Array.from({ length: 100_000 }, (_, index) => ({
      contactId: `p${index + 1}`,
      introducerId: `p${index}`,
    }));
    expect(possibleIntroductions(new Map(), [...told].reverse()).size).toBe(100_000);
    expect(possibleIntroductions(new Map(), told).size).toBe(100_000);
  });
});
