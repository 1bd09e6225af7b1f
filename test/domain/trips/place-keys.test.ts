import { describe, expect, it } from 'vitest';
import { askedKeys, placeKeys } from '../../../src/trips/domain/place-keys.js';

describe('the keys of a city', () => {
  it.each([
    ['Munich', ['munich']],
    ['Frankfurt am Main', ['frankfurt am main', 'frankfurt', 'frankfurt main', 'frankfurt a m']],
    ['Halle (Saale)', ['halle saale', 'halle', 'halle a s']],
    ['St. Gallen', ['st gallen', 'sankt gallen', 'saint gallen']],
    ['', []],
  ])('%s', (name, keys) => {
    expect(placeKeys(name)).toEqual(keys);
  });

  it.each([
    ['München', 'munchen'],
    ['Muenchen', 'munchen'],
    ['80331 München, Bayern', 'munchen'],
    ['D-80331 München', 'munchen'],
    ['Greater Munich Metropolitan Area', 'munich'],
    ['Großraum Stuttgart', 'stuttgart'],
    ['Hansestadt Rostock', 'rostock'],
    ['Frankfurt (Main)', 'frankfurt main'],
    ['Frankfurt/Main', 'frankfurt main'],
    ['Frankfurt a. M.', 'frankfurt a m'],
    ['Berlin-Kreuzberg', 'berlin'],
    ['Sankt Gallen', 'st gallen'],
  ])('"%s" is looked for as "%s", too', (typed, key) => {
    expect(askedKeys(typed)).toContain(key);
  });

  it('of nothing but signs are none', () => {
    expect(askedKeys(' - , 🎓')).toEqual([]);
  });
});
