import { expect, test } from 'vitest';
import { identityKeys } from '../../../src/contacts/domain/duplicates.js';
import { fillIn } from '../../../src/imports/domain/fill-in.js';
import { MatchIndex } from '../../../src/imports/domain/match-index.js';
import { parsedContact, type ParsedContact } from '../../../src/imports/domain/parsed-contact.js';
import { identityOf, planRow } from '../../../src/imports/preview/domain/plan-row.js';

const profile = (slug: string): ParsedContact['points'] => [
  { kind: 'link', value: `https://www.linkedin.com/in/${slug}`, label: 'LinkedIn', preferred: false },
];
const greta = parsedContact(1, {
  givenName: 'Greta',
  familyName: 'Beispiel',
  organisation: 'Radio',
  points: profile('greta'),
});

function indexWith(...people: readonly ParsedContact[]): MatchIndex {
  const index = new MatchIndex();
  for (const person of people)
    index.add({ contactId: `id-${person.row}`, keys: identityKeys(identityOf(person)), row: null });
  return index;
}

test('somebody unknown is added', () => {
  expect(planRow(greta, indexWith(), 'new')).toMatchObject({
    status: 'new',
    action: 'add',
    contactId: 'new',
    reasons: [],
  });
});

test('somebody who is certainly there is updated', () => {
  expect(planRow({ ...greta, row: 9 }, indexWith(greta), 'new')).toMatchObject({
    status: 'existing',
    action: 'update',
    contactId: 'id-1',
    reasons: [{ code: 'same-linkedin' }],
  });
});

test('somebody who may be there is skipped until the user decides', () => {
  const elsewhere = parsedContact(2, { givenName: 'Greta', familyName: 'Beispiel', organisation: 'Theater' });
  expect(planRow(elsewhere, indexWith(greta), 'new')).toMatchObject({
    status: 'unclear',
    action: 'skip',
    contactId: 'id-1',
    reasons: [{ code: 'likely-same-name' }],
  });
});

test('the second of two equal rows of a file updates the first', () => {
  const index = indexWith();
  planRow(greta, index, 'new');
  expect(planRow({ ...greta, row: 2 }, index, 'other')).toMatchObject({
    action: 'update',
    contactId: 'new',
    reasons: [{ code: 'same-as-row', params: { row: 1 } }],
  });
});

test('namesakes of one file with two LinkedIn profiles are two people', () => {
  const index = indexWith();
  planRow(greta, index, 'one');
  expect(planRow({ ...greta, row: 2, points: profile('greta-2') }, index, 'two')).toMatchObject({ status: 'new' });
});

test('a row without a name can be nobody', () => {
  const row = { row: 3, error: { code: 'no-name', params: {} }, label: 'Radio' } as const;
  expect(planRow(row, indexWith(), 'new')).toMatchObject({
    status: 'unclear',
    action: 'skip',
    contactId: null,
    label: 'Radio',
  });
});

test('a row with too few columns waits for the user', () => {
  const doubt = { code: 'too-few-columns', params: { found: 2, expected: 7 } } as const;
  expect(planRow({ ...greta, doubt }, indexWith(), 'new')).toMatchObject({
    status: 'unclear',
    action: 'skip',
    contactId: 'new',
  });
});

test('thirty thousand namesakes are planned without comparing each with each', () => {
  const index = indexWith();
  let added = 0;
  for (let row = 1; row <= 30_000; row += 1) {
    if (planRow({ ...greta, row, points: profile(`greta-${row}`) }, index, `id-${row}`).action === 'add') added += 1;
  }
  expect(added).toBe(30_000);
});

test('what is there is never overwritten, what is empty is filled in', () => {
  const existing = { ...greta, organisation: 'Theater', role: null, city: null };
  const parsed = { ...greta, role: 'Leiterin', city: 'München', givenName: 'Margareta' };
  expect(fillIn(existing, parsed)).toEqual({ city: 'München' });
  expect(fillIn({ ...existing, organisation: null }, parsed)).toEqual({
    organisation: 'Radio',
    role: 'Leiterin',
    city: 'München',
  });
});

test('of namesakes, one with a LinkedIn profile and one without are remembered: each may be the one', () => {
  const { points: _, ...rest } = greta;
  const index = indexWith();
  index.add({ contactId: 'row-1', keys: identityKeys(identityOf(greta)), row: 1 });
  index.add({ contactId: 'there', keys: identityKeys(identityOf({ ...rest, points: [] })), row: null });
  const other = { ...greta, row: 2, organisation: 'Theater', points: profile('greta-2') };
  expect(planRow(other, index, 'new')).toMatchObject({ status: 'unclear', contactId: 'there' });
});

test('"role addresses are set aside, listed, not hidden": skipped until the user adds them', () => {
  const info = { kind: 'email', value: 'info@probe.example', label: null, preferred: false } as const;
  expect(planRow(parsedContact(1, { givenName: 'Info', points: [info] }), indexWith(), 'new')).toMatchObject({
    ...{ status: 'unclear', action: 'skip', contactId: 'new' },
    reasons: [{ code: 'role-address' }],
  });
});
