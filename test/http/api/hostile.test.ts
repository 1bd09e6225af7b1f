import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { engines } from '../../support/database.js';

const NUL = '\u0000';

/** What people who try doors send. None of it may be a 5xx, and none may be stored in part. */
describe.each(engines)('hostile requests on %s', (engine) => {
  let app: TestApp;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startApp({ engine });
    ({ api } = await signedIn(app));
  });
  afterAll(() => app.close());

  it('NUL is refused wherever it stands', async () => {
    const email = { email: `a${NUL}@b.de`, password: 'x' };
    expect((await new ApiClient(app.nest, null).post('/sessions', email)).statusCode).toBe(422);
    const bodies = [
      { givenName: `A${NUL}` },
      { givenName: 'A', links: [{ value: `https://x.de/${NUL}a` }] },
      { givenName: 'A', tags: [NUL] },
      { givenName: 'A', notes: NUL },
    ];
    for (const body of bodies) expect((await api.post('/contacts', body)).statusCode).toBe(422);
    const cursor = Buffer.from(JSON.stringify([NUL, 'x'])).toString('base64url');
    for (const query of ['city=%00', 'tag=%00', 'q=%00', `cursor=${cursor}`]) {
      expect((await api.get(`/contacts?${query}`)).statusCode, query).toBe(422);
    }
  });

  it('a file name with control characters is shown without them', async () => {
    const bytes = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva\r\nEND:VCARD\r\n';
    const answer = await api.upload('/imports', { filename: `a${NUL}b.vcf`, bytes });
    expect(answer.statusCode, answer.body).toBe(202);
  });

  it('an upload that breaks off is a bad request', async () => {
    for (const payload of [
      '--x\r\nContent-Disp',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    ]) {
      const answer = await app.nest.inject({
        method: 'POST',
        url: '/api/v1/imports',
        payload,
        headers: { authorization: `Bearer ${api.token ?? ''}`, 'content-type': 'multipart/form-data; boundary=x' },
      });
      expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
    }
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'the API takes no %s where JSON belongs',
    async (type) => {
      const answer = await app.nest.inject({
        method: 'POST',
        url: '/api/v1/contacts',
        payload: 'givenName=A',
        headers: { authorization: `Bearer ${api.token ?? ''}`, 'content-type': type },
      });
      expect(answer.statusCode).toBe(415);
    },
  );

  it('towers of brackets, lists where objects belong and keys of every object are refused', async () => {
    const tower: unknown = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
    const bodies: unknown[] = [
      { givenName: tower },
      { givenName: 'A', emails: [[{ value: 'a@b.de' }]] },
      { givenName: 'A', emails: 'a@b.de' },
      JSON.parse('{"givenName":"A","__proto__":{"neverSuggest":true}}'),
      { givenName: 'A', constructor: { prototype: {} } },
      [],
    ];
    for (const body of bodies) {
      const { statusCode } = await api.post('/contacts', body);
      expect([400, 422]).toContain(statusCode);
    }
  });

  it('days and instants beyond four digits of sense are refused', async () => {
    const { id } = (await api.post('/contacts', { givenName: 'A' })).json<{ id: string }>();
    const meeting = { start: '9999-12-31T22:00:00Z', end: '9999-12-31T23:00:00Z', timeZone: 'Europe/Berlin' };
    expect((await api.post('/meetings', { ...meeting, contactIds: [id] })).statusCode).toBe(422);
    expect((await api.get('/meetings?to=9999-12-31')).statusCode).toBe(422);
    expect((await api.post('/reminders', { dueOn: '9999-12-31', kind: 'own', text: 'x' })).statusCode).toBe(422);
  });

  it('a line break in a name, a label or a place is refused; in a note it is fine', async () => {
    const { statusCode } = await api.post('/contacts', { givenName: 'Eva\r\nBcc: x@y.de' });
    expect(statusCode).toBe(422);
    expect((await api.post('/feeds', { label: 'a\nb' })).statusCode).toBe(422);
    expect((await api.post('/contacts', { givenName: 'Eva', notes: 'eins\nzwei' })).statusCode).toBe(201);
  });

  it('an address that cannot be decoded is answered with the same guard as every other', async () => {
    for (const url of ['/%ff', '/api/v1/contacts/%ff', '/assets/%ff']) {
      const answer = await app.nest.inject({ url });
      expect(answer.statusCode, url).toBe(400);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  it('a value of the wrong kind is told so, in words about the field', async () => {
    const told = async (body: unknown): Promise<string> =>
      (await api.post('/contacts', body)).json<{ errors: { detail: string }[] }>().errors[0]?.detail ?? '';
    expect(await told({ givenName: 7 })).toBe('GivenName must be one line of text without control characters.');
    expect(await told({ givenName: 'A', birthday: 'x' })).toBe('Birthday must be an object with fields.');
    expect(await told({ givenName: 'A', id: 'x' })).toBe('There is no field "id".');
    expect(await told({ givenName: '\u200b \u2060' })).toBe('A name, or half a name, is needed.');
  });

  it('searching for signs only finds nobody', async () => {
    for (const q of ['%25', '_', "'"]) {
      expect((await api.get(`/contacts?q=${q}`)).json<{ items: unknown[] }>().items).toEqual([]);
    }
  });

  it('the same new tags at the same moment, and a person who goes while something is noted, end in 2xx or 4xx', async () => {
    const many = Array.from({ length: 6 }, (_, n) =>
      api.post('/contacts', { givenName: `P${n}`, tags: ['neu', 'auch'] }),
    );
    for (const { statusCode } of await Promise.all(many)) expect(statusCode).toBeLessThan(500);
    const { id } = (await api.post('/contacts', { givenName: 'Weg' })).json<{ id: string }>();
    const race = [
      api.post(`/contacts/${id}/attempts`, { situation: 'coffee' }),
      api.delete(`/contacts/${id}`, { 'if-match': '*' }),
      api.post(`/contacts/${id}/interactions`, { channel: 'call' }),
    ];
    for (const { statusCode } of await Promise.all(race)) expect(statusCode).toBeLessThan(500);
  });
});
