import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { byEase, byValue, type Candidate, candidateOf } from '../../../src/reactivation/domain/candidate.js';
import { rungOf } from '../../../src/reactivation/domain/rung.js';
import { ease } from '../../../src/reactivation/domain/ease.js';
import { value } from '../../../src/reactivation/domain/value.js';
import {
  bestOfLayer,
  endlessDays,
  rungWindow,
  type Segment,
  segmentsOf,
} from '../../../src/reactivation/domain/segments.js';
import { rungs } from '../../../src/contacts/domain/words.js';
import { someGroup } from './groups.js';

const monday = '2026-11-23';
const longest = 1800;

describe('the stretches of an ease group', () => {
  it("read one after the other, give every silence once and in the ladder's order", () => {
    fc.assert(
      fc.property(someGroup, fc.integer({ min: 0, max: 1500 }), fc.boolean(), (any, from, byEaseOrder) => {
        const group = { ...any, unknown: false };
        const order = byEaseOrder ? ({ by: 'ease' } as const) : ({ by: 'value', industry: 'digital' } as const);
        const segments = segmentsOf(group, { from, to: endlessDays }, order).filter(({ kind }) => kind === 'dated');
        const silences = segments.flatMap(daysOf);
        expect([...silences].sort((a, b) => a - b)).toEqual(
          Array.from({ length: longest - from + 1 }, (_, i) => from + i),
        );
        const candidates = silences.map((days) => candidate(group, days));
        const window = segments.flatMap((segment) => daysOf(segment).map(() => segment.best));
        candidates.forEach((one, index) => {
          expect(byEaseOrder ? one.ease : one.value).toBeLessThanOrEqual(window[index] ?? -1);
        });
        const sorted = [...candidates].sort(byEaseOrder ? byEase : byValue);
        // byValue reads two stretches of unlike value, byEase stretches of falling ease: both are the order itself
        expect(candidates.map(({ silentDays }) => silentDays)).toEqual(sorted.map(({ silentDays }) => silentDays));
      }),
      { numRuns: 30 },
    );
  });

  it('of people nothing is known about hold the constant of 365 days twice: without a day, and with a day ahead', () => {
    const group = { ...fc.sample(someGroup, { numRuns: 1, seed: 1 })[0], unknown: true, feltRung: null } as Parameters<
      typeof segmentsOf
    >[0];
    const kinds = segmentsOf(group, { from: 0, to: endlessDays }, { by: 'ease' }).map(({ kind, from }) => [kind, from]);
    expect(kinds).toContainEqual(['undated', 365]);
    expect(kinds).toContainEqual(['ahead', 365]);
    expect(segmentsOf(group, { from: 366, to: 900 }, { by: 'ease' }).every(({ kind }) => kind === 'dated')).toBe(true);
  });
});

describe('the best of a layer', () => {
  it('is above everyone in it', () => {
    fc.assert(
      fc.property(someGroup, fc.nat(5000), (group, days) => {
        expect(ease(group, days)).toBeLessThanOrEqual(bestOfLayer(group.layer, { by: 'ease' }));
        const industry = days % 2 ? 'digital' : 'not-digital';
        expect(value(group, days, industry)).toBeLessThanOrEqual(bestOfLayer(group.layer, { by: 'value', industry }));
      }),
    );
    expect(bestOfLayer('warm', { by: 'ease' })).toBeCloseTo(0.95, 10);
    expect(bestOfLayer('inner', { by: 'value', industry: 'digital' })).toBeCloseTo(0.75, 10);
  });
});

describe('the window of a rung', () => {
  it('holds exactly the days of silence on that rung', () => {
    fc.assert(
      fc.property(someGroup, fc.nat(5000), (group, days) => {
        const holding = rungs.filter((rung) => {
          const window = rungWindow(group, rung);
          return window !== null && days >= window.from && days <= window.to;
        });
        expect(holding).toEqual([rungOf(ease(group, days))]);
      }),
    );
  });
});

function daysOf(segment: Segment): number[] {
  const to = Math.min(segment.to, longest);
  const days = Array.from({ length: Math.max(0, to - segment.from + 1) }, (_, index) => segment.from + index);
  return segment.longestFirst ? days.reverse() : days;
}

function candidate(group: Parameters<typeof segmentsOf>[0], days: number): Candidate {
  return candidateOf({ contactId: String(days), group, silentSinceOn: addDays(monday, -days) }, monday, 'digital');
}
