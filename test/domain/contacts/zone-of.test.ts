import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../../src/contacts/zone-of.js';

describe('where somebody’s clock stands', () => {
  it.each([
    ['what was told', { country: 'DE', timeZone: 'Asia/Tokyo' }, 'Asia/Tokyo'],
    ['the only zone of the country', { country: 'Österreich', timeZone: null }, 'Europe/Vienna'],
    ['of two names for one clock the first', { country: 'DE', timeZone: null }, 'Europe/Berlin'],
    ['a zone that nobody knows is none', { country: 'GB', timeZone: 'Europe/Atlantis' }, 'Europe/London'],
    ['nobody knows in a country of several', { country: 'United States', timeZone: null }, null],
    ['nor where islands have another hour', { country: 'Spanien', timeZone: null }, null],
    ['nor in a country that is none', { country: 'Entenhausen', timeZone: null }, null],
    ['nor without a country', { country: null, timeZone: null }, null],
  ])('%s', (_, whereabouts, zone) => {
    expect(zoneOf(whereabouts)).toBe(zone);
    expect(zoneOf(whereabouts)).toBe(zone); // the second answer is kept from the first
  });
});
