import { describe, expect, test } from 'vitest';
import {
  changedCadences,
  isCadence,
  nearestCadence,
  wholeCadences,
} from '../../../src/accounts/domain/layer-cadences.js';

const usual = { inner: 30, warm: 90, known: 180, loose: 365 };

describe('"layer: how close: inner, warm, known, loose; sets the default cadence 30 / 90 / 180 / 365 days"', () => {
  test('where the account has none of its own', () => {
    expect(wholeCadences(null)).toEqual(usual);
    expect(wholeCadences({ inner: null })).toEqual(usual);
  });

  test.each(['inner', 'warm', 'known', 'loose'] as const)('the own one of %s goes before it', (layer) => {
    expect(wholeCadences({ [layer]: 14 })).toEqual({ ...usual, [layer]: 14 });
    expect(wholeCadences({ [layer]: 'none' })).toEqual({ ...usual, [layer]: 'none' });
  });

  test('what differs from the usual is kept, and nothing else', () => {
    expect(changedCadences({ inner: 14 }, { inner: null, warm: 60 })).toEqual({ warm: 60 });
    expect(changedCadences({ inner: 14 }, { loose: 'none' })).toEqual({ inner: 14, loose: 'none' });
    expect(changedCadences({ inner: 14 }, { inner: 30 })).toBeNull();
    expect(changedCadences({ inner: 14, warm: 60 }, null)).toBeNull();
    expect(changedCadences(null, {})).toBeNull();
  });
});

describe('"`cadence` is 7-3650 days, `"none"`"', () => {
  test.each([7, 90, 3650, 'none'])('%j is one', (value) => expect(isCadence(value)).toBe(true));
  test.each([6, 3651, 7.5, Number.NaN, '30', '', null, undefined, true])('%j is none', (value) =>
    expect(isCadence(value)).toBe(false),
  );

  test.each([
    [-1, 7],
    [6, 7],
    [8, 8],
    [3649, 3649],
    [3651, 3650],
  ])('the nearest to %i days is %i', (days, nearest) => expect(nearestCadence(days)).toBe(nearest));
});
