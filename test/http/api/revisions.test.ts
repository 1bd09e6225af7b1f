import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.js';
import type { Answer } from '../../support/answer.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { engines, onSqlite } from '../../support/database.js';

const CLIENTS = 8;

/** How each thing is made, and two changes to different fields of it. */
const things: readonly (readonly [what: string, path: string, made: object, one: object, other: object])[] = [
  ['contact', '/contacts', { givenName: 'Marlene' }, { city: 'Jena' }, { organisation: 'Radio Nordlicht' }],
  ['station', '/stations', { kind: 'job', organisation: 'A' }, { city: 'Jena' }, { myRole: 'Praktikantin' }],
  ['reminder', '/reminders', { dueOn: '2026-12-01', kind: 'own', text: 'x' }, { dueOn: '2026-12-02' }, { text: 'y' }],
  [
    'rhythm of a reminder',
    '/reminders',
    { dueOn: '2026-12-01', kind: 'own', text: 'x', recurrence: { rule: 'FREQ=WEEKLY' } },
    { recurrence: { rule: 'FREQ=MONTHLY', from: 'date' } },
    { leadDays: 3 },
  ],
  [
    'template',
    '/templates',
    { name: 'A', situation: 'coffee', language: 'de', form: 'du', source: 'Hallo {{name}}.' },
    { name: 'B' },
    { source: 'Guten Tag.' },
  ],
  ['offer', '/offers', { kind: 'article', title: 'A' }, { note: 'x' }, { tags: ['radio'] }],
  ['target', '/targets', { kind: 'field', name: 'radio' }, { note: 'x' }, { kind: 'employer' }],
  ['trip', '/trips', { city: 'Jena', from: '2026-12-01', to: '2026-12-02' }, { note: 'x' }, { radiusKm: 10 }],
  ['tag', '/tags', { name: 'radio' }, { name: 'rundfunk' }, { cadence: 60 }],
];

describe.each(engines)('lost updates on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  const made = async (path: string, body: object): Promise<{ url: string; etag: string }> => {
    ({ api } = await signedIn(app));
    const answer = await api.post(path, body);
    expect(answer.statusCode, answer.body).toBe(201);
    return { url: `${path}/${answer.json<{ id: string }>().id}`, etag: tagOf(answer) };
  };

  it.each(things)('a %s says its version when it is made, read and changed', async (_what, path, body, one, other) => {
    const { url, etag } = await made(path, body);
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect(tagOf(await api.get(url))).toBe(etag);
    const changed = await api.patch(url, one, { 'if-match': etag });
    expect([changed.statusCode, tagOf(changed)]).toEqual([200, tagOf(await api.get(url))]);
    expect(tagOf(changed)).not.toBe(etag);
    const stale = await api.patch(url, other, { 'if-match': etag });
    expect([stale.statusCode, stale.json<{ type: string }>().type]).toEqual([412, '/problems/changed-elsewhere']);
    expect((await api.get(url)).json()).toMatchObject(one);
    expect((await api.delete(url, { 'if-match': etag })).statusCode).toBe(412);
    expect((await api.delete(url, { 'if-match': tagOf(changed) })).statusCode).toBe(204);
  });

  it.each(things)('of two who change the same version of a %s, one does', async (_what, path, body, one, other) => {
    const { url, etag } = await made(path, body);
    const before = (await api.get(url)).json<Record<string, unknown>>();
    const answers = await Promise.all([one, other].map((change) => api.patch(url, change, { 'if-match': etag })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const won = answers[0]?.statusCode === 200 ? one : other;
    const after = (await api.get(url)).json<Record<string, unknown>>();
    for (const field of Object.keys({ ...one, ...other })) {
      expect(after[field], field).toEqual(field in won ? (won as Record<string, unknown>)[field] : before[field]);
    }
  });

  it(`of ${CLIENTS} who change the same version, one does, and whoever reads again loses nothing`, async () => {
    const { url } = await made('/contacts', { givenName: 'Ute', likes: '' });
    const add = async (word: string): Promise<number> => {
      for (let tries = 1; ; tries += 1) {
        const read = await api.get(url);
        const likes = `${read.json<{ likes: string | null }>().likes ?? ''} ${word}`;
        const { statusCode } = await api.patch(url, { likes }, { 'if-match': tagOf(read) });
        if (statusCode === 200) return tries;
        expect(statusCode).toBe(412);
      }
    };
    const words = Array.from({ length: CLIENTS }, (_, number) => `w${number}`);
    await Promise.all(words.map(add));
    const { likes } = (await api.get(url)).json<{ likes: string }>();
    expect(likes.trim().split(/\s+/).sort()).toEqual(words.sort());
  });

  it('a change and a removal of the same version: the one who is first', async () => {
    const { url, etag } = await made('/contacts', { givenName: 'Ute' });
    const headers = { 'if-match': etag };
    const [changed, removed] = await Promise.all([api.patch(url, { city: 'Bonn' }, headers), api.delete(url, headers)]);
    expect([
      [200, 412],
      [404, 204],
    ]).toContainEqual([changed.statusCode, removed.statusCode]);
  });
});

describe.each(onSqlite)('If-Match', () => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp();
    ({ api } = await signedIn(app));
  });
  afterAll(() => app.close());

  const person = async (): Promise<string> =>
    `/contacts/${(await api.post('/contacts', { givenName: 'Ute' })).json<{ id: string }>().id}`;

  it('is needed to change or remove what can be looked at', async () => {
    const url = await person();
    for (const answer of [await api.patch(url, { city: 'Bonn' }, {}), await api.delete(url, {})]) {
      expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
        428,
        '/problems/precondition-required',
      ]);
    }
    expect((await api.get(url)).json()).toMatchObject({ city: null });
  });

  it.each(Object.entries(headers()))('%s', async (_what, [ofTag, status]) => {
    const url = await person();
    const tag = tagOf(await api.get(url));
    const answer = await api.patch(url, { city: 'Bonn' }, { 'if-match': ofTag(tag) });
    expect(answer.statusCode, answer.body).toBe(status);
  });

  it('is looked at after whether the thing is there and the input is right', async () => {
    const nobody = '/contacts/01980000-0000-7000-8000-000000000000';
    expect((await api.patch(nobody, { city: 'Bonn' }, {})).statusCode).toBe(404);
    expect((await api.patch(nobody, { city: 'Bonn' }, { 'if-match': '*' })).statusCode).toBe(404);
    expect((await api.patch(await person(), { layer: 'best' }, {})).statusCode).toBe(422);
  });

  it('an edit in one tab is not refused because a call was logged in another', async () => {
    const url = await person();
    const read = await api.get(url);
    await api.post(`${url}/interactions`, { channel: 'call' });
    expect((await api.get(url)).json()).not.toEqual(read.json());
    expect((await api.patch(url, { city: 'Bonn' }, { 'if-match': tagOf(read) })).statusCode).toBe(200);
  });

  it('settings of the account are guarded, and removing it too', async () => {
    const read = await api.get('/account');
    expect((await api.patch('/account', { pace: 5 }, { 'if-match': tagOf(read) })).statusCode).toBe(200);
    expect((await api.patch('/account', { pace: 6 }, { 'if-match': tagOf(read) })).statusCode).toBe(412);
    expect((await api.delete('/account', { 'if-match': tagOf(read) })).statusCode).toBe(412);
  });

  it('messages, meetings and logged contacts are guarded', async () => {
    const url = await person();
    const days = { start: '2026-12-01T15:00:00Z', end: '2026-12-01T16:00:00Z', timeZone: 'Europe/Berlin' };
    const cloud = { label: 'Cloud', address: 'https://cloud.example.org', userName: 'mara', password: 'x' };
    const made = [
      await api.post(`${url}/attempts`, { situation: 'coffee' }),
      await api.post(`${url}/interactions`, { channel: 'call' }),
      await api.post('/meetings', { ...days, contactIds: [url.split('/').at(-1)] }),
      await api.post('/busy-calendars', { url: 'https://calendar.example.org/kim.ics', label: 'Work' }),
      await api.post('/calendar-accounts', cloud),
    ];
    const changes = [
      { subject: 'Ein Kaffee' },
      { summary: 'Über das Radio' },
      { place: 'Jena' },
      { label: 'Jena' },
      { label: 'Jena' },
    ];
    for (const [position, answer] of made.entries()) {
      expect(answer.statusCode, answer.body).toBe(201);
      const at = String(answer.headers['location']).replace('/api/v1', '');
      expect(tagOf(await api.get(at))).toBe(tagOf(answer));
      const change = changes[position] ?? {};
      expect((await api.patch(at, change, {})).statusCode).toBe(428);
      expect((await api.patch(at, change, { 'if-match': tagOf(answer) })).statusCode).toBe(200);
      expect((await api.patch(at, change, { 'if-match': tagOf(answer) })).statusCode).toBe(412);
      expect((await api.delete(at)).statusCode).toBe(204);
    }
  });

  it('webhooks are guarded, but taking one away needs nothing', async () => {
    const made = await api.post('/webhooks', { label: 'x', url: 'https://hook.example/' });
    const at = `/webhooks/${made.json<{ id: string }>().id}`;
    const read = await api.get(at);
    expect((await api.patch(at, { label: 'y' }, {})).statusCode).toBe(428);
    expect((await api.patch(at, { label: 'y' }, { 'if-match': tagOf(read) })).statusCode).toBe(200);
    expect((await api.patch(at, { active: false }, { 'if-match': tagOf(read) })).statusCode).toBe(412);
    expect((await api.delete(at, {})).statusCode).toBe(204);
  });

  it('taking access away needs none: it must always work', async () => {
    const token = await api.post('/tokens', { label: 'x', scopes: ['read'] });
    const feed = await api.post('/feeds', { label: 'x' });
    const webhook = await api.post('/webhooks', { label: 'x', url: 'https://hook.example/' });
    for (const [list, { id }] of [
      ['/tokens', token.json()],
      ['/feeds', feed.json()],
      ['/webhooks', webhook.json()],
    ] as [string, { id: string }][]) {
      expect((await api.delete(`${list}/${id}`, {})).statusCode).toBe(204);
    }
  });

  it('stands in the description of every operation that needs it', async () => {
    const { paths } = (await api.get('/api/openapi.json')).json<{ paths: Paths }>();
    const needs = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === 'If-Match'))
        .map(([method]) => `${method} ${path.replace('/api/v1', '')}`),
    );
    expect(needs).toEqual(expect.arrayContaining(['patch /contacts/{id}', 'delete /tags/{id}', 'patch /account']));
    expect(needs).not.toContain('delete /tokens/{id}');
  });
});

type Paths = Record<string, Record<string, { parameters?: { name: string }[] }>>;

/** What RFC 9110, 13.1.1 says about each form of the header. */
function headers(): Record<string, [(tag: string) => string, number]> {
  return {
    'any version will do': [() => '*', 200],
    'the right one of a list': [(tag) => `"other", ${tag} , "third"`, 200],
    'a list with a comma inside a tag': [(tag) => `"a,b",${tag}`, 200],
    'a list with holes, which have to be read': [(tag) => `, ,${tag},`, 200],
    'another version': [() => '"other"', 412],
    'a weak tag never matches': [(tag) => `W/${tag}`, 412],
    'a tag without quotes can not be read': [(tag) => tag.replaceAll('"', ''), 400],
    'a tag that does not end can not be read': [(tag) => tag.slice(0, -1), 400],
    'the star stands alone': [(tag) => `*, ${tag}`, 400],
    'an empty header can not be read': [() => ' ', 400],
    'words can not be read': [(tag) => `please ${tag}`, 400],
  };
}

function tagOf(answer: Answer): string {
  return String(answer.headers['etag']);
}
