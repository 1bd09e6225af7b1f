import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { engines } from '../../support/database.js';

interface Told {
  readonly pointer: string;
  readonly detail: string;
}
type Body = Readonly<Record<string, unknown>>;

const NUL = '\u0000';
const HALF = '\ud83d';
const family = '👩‍👩‍👧‍👦';
const emails = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `mia${index}@probe.example` }));
const tower = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

/** What comes in as it should, however strange it looks; it reads back as it was sent. */
const accepted: readonly (readonly [string, Body])[] = [
  ['a name written from right to left', { givenName: 'مريم', familyName: 'בן־דוד' }],
  ['marks that say which way a sign reads', { givenName: 'מיה\u200f (Mia)\u200e', city: '\u061cعمّان' }],
  ['emoji, joined ones too', { givenName: `Mia ${family} 🏳️‍🌈 👍🏽`, tags: [family], likes: '❤️' }],
  ['200 signs of two halves', { givenName: '𝒜'.repeat(200) }],
  ['100 signs with their picture mark', { givenName: '❤️'.repeat(100) }],
  ['accents as signs of their own', { givenName: 'Zoe\u0308' }],
  ['no e-mail name anybody would expect', { emails: [{ value: 'ö.ß+x@büro.example', label: null, preferred: false }] }],
  ['100,000 characters of notes', { notes: 'ä'.repeat(100_000) }],
  ['many lines', { notes: 'one\r\n\ttwo\u2028three\u202egnitirw' }],
  ['29 February of a leap year', { birthday: { year: 1996, month: 2, day: 29 } }],
  ['29 February of no year', { birthday: { year: null, month: 2, day: 29 } }],
  ['markup and code', { givenName: "<script>alert('1')</script>", notes: "'; drop table contacts; --" }],
  ['a name that programs stumble over', { givenName: 'null', familyName: 'undefined' }],
  ['a field of one’s own named like a method', { custom: { toString: 'x', hasOwnProperty: 'y' } }],
  ['the largest number', { custom: { size: 1e308 } }],
  ['the smallest number', { custom: { size: -5e-324 } }],
];

/** What is refused, and the field that says so. */
const refused: readonly (readonly [string, Body, pointer: string])[] = [
  ['201 e-mail addresses', { emails: emails(201) }, '/emails'],
  ['201 phone numbers', { phones: Array(201).fill({ value: '110' }) }, '/phones'],
  ['51 addresses', { addresses: Array(51).fill({ city: 'Bonn' }) }, '/addresses'],
  ['101 past roles', { history: Array(101).fill({ role: 'x' }) }, '/history'],
  ['101 tags', { tags: Array.from({ length: 101 }, (_, index) => `tag ${index}`) }, '/tags'],
  ['100,001 characters of notes', { notes: 'ä'.repeat(100_001) }, '/notes'],
  ['a million characters of notes', { notes: 'x'.repeat(1_000_000) }, '/notes'],
  ['2,001 characters of likes', { likes: 'x'.repeat(2001) }, '/likes'],
  ['201 signs of two halves', { givenName: '𝒜'.repeat(201) }, '/givenName'],
  ['101 signs with their picture mark', { givenName: '❤️'.repeat(101) }, '/givenName'],
  ['a tag of 10,000 characters', { tags: ['x'.repeat(10_000)] }, '/tags'],
  ['an e-mail address of 501 characters', { emails: [{ value: `${'a'.repeat(490)}@b.example.c` }] }, '/emails/0/value'],
  ['a link of 501 characters', { links: [{ value: `https://${'a'.repeat(493)}` }] }, '/links/0/value'],
  ['a phone number without a digit', { phones: [{ value: 'ask Anna' }] }, '/phones/0/value'],
  ['a bell in a name', { givenName: 'Mia\u0007' }, '/givenName'],
  ['a second line in a name', { givenName: 'Mia\nBcc: x@y.example' }, '/givenName'],
  ['a mark that turns a line around', { city: 'Bonn\u202e' }, '/city'],
  ['an escape sign in notes', { notes: 'a\u001b[31m' }, '/notes'],
  ['a bell in an e-mail address', { emails: [{ value: 'mia\u0007@probe.example' }] }, '/emails/0/value'],
  ['NUL in a name', { givenName: `Mia${NUL}` }, '/givenName'],
  ['NUL in notes', { notes: NUL }, '/notes'],
  ['NUL in a label', { phones: [{ value: '110', label: NUL }] }, '/phones/0/label'],
  ['NUL in a value of one’s own', { custom: { size: NUL } }, '/custom/size'],
  ['half a character in a name', { givenName: `Mia ${HALF}` }, '/givenName'],
  ['half a character in notes', { notes: `${HALF}x` }, '/notes'],
  ['half a character in a tag', { tags: ['a', HALF] }, '/tags/1'],
  ['30 February', { birthday: { year: 1990, month: 2, day: 30 } }, '/birthday'],
  ['30 February of no year', { birthday: { year: null, month: 2, day: 30 } }, '/birthday'],
  ['29 February of a common year', { birthday: { year: 2023, month: 2, day: 29 } }, '/birthday'],
  ['29 February of 1900', { birthday: { year: 1900, month: 2, day: 29 } }, '/birthday'],
  ['31 April', { birthday: { month: 4, day: 31 } }, '/birthday'],
  ['month 13', { birthday: { year: 1990, month: 13, day: 1 } }, '/birthday/month'],
  ['a year of 1e308', { birthday: { year: 1e308, month: 1, day: 1 } }, '/birthday/year'],
  ['how well we got on: 1e308', { gotOnWell: 1e308 }, '/gotOnWell'],
  ['a cadence of 1e308 days', { cadence: 1e308 }, '/cadence'],
  ['a past role from a month there is not', { history: [{ role: 'x', from: '2020-13' }] }, '/history/0/from'],
  ['keys of every object among one’s own fields', { custom: { constructor: { name: 'x' } } }, '/custom/constructor'],
  ['keys of every object where a text belongs', { givenName: { constructor: 'x' } }, '/givenName/constructor'],
  ['a field nobody has', { custom: { 'a/b~c': 'x' } }, '/custom/a~1b~0c'],
  ['a field whose name is NUL', { custom: { [NUL]: 'x' } }, `/custom/${NUL}`],
  ['a list of values', { custom: ['x'] }, '/custom'],
  ['values of one’s own that are none', { custom: { size: { of: 'x' } } }, '/custom/size'],
  ['101 fields of one’s own', { custom: Object.fromEntries([...Array(101).keys()].map((n) => [n, 1])) }, '/custom'],
  ['a tower of brackets', { custom: { size: tower(500) } }, ''],
  ['a tower of brackets where addresses belong', { addresses: tower(15) }, '/addresses'],
  ['a time zone that is none', { timeZone: 'Europe/Atlantis' }, '/timeZone'],
  ['an offset, which knows no summer time', { timeZone: '+01:00' }, '/timeZone'],
  ['an address that is a text', { addresses: ['Bonn'] }, '/addresses'],
  ['a source of one’s own', { source: 'me' }, '/source'],
];

/** Fields of one line, and how a text gets into each. */
const lines: Readonly<Record<string, (text: string) => Body>> = {
  givenName: (givenName) => ({ givenName }),
  familyName: (familyName) => ({ familyName }),
  nickname: (nickname) => ({ nickname }),
  honorific: (honorific) => ({ honorific }),
  organisation: (organisation) => ({ organisation }),
  role: (role) => ({ role }),
  city: (city) => ({ city }),
  country: (country) => ({ country }),
  likes: (likes) => ({ likes }),
  notes: (notes) => ({ notes }),
};

describe.each(engines)('people with odd fields on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine });
    ({ api } = await signedIn(app));
    await api.post('/custom-fields', { name: 'size', kind: 'number' });
    for (const name of ['toString', 'hasOwnProperty']) await api.post('/custom-fields', { name, kind: 'text' });
  });
  afterAll(() => app.close());

  it.each(accepted)('%s: taken, and reads back the same', async (_, body) => {
    const answer = await api.post('/contacts', { familyName: 'Probe', ...body });
    expect(answer.statusCode, answer.body.slice(0, 500)).toBe(201);
    const { id } = answer.json<{ id: string }>();
    expect((await api.get(`/contacts/${id}`)).json()).toMatchObject(body);
    const found = await api.get('/contacts?q=probe&limit=200');
    expect(found.statusCode).toBe(200);
  });

  it.each(refused)(
    '%s: refused in one sentence beside the field, when added and when changed',
    async (_, body, pointer) => {
      const { id } = (await api.post('/contacts', { givenName: 'Mia', notes: 'kept' })).json<{ id: string }>();
      for (const answer of [
        await api.post('/contacts', { givenName: 'Mia', ...body }),
        await api.patch(`/contacts/${id}`, { notes: 'changed', ...body }),
      ]) {
        expect(answer.statusCode, answer.body.slice(0, 500)).toBe(422);
        const { errors } = answer.json<{ errors: Told[] }>();
        expect(errors.map((error) => error.pointer)).toEqual([pointer]);
        expect(errors[0]?.detail).toMatch(/^\S.{10,}[.]$/u);
      }
      expect((await api.get(`/contacts/${id}`)).json()).toMatchObject({ notes: 'kept' });
    },
  );

  it('200 e-mail addresses are kept in their order', async () => {
    const answer = await api.post('/contacts', { givenName: 'Mia', emails: emails(200) });
    expect(answer.statusCode).toBe(201);
    expect(answer.json<{ emails: { value: string }[] }>().emails.map(({ value }) => value)).toEqual(
      emails(200).map(({ value }) => value),
    );
  });

  it('several odd fields are told at once, one sentence each', async () => {
    const body = { givenName: 'Mia\n', gotOnWell: 9, tags: ['x'.repeat(101)], phones: [{ value: '' }], gender: 'q' };
    const { errors } = (await api.post('/contacts', body)).json<{ errors: Told[] }>();
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(
      ['/gender', '/givenName', '/gotOnWell', '/phones/0/value', '/tags'].sort(),
    );
  });

  it('a body larger than a mebibyte is told to be too large, and the next request works', async () => {
    const answer = await api.post('/contacts', { givenName: 'Mia', notes: 'x'.repeat(1024 * 1024) });
    expect(answer.json()).toMatchObject({ status: 413, type: '/problems/too-large' });
    expect((await api.post('/contacts', { givenName: 'Mia' })).statusCode).toBe(201);
  });

  it('a body with `__proto__` in it changes no object', async () => {
    for (const text of [
      '{"givenName":"Mia","__proto__":{"neverSuggest":true}}',
      '{"givenName":"Mia","custom":{"__proto__":{"size":1}}}',
    ]) {
      const answer = await app.nest.inject({
        method: 'POST',
        url: '/api/v1/contacts',
        headers: { authorization: `Bearer ${api.token ?? ''}`, 'content-type': 'application/json' },
        payload: text,
      });
      expect([400, 422]).toContain(answer.statusCode);
    }
    expect(({} as { size?: number; neverSuggest?: boolean }).size).toBeUndefined();
  });

  it('any text in any field is taken or refused; what is taken reads back the same but for blanks around it', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 260 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({
        unit: fc.constantFrom('\ud83d', '\udc4d', NUL, ' ', '\n', '\u202e', '\u200f', '\ufe0f', 'İ', 'ﷺ', 'a'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(lines)), texts, async (field, text) => {
        const answer = await api.post('/contacts', { nickname: 'Mia', ...lines[field]?.(text) });
        if (answer.statusCode === 422) {
          const { errors } = answer.json<{ errors: Told[] }>();
          const named = errors.map(({ pointer }) => pointer.split('/')[1]);
          expect(named).toEqual([field === 'nickname' && named[0] === 'givenName' ? 'givenName' : field]);
          return;
        }
        expect(answer.statusCode, answer.body).toBe(201);
        const { id } = answer.json<{ id: string }>();
        const read = (await api.get(`/contacts/${id}`)).json<Record<string, unknown>>();
        expect(read[field]).toBe(text.trim() || null);
      }),
      { numRuns: 100 },
    );
  });
});
