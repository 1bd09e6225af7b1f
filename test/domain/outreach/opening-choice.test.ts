import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseOpening, type SayableOpening } from '../../../src/outreach/domain/opening-choice.js';

const lines: fc.Arbitrary<SayableOpening[]> = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^connect\/[a-z]{1,6}$/u),
    names: fc.constantFrom('introducer', 'something', 'nothing'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
);

describe('"at least three for each language and form, so that nobody gets the same opening twice"', () => {
  it('never the same twice with a person until all are used; then the one used longest ago, over and over', () => {
    fc.assert(
      fc.property(lines, fc.uuid(), (known, person) => {
        const used: string[] = [];
        for (let letter = 0; letter < known.length * 2; letter++) {
          used.push(chooseOpening({ lines: known, used, person })?.id ?? 'none');
        }
        const [firstRound, secondRound] = [used.slice(0, known.length), used.slice(known.length)];
        expect(new Set(firstRound).size).toBe(known.length);
        expect(secondRound).toEqual(firstRound);
      }),
    );
  });

  it('total and deterministic: there is always one of the lines, whatever was used', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.string()), fc.string(), (known, used, person) => {
        const chosen = chooseOpening({ lines: known, used, person });
        expect(known).toContain(chosen);
        expect(chooseOpening({ lines: known, used, person })).toBe(chosen);
      }),
    );
    expect(chooseOpening({ lines: [], used: ['connect/x'], person: 'x' })).toBeNull();
  });

  it('those that name something come first', () => {
    fc.assert(
      fc.property(lines, fc.uuid(), (known, person) => {
        fc.pre(known.some(({ names }) => names !== 'nothing'));
        const best = known.some(({ names }) => names === 'introducer') ? 'introducer' : 'something';
        expect(chooseOpening({ lines: known, used: [], person })?.names).toBe(best);
      }),
    );
  });

  it('friends who compare their letters find different ones', () => {
    const three = ['a', 'b', 'c'].map((key) => ({ id: `connect/${key}`, names: 'nothing' as const }));
    const people = Array.from({ length: 60 }, (_, number) => `person-${number}`);
    const chosen = people.map((person) => chooseOpening({ lines: three, used: [], person })?.id);
    for (const { id } of three) expect(chosen.filter((one) => one === id).length).toBeGreaterThan(10);
  });
});
