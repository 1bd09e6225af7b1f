import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInOrder, latestFirst, pastRole, postalAddress } from '../../../src/contacts/domain/address-book.js';

const nothing = { street: null, postalCode: null, city: null, region: null, country: null };

describe('addresses and past roles', () => {
  it('an address has one part at least, and blanks around it go', () => {
    expect(postalAddress({ city: ' Bonn ', street: '' })).toEqual({
      ...nothing,
      city: 'Bonn',
      label: null,
      preferred: false,
    });
    expect(postalAddress({ label: 'home', preferred: true, city: '  ' })).toBeNull();
  });

  it('a past role names where or what', () => {
    expect(pastRole({ role: 'trainee' })).toEqual({ organisation: null, role: 'trainee', from: null, to: null });
    expect(pastRole({ from: '2020', organisation: ' ' })).toBeNull();
  });

  it.each([
    [null, '2020', true],
    ['2021-05', '2021', true],
    ['2021', '2021-05', true],
    ['2021-05-02', '2021-05-01', false],
    ['2022', '2021-12-31', false],
  ])('from %s to %s is in order: %s', (from, to, expected) => {
    expect(isInOrder({ organisation: 'Radio', role: null, from, to })).toBe(expected);
  });

  it('the latest comes first, those without a day last', () => {
    const role = (name: string, from: string | null, to: string | null) => ({
      organisation: name,
      role: null,
      from,
      to,
    });
    const history = [
      role('a', null, null),
      role('b', '2010', '2012-03'),
      role('c', '2015', null),
      role('d', '2011', '2012'),
    ];
    expect(latestFirst(history).map(({ organisation }) => organisation)).toEqual(['c', 'd', 'b', 'a']);
  });

  it('the order is the same, however they were given', () => {
    const day = fc.option(fc.constantFrom('2010', '2010-05', '2011-01-31', '2012'));
    const roles = fc.uniqueArray(fc.record({ from: day, to: day }), { selector: (role) => JSON.stringify(role) });
    fc.assert(
      fc.property(roles, (given) => {
        const history = given.map((days) => ({ organisation: 'Radio', role: null, ...days }));
        const dated = (list: typeof history) => latestFirst(list).map(({ from, to }) => [from, to]);
        const keys = (list: (string | null)[][]) => list.map(([from, to]) => `${to ?? from ?? ''}`.slice(0, 4));
        expect(keys(dated([...history].reverse()))).toEqual(keys(dated(history)));
      }),
    );
  });
});
