import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tripReason } from '../../../src/in-town/domain/trip-reasons.js';
import { whereabouts } from '../../../src/in-town/domain/whereabouts.js';
import { distanceKm } from '../../../src/trips/domain/distance.js';

const munich = { latitude: 48.13743, longitude: 11.57549, population: 1_260_391 };
const freising = { latitude: 48.40351, longitude: 11.74876, population: 42_570 };
const halleSaale = { latitude: 51.48158, longitude: 11.97947, population: 234_107 };
const halleWestfalen = { latitude: 52.06007, longitude: 8.36083, population: 21_071 };
const bielefeld = { latitude: 52.03333, longitude: 8.53333 };

describe('how far', () => {
  it('is told as the crow flies', () => {
    expect(Math.round(distanceKm(munich, freising))).toBe(32);
    expect(distanceKm({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeLessThan(23);
  });

  it('is the same both ways, never negative, at most half around the globe', () => {
    const spot = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(spot, spot, (one, other) => {
        const km = distanceKm(one, other);
        expect(km).toBeGreaterThanOrEqual(0);
        expect(km).toBeLessThanOrEqual(20_016);
        expect(km).toBeCloseTo(distanceKm(other, one), 6);
      }),
    );
  });
});

describe('where somebody is', () => {
  it('the largest city of a name is meant', () => {
    expect(whereabouts([munich], munich, 0)).toEqual({ km: 0, sure: true });
    expect(whereabouts([munich], bielefeld, 50)).toBeNull();
    expect(whereabouts([], munich, 50)).toBeNull();
  });

  it('a much smaller one is not, one of a tenth of its size perhaps', () => {
    expect(whereabouts([halleSaale, halleWestfalen], bielefeld, 50)).toBeNull();
    const larger = { ...halleWestfalen, population: 30_000 };
    expect(whereabouts([halleSaale, larger], bielefeld, 50)).toMatchObject({ sure: false });
  });

  it('is said with how it is known', () => {
    const found = { city: 'München', km: 1, sure: true, via: 'city', station: null } as const;
    expect(tripReason(found).code).toBe('trip-lives');
    expect(tripReason({ ...found, km: null }).code).toBe('trip-lives');
    expect(tripReason({ ...found, km: 30.6 })).toEqual({ code: 'trip-near', params: { city: 'München', km: 31 } });
    expect(tripReason({ ...found, sure: false, km: 4 }).code).toBe('trip-perhaps');
    const station = { name: 'Isarwelle', year: '2022-03' };
    expect(tripReason({ ...found, via: 'station', sure: false, station })).toEqual({
      code: 'trip-was-there',
      params: { city: 'München', station: 'Isarwelle', year: '2022' },
    });
    expect(tripReason({ ...found, via: 'station', sure: false })).toEqual({
      code: 'trip-was-there',
      params: { city: 'München', station: '', year: 'none' },
    });
    expect(tripReason({ ...found, km: 4.9 }).code).toBe('trip-lives');
    expect(tripReason({ ...found, km: 5 }).code).toBe('trip-near');
  });
});
