import { expect, test } from 'vitest';
import { fitting } from '../../../src/imports/domain/fitting.js';
import { parsedContact, told, untold, type ParsedPoint } from '../../../src/imports/domain/parsed-contact.js';
import { undoUntil } from '../../../src/imports/domain/undo-until.js';

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
    remarks: [{ code: 'date-dropped', params: { value: '2026-11-24' } }],
  });
  expect(fitting(parsedContact(1, { connectedOn: today }), today).connectedOn).toBe(today);
});

test('what was told of a contact is the whole contact again', () => {
  const greta = parsedContact(7, { givenName: 'Greta', points: [point('email', 'greta@radio.example')] });
  expect(told(greta)).toEqual({ row: 7, givenName: 'Greta', points: greta.points });
  expect(untold(told(greta))).toEqual(greta);
});

test('an import can be taken back for 24 hours', () => {
  expect(undoUntil('2026-11-23T08:00:00.000Z')).toBe('2026-11-24T08:00:00.000Z');
});
