import { expect, test } from 'vitest';
import { fitting } from '../../../src/imports/preview/domain/fitting.js';
import type { PostalAddress } from '../../../src/contacts/domain/address-book.js';
import {
  parsedContact,
  type ParsedFields,
  type ParsedPoint,
  told,
  untold,
} from '../../../src/imports/domain/parsed-contact.js';
import { undoUntil } from '../../../src/imports/domain/undo-until.js';
import { address } from './fixture.js';

const today = '2026-11-23';
const point = (kind: ParsedPoint['kind'], value: string, label: string | null = null): ParsedPoint => ({
  ...{ kind, value, label },
  preferred: false,
});

test('a contact that fits stays as it is', () => {
  const greta = parsedContact(1, { givenName: 'Greta', points: [point('email', 'greta@radio.example')] });
  expect(fitting(greta, today)).toBe(greta);
});

test('what has not the shape of an address is kept in the notes', () => {
  const points = [
    point('phone', 'ask Anna'),
    point('email', 'greta at radio'),
    point('link', 'skype:greta', 'Skype'),
    point('link', 'www.linkedin.com/in/greta'),
    point('phone', '+49 89 000000'),
  ];
  expect(fitting(parsedContact(1, { points, notes: 'Kantine' }), today)).toMatchObject({
    notes: 'Kantine\nphone: ask Anna\nemail: greta at radio\nSkype: skype:greta',
    points: [{ value: 'https://www.linkedin.com/in/greta' }, { value: '+49 89 000000' }],
  });
});

test('a text that is too long for its column is cut, and the row says so', () => {
  const { givenName, organisation, remarks } = fitting(
    parsedContact(1, { givenName: 'a'.repeat(300), organisation: 'Radio' }),
    today,
  );
  expect([givenName?.length, organisation]).toEqual([200, 'Radio']);
  expect(remarks).toEqual([{ code: 'shortened', params: {} }]);
});

test('a day ahead is not when they connected', () => {
  expect(fitting(parsedContact(1, { connectedOn: '2026-11-24' }), today)).toMatchObject({
    connectedOn: null,
    remarks: [{ code: 'day-ahead', params: { value: '2026-11-24' } }],
  });
  expect(fitting(parsedContact(1, { connectedOn: today }), today).connectedOn).toBe(today);
});

test('a talk of today has happened, one of tomorrow has not', () => {
  const talk = { channel: 'call', direction: 'mutual', summary: null, count: 1 } as const;
  const talks = [
    { ...talk, on: today },
    { ...talk, on: '2026-11-24' },
  ];
  expect(fitting(parsedContact(1, { talks }), today).talks).toEqual([{ ...talk, on: today }]);
});

test('what was talked about, and a reminder, are cut to what is kept of them', () => {
  const talk = { on: today, channel: 'call', direction: 'mutual', summary: 'a'.repeat(10_001), count: 1 } as const;
  const told = parsedContact(1, { talks: [talk], reminders: [{ on: today, text: 'b'.repeat(2_001) }] });
  const { talks, reminders, remarks } = fitting(told, today);
  expect([talks[0]?.summary?.length, reminders[0]?.text.length]).toEqual([10_000, 2_000]);
  expect(remarks).toEqual([{ code: 'shortened', params: {} }]);
});

test('of a thousand addresses 200 stay addresses, and none is lost', () => {
  const points = Array.from({ length: 1000 }, (_, nth) => point('email', `greta${nth}@radio.example`));
  const { points: kept, notes } = fitting(parsedContact(1, { points }), today);
  expect([kept.length, notes?.split('\n').length]).toEqual([200, 800]);
  const addresses = Array.from({ length: 51 }, (_, nth) => address({ street: `Weg ${nth}` }));
  expect(fitting(parsedContact(1, { addresses }), today).addresses).toHaveLength(50);
});

test('"at most 200 things and 400,000 characters a person", whatever the format, "and the preview says so"', () => {
  const extras = (count: number, length: number) =>
    Array.from({ length: count }, (_, nth) => ({ name: `x${nth}`.padEnd(5), value: 'y'.repeat(length - 5) }));
  const many = fitting(parsedContact(1, { extras: extras(210, 10) }), today);
  expect(many.extras).toHaveLength(200);
  expect(many.remarks.map(({ params }) => params['name'])).toEqual(['x200 ', 'x201 ', 'x202 ', 'x203 ', 'x204 ']);
  expect(fitting(parsedContact(1, { extras: extras(5, 100_000) }), today).extras).toHaveLength(4);
  const ofBoth = [...extras(200, 10).map((one) => ({ ...one, origin: 'vcard' as const })), ...extras(200, 10)];
  expect(fitting(parsedContact(1, { extras: ofBoth }), today).extras).toHaveLength(400); // our own cards give back both
});

test('a talk on a day that has not come yet is none, and the row says why', () => {
  const talk = { channel: 'call', direction: 'mutual', summary: null, count: 1 } as const;
  const talks = [today, '2026-12-24'].map((on) => ({ ...talk, on }));
  expect(fitting(parsedContact(1, { talks }), today)).toMatchObject({
    talks: [{ on: today }],
    remarks: [{ code: 'day-ahead', params: { value: '2026-12-24' } }],
  });
});

test('what was told of a contact is the whole contact again', () => {
  const greta = parsedContact(7, { givenName: 'Greta', points: [point('email', 'greta@radio.example')] });
  expect(told(greta)).toEqual({ row: 7, givenName: 'Greta', points: greta.points });
  expect(untold(told(greta))).toEqual(greta);
});

test('an import can be taken back for 24 hours', () => {
  expect(undoUntil('2026-11-23T08:00:00.000Z')).toBe('2026-11-24T08:00:00.000Z');
});

test.each([
  ...(['givenName', 'familyName', 'nickname', 'organisation', 'role', 'city'] as const).map((field) => [field, 200]),
  ...(['honorific', 'country'] as const).map((field) => [field, 100]),
  ['likes', 2000],
  ['notes', 100_000],
] as [keyof ParsedFields, number][])('%s has room for %i characters', (field, most) => {
  const fits = parsedContact(1, { [field]: 'x'.repeat(most) });
  expect(fitting(fits, today)).toEqual(fits);
  const cut = fitting(parsedContact(1, { [field]: 'x'.repeat(most + 1) }), today);
  expect(cut[field]).toHaveLength(most);
  expect(cut.remarks).toEqual([{ code: 'shortened', params: {} }]);
});

test.each([
  ...(['street', 'city', 'region'] as const).map((part) => [part, 200]),
  ...(['country', 'label'] as const).map((part) => [part, 100]),
  ['postalCode', 20],
] as [keyof PostalAddress, number][])('%s of an address has room for %i characters', (part, most) => {
  const { addresses } = fitting(parsedContact(1, { addresses: [address({ [part]: 'x'.repeat(most + 1) })] }), today);
  expect(addresses).toEqual([address({ [part]: 'x'.repeat(most) })]);
});

test('a label of an address of any kind has room for 100 characters, and none is none', () => {
  const labels = [null, 'x'.repeat(101), 'x'.repeat(100)];
  const points = labels.map((label) => point('email', 'greta@radio.example', label));
  const kept = fitting(parsedContact(1, { points }), today).points.map(({ label }) => label);
  expect(kept).toEqual([null, 'x'.repeat(100), 'x'.repeat(100)]);
});

test.each([[{ talks: [] }], [{ reminders: [] }]])('texts of the very length stay: %j', (none) => {
  const talk = { on: today, channel: 'call', direction: 'mutual', summary: 'a'.repeat(10_000), count: 1 } as const;
  const told = { talks: [talk], reminders: [{ on: today, text: 'b'.repeat(2000) }], ...none };
  expect(fitting(parsedContact(1, told), today).remarks).toEqual([]);
});
