import { expect, it } from 'vitest';
import { Holidays } from '../../../src/common/holidays.js';

const holidays = new Holidays();

it.each([
  ['Whit Monday in Germany', { country: 'DE', region: null }, '2027-05-17', true],
  ['Corpus Christi in Bavaria', { country: 'DE', region: 'BY' }, '2027-05-27', true],
  ['Corpus Christi in Berlin', { country: 'DE', region: 'BE' }, '2027-05-27', false],
  ['a plain Tuesday', { country: 'DE', region: 'BY' }, '2027-05-18', false],
  ['Mother’s Day is no day off', { country: 'DE', region: null }, '2027-05-09', false],
  ['Independence Day in the United States', { country: 'US', region: null }, '2028-07-04', true],
  ['a region that nobody knows counts as the country', { country: 'DE', region: 'ZZ' }, '2027-05-17', true],
  ['a country that nobody knows has none', { country: 'XX', region: null }, '2027-01-01', false],
] as const)('public holidays: %s', async (_, { country, region }, day, expected) => {
  expect((await holidays.in(country, region))(day)).toBe(expected);
});

it('keeps one calendar for each country and region', async () => {
  expect(await holidays.in('DE', 'BY')).toBe(await holidays.in('DE', 'BY'));
  expect(await holidays.in('DE', 'BY')).not.toBe(await holidays.in('DE', 'BE'));
});
