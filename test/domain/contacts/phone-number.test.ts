import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { e164Of, phoneAsRead, phoneCountry, phoneKey } from '../../../src/contacts/points/phone-number.js';

describe('phone numbers', () => {
  it.each([
    ['089 / 12 34 56', 'DE', '+4989123456'],
    ['+49 (0)89 123456', 'AT', '+4989123456'],
    ['0049 89 123456', 'DE', '+4989123456'],
    ['089 123456 ext. 12', 'DE', '+4989123456'],
    ['01 234567', 'AT', '+431234567'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['٠٨٩١٢٣٤٥٦', 'DE', '+4989123456'],
    ['110', 'DE', '110'],
    ['089 123456 Durchwahl 12', 'DE', '08912345612'],
    ['+999 12345', 'DE', '99912345'],
    ['089 123456', 'XX', '089123456'],
  ])('%s in %s is compared as %s', (value, country, expected) => {
    expect(phoneKey(value, country)).toBe(expected);
  });

  it.each([
    ['+498912 3456', 'DE', '089 123456'],
    ['089123456', 'AT', '+49 89 123456'],
    ['+43 1 234567', 'DE', '+43 1 234567'],
    ['089 123456 x12', 'DE', '089 123456 ext. 12'],
    ['see card 2', 'DE', 'see card 2'],
  ])('%s is read in %s as %s', (value, country, expected) => {
    expect(phoneAsRead({ value, key: phoneKey(value, 'DE'), country })).toBe(expected);
  });

  it.each([
    ['AT', 'AT'],
    ['at', 'AT'],
    ['Österreich', 'AT'],
    ['Austria', 'AT'],
    ['USA', 'US'],
    ['Schlaraffenland', 'DE'],
    ['__proto__', 'DE'],
    [null, 'DE'],
  ])('somebody whose country is %s has numbers of %s', (country, expected) => {
    expect(phoneCountry(country, 'DE')).toBe(expected);
  });

  it('any line is compared and read without an error, and a whole number reads back as itself', () => {
    const lines = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^\+?[\d ()/-]{1,30}$/));
    fc.assert(
      fc.property(lines, fc.constantFrom('DE', 'AT', 'US', 'XX'), (value, country) => {
        const key = phoneKey(value, country);
        const read = phoneAsRead({ value, key, country });
        if (e164Of(key) === null) expect(read).toBe(value);
        else expect(phoneKey(key, 'DE')).toBe(key);
      }),
      { numRuns: 1000 },
    );
  });
});
