import { describe, expect, it } from 'vitest';
import { onlyKnown } from '../../../src/imports/account/reading/only-known.js';
import { isAccountFile, readAccountFile } from '../../../src/imports/account/reading/read-account-file.js';
import { NewIds, otherId } from '../../../src/imports/account/new-ids.js';
import { type AccountFile, anyAccountFile, type Row } from '../../support/any-account.js';

const bytes = (file: unknown): Buffer => Buffer.from(JSON.stringify(file));
const read = (file: unknown): unknown => readAccountFile(bytes(file));
/** The file with one person changed. */
const withPerson = (change: Row): AccountFile => {
  const file = anyAccountFile(7, 3);
  const [first, ...others] = file['contacts'] as Row[];
  return { ...file, contacts: [{ ...first, ...change }, ...others] };
};

describe('an account file', () => {
  it('is known by its beginning', () => {
    expect(isAccountFile(bytes(anyAccountFile(1, 1)))).toBe(true);
    expect(isAccountFile(Buffer.from('\ufeff {\n "format": "wiedersehen-account"'))).toBe(true);
    expect(isAccountFile(Buffer.from('First Name,"wiedersehen-account"'))).toBe(false);
    expect(isAccountFile(Buffer.from('{"format":"other"}'))).toBe(false);
  });

  it.each([
    ['broken JSON', () => readAccountFile(Buffer.from('{"format":"wiedersehen-account",')), 'account-file-broken'],
    ['a list', () => read([1]), 'account-file-broken'],
    ['a newer version', () => read({ ...anyAccountFile(1, 1), version: 2 }), 'account-file-too-new'],
    ['no version', () => read({ ...anyAccountFile(1, 1), version: null }), 'account-file-not-as-described'],
  ])('with %s is refused in one sentence', (_, act, type) => {
    expect(act).toThrow(expect.objectContaining({ type }) as Error);
  });

  it.each([
    ['a field that nobody knows', { admin: true }, '/contacts/0/admin'],
    ['a name that is too long', { givenName: 'x'.repeat(201) }, '/contacts/0/givenName'],
    ['a name of two lines', { givenName: 'a\nb' }, '/contacts/0/givenName'],
    ['a name that is a number', { givenName: 1 }, '/contacts/0/givenName'],
    ['a NUL byte', { notes: 'a\u0000b' }, '/contacts/0/notes'],
    ['a layer that does not exist', { layer: 'outer' }, '/contacts/0/layer'],
    ['a 30 February', { birthday: '1990-02-30' }, '/contacts/0/birthday'],
    ['an id that is none', { id: '1; drop table contacts' }, '/contacts/0/id'],
    ['an instant that is none', { createdAt: 'yesterday' }, '/contacts/0/createdAt'],
    ['an instant in a year beyond sense', { deletedAt: '9999-12-31T23:59:59.999Z' }, '/contacts/0/deletedAt'],
    ['a day in a year beyond sense', { laterUntilOn: '9999-12-31' }, '/contacts/0/laterUntilOn'],
    ['a mark out of range', { gotOnWell: 9 }, '/contacts/0/gotOnWell'],
    ['points that are no list', { points: {} }, '/contacts/0/points'],
    ['a point of no kind', { points: [{ kind: 'fax', value: '1', preferred: false }] }, '/contacts/0/points/0/kind'],
    [
      'an address with a stranger in it',
      { addresses: [{ planet: 'x', preferred: true }] },
      '/contacts/0/addresses/0/planet',
    ],
    ['no layer at all', { layer: undefined }, '/contacts/0/layer'],
  ])('with %s is refused, and the place is named', (_, change, pointer) => {
    expect(() => read(withPerson(change))).toThrow(expect.objectContaining({ pointer }) as Error);
  });

  it('with the same id twice is refused', () => {
    const file = anyAccountFile(3, 2);
    const [first] = file['tags'] as Row[];
    expect(() => read({ ...file, tags: [first, first] })).toThrow(
      expect.objectContaining({ pointer: '/tags/1/id' }) as Error,
    );
  });

  it('that points to rows it does not have loses those rows, not the others', () => {
    const file = anyAccountFile(5, 4);
    const [gone, ...stay] = file['contacts'] as Row[];
    const { lists } = readAccountFile(bytes({ ...file, contacts: stay }));
    const known = onlyKnown(lists);
    const text = JSON.stringify(known.lists.map(({ rows }) => rows));
    expect(text).not.toContain(String(gone?.['id']));
    expect(known.leftOut).toBeGreaterThan(0);
    expect(onlyKnown(known.lists).leftOut).toBe(0);
  });
});

describe('an id that somebody else has', () => {
  it('becomes another one, always the same for the same account', () => {
    const id = '01980000-0000-7000-8000-000000000001';
    const other = otherId('account-a', id);
    expect(other).toMatch(/^01980000-0000-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(otherId('account-a', id)).toBe(other);
    expect(otherId('account-b', id)).not.toBe(other);
  });

  it('is followed into values, also as the name of a field', () => {
    const ids = new NewIds();
    ids.set('old', 'new');
    expect(ids.within({ old: ['old', 1, { x: 'other' }] })).toEqual({ new: ['new', 1, { x: 'other' }] });
  });
});
