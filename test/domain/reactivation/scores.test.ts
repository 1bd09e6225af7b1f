import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactFacts } from '../../../src/outreach/domain/contact-facts.js';
import { ease, type EaseFacts, easeParts } from '../../../src/reactivation/domain/ease.js';
import { rungOf } from '../../../src/reactivation/domain/rung.js';
import { value, valueParts } from '../../../src/reactivation/domain/value.js';
import { someGroup } from './groups.js';

const plain: EaseFacts = {
  layer: 'known',
  feltRung: null,
  formal: false,
  met: false,
  gotOnWell: false,
  higherStatus: false,
  tension: false,
  lastNo: false,
  assumed: false,
  unknown: false,
};

describe('the test table of "Ease and value"', () => {
  const table = [
    ['friend from university', 'inner', 120, { met: true, gotOnWell: true }, 1, null],
    ['editor who loved my topics', 'warm', 240, { met: true, gotOnWell: true, formal: true }, 0.73, null],
    ['head of desk', 'warm', 420, { met: true, formal: true, higherStatus: true }, 0.4, null],
    ['fellow student', 'known', 1095, { met: true }, 0.28, 1],
    ['conference contact', 'loose', 660, { met: true }, 0.21, null],
    ['guest lecturer', 'loose', 730, { formal: true, higherStatus: true }, 0, 0.78],
    ['former boss', 'known', 730, { met: true, formal: true, higherStatus: true, tension: true }, 0, 0.93],
  ] as const;
  it.each(table)('%s', (_name, layer, silentDays, flags, easeExpected, valueExpected) => {
    const facts = { ...plain, layer, ...flags };
    expect(ease(facts, silentDays).toFixed(2)).toBe(easeExpected.toFixed(2));
    if (valueExpected !== null) expect(value(facts, silentDays, 'digital').toFixed(2)).toBe(valueExpected.toFixed(2));
  });
});

describe('ease', () => {
  it("halves the base while the last contact is only LinkedIn's date", () => {
    expect(ease({ ...plain, assumed: true }, 0)).toBe(0.25);
    expect(ease({ ...plain, assumed: true }, 547.5)).toBeCloseTo(0.125, 10); // half-life 365 · (1 + 2 · .25)
  });

  it('counts a last no by a tenth', () => {
    expect(ease({ ...plain, lastNo: true }, 0)).toBeCloseTo(0.4, 10);
  });

  it.each([
    ['no-need-now', 0.4],
    ['unknown', 0.4],
    ['wrong-date', 0.5],
    ['too-busy', 0.5],
  ] as const)(
    '"counts only with the reasons no-need-now and unknown: a wrong date says nothing": %s',
    (reason, left) => {
      const closed = { id: 'a', continues: false, state: 'closed', comebackOn: null, blocksUntilOn: null } as const;
      const went = { sentOn: '2026-03-02', sentAt: '2026-03-02T10:00:00.000Z' };
      const came = { outcome: 'no', reason, outcomeOn: '2026-03-05', outcomeAt: '2026-03-05T12:00:00.000Z' } as const;
      const { lastNo } = contactFacts([{ ...closed, ...went, ...came }]);
      expect(ease({ ...plain, lastNo }, 0)).toBeCloseTo(left, 10);
    },
  );

  it.each([
    ['easy', 0.55, 1],
    ['doable', 0.25, 0.55],
    ['courage', 0, 0.25],
  ] as const)('is held in its band by the user\'s own word "%s"', (feltRung, from, below) => {
    for (const days of [0, 400, 4000]) {
      const felt = ease({ ...plain, layer: 'inner', met: true, feltRung }, days);
      expect(felt).toBeGreaterThanOrEqual(from);
      if (feltRung !== 'easy') expect(felt).toBeLessThan(below);
      expect(rungOf(felt)).toBe(feltRung);
    }
  });

  it('never rises with silence, stays between 0 and 1, and is the sum of its parts', () => {
    fc.assert(
      fc.property(someGroup, fc.nat(5000), fc.nat(5000), (group, days, more) => {
        const now = ease(group, days);
        expect(ease(group, days + more)).toBeLessThanOrEqual(now);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        const sum = easeParts(group, days).reduce((total, part) => total + part.amount, 0);
        expect(sum).toBeCloseTo(now, 10);
      }),
    );
  });
});

describe('rung', () => {
  it.each([
    [1, 'easy'],
    [0.55, 'easy'],
    [0.5499, 'doable'],
    [0.25, 'doable'],
    [0.2499, 'courage'],
    [0, 'courage'],
  ] as const)('ease %s is %s', (score, rung) => expect(rungOf(score)).toBe(rung));
});

describe('value', () => {
  it('flips warm and known in fields that are not digital', () => {
    expect(value({ layer: 'warm', higherStatus: false }, 0, 'not-digital')).toBe(0.5);
    expect(value({ layer: 'known', higherStatus: false }, 0, 'not-digital')).toBeCloseTo(0.3, 10);
    expect(value({ layer: 'inner', higherStatus: false }, 0, 'not-digital')).toBeCloseTo(0.15, 10);
  });

  it('grows with silence up to three years and no further', () => {
    fc.assert(
      fc.property(someGroup, fc.nat(5000), fc.nat(5000), (group, days, more) => {
        expect(value(group, days + more, 'digital')).toBeGreaterThanOrEqual(value(group, days, 'digital'));
        expect(value(group, 1095 + more, 'digital')).toBe(value(group, 1095, 'digital'));
      }),
    );
  });

  it('keeps its parts', () => {
    const parts = valueParts({ layer: 'loose', higherStatus: true }, 730, 'digital');
    expect(parts.map(({ code, amount }) => [code, amount.toFixed(2)])).toEqual([
      ['silence', '0.33'],
      ['news', '0.35'],
      ['status', '0.10'],
    ]);
  });
});
