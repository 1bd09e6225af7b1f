import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  rankColumns,
  type RankInputs,
  readEaseGroup,
  withCadence,
  writeEaseGroup,
} from '../../../src/contacts/domain/rank-columns.js';
import { someGroup } from './groups.js';

const blank: RankInputs = {
  layer: 'loose',
  effectiveCadence: 365,
  form: null,
  metInPerson: null,
  gotOnWell: null,
  higherStatus: null,
  tension: null,
  lastNo: false,
  feltRung: null,
  lastInteractionOn: null,
  roughlyLastOn: null,
  connectedOn: null,
  stationEndOn: null,
  neverSuggest: false,
  pleaseDont: false,
  deletedAt: null,
  laterUntilOn: null,
  comebackOn: null,
  waitsUntilOn: null,
  lastInMindOn: null,
};

describe('rank columns', () => {
  it('a warm friend last met in March and written to in October', () => {
    const facts = {
      layer: 'warm',
      effectiveCadence: 90,
      lastInteractionOn: '2026-03-01',
      lastInMindOn: '2026-10-01',
    } as const;
    expect(rankColumns({ ...blank, ...facts })).toEqual({
      easeGroup: 'warm.90.-.',
      silentSinceOn: '2026-03-01',
      quietOn: '2026-05-31',
      blockedUntilOn: '2026-10-15',
    });
  });

  it('somebody nothing is known about counts from the end of the shared station', () => {
    const columns = rankColumns({ ...blank, stationEndOn: '2024-08-31' });
    expect(columns).toMatchObject({ silentSinceOn: '2024-08-31', quietOn: null, blockedUntilOn: null });
    expect(readEaseGroup(columns.easeGroup)).toMatchObject({ unknown: true, assumed: false });
  });

  it("only LinkedIn's day is an assumed last contact", () => {
    const columns = rankColumns({ ...blank, connectedOn: '2021-05-04', stationEndOn: '2024-08-31' });
    expect(columns.silentSinceOn).toBe('2021-05-04');
    expect(readEaseGroup(columns.easeGroup)).toMatchObject({ unknown: false, assumed: true });
  });

  it('"got on well" counts from 4 of 5', () => {
    expect(readEaseGroup(rankColumns({ ...blank, gotOnWell: 4 }).easeGroup).gotOnWell).toBe(true);
    expect(readEaseGroup(rankColumns({ ...blank, gotOnWell: 3 }).easeGroup).gotOnWell).toBe(false);
  });

  it("the latest of all gates counts, and please-don't never ends", () => {
    const gates = { laterUntilOn: '2026-12-01', comebackOn: '2027-01-10', waitsUntilOn: '2026-11-30' };
    expect(rankColumns({ ...blank, ...gates }).blockedUntilOn).toBe('2027-01-10');
    expect(rankColumns({ ...blank, ...gates, pleaseDont: true }).blockedUntilOn).toBe('9999-12-31');
    expect(rankColumns({ ...blank, neverSuggest: true }).blockedUntilOn).toBe('9999-12-31');
  });

  it('cadence "none" never becomes quiet by itself', () => {
    expect(rankColumns({ ...blank, effectiveCadence: 'none', lastInteractionOn: '2020-01-01' }).quietOn).toBeNull();
  });

  it('an ease group reads back as it was written, in at most 40 characters', () => {
    fc.assert(
      fc.property(someGroup, (group) => {
        const text = writeEaseGroup(group);
        expect(readEaseGroup(text)).toEqual(group);
        expect(text.length).toBeLessThanOrEqual(40);
      }),
    );
    expect(() => readEaseGroup('nonsense')).toThrow(RangeError);
  });
});

describe('another cadence of the layer', () => {
  const known = { easeGroup: 'inner.30.-.m', silentSinceOn: '2026-11-01' };

  it('"`quiet`: more" than the cadence: the day after its last one', () => {
    expect(withCadence(known, 14)).toEqual({ easeGroup: 'inner.14.-.m', quietOn: '2026-11-16' });
  });

  it.each([
    ['of "none"', known, 'none'],
    ['of somebody of whom nothing is known', { ...known, easeGroup: 'inner.30.-.u' }, 14],
    ['without a day', { ...known, silentSinceOn: null }, 14],
  ] as const)('%s nobody turns quiet', (_, columns, cadence) => {
    expect(withCadence(columns, cadence).quietOn).toBeNull();
  });
});
