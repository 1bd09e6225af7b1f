import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TokensService } from '../../../src/accounts/tokens.service.js';
import { ApiClient } from '../../support/api-client.js';
import type { Answer } from '../../support/answer.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const someId = '01980000-0000-7000-8000-000000000000';
/** How one gets in: these ask for no sign-in. */
const doors = ['POST /setup', 'POST /sessions', 'POST /accounts'];

describe('who may use the API', () => {
  let app: TestApp;
  let owner: SignedIn;
  let operations: { method: Method; path: string; name: string }[];

  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app);
    const { paths } = (await owner.api.get('/api/openapi.json')).json<{ paths: Record<string, object> }>();
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((word) => {
        const method = word.toUpperCase() as Method;
        const plain = path.replace('/api/v1', '');
        return { method, path: plain.replace(/\{\w+\}/g, someId), name: `${method} ${plain}` };
      }),
    );
  });
  afterAll(() => app.close());

  const statuses = async (ask: (method: Method, path: string) => Promise<Answer>, of = operations) => {
    const found: Record<string, number> = {};
    for (const { method, path, name } of of) found[name] = (await ask(method, path)).statusCode;
    return found;
  };
  const all = (status: number, of: readonly { name: string }[]) =>
    Object.fromEntries(of.map(({ name }) => [name, status]));

  it('nobody without signing in, but for the doors', async () => {
    const visitor = new ApiClient(app.nest, null);
    const closed = operations.filter(({ name }) => !doors.includes(name));
    expect(closed.length).toBeGreaterThan(50);
    expect(await statuses((method, path) => visitor.request(method, path), closed)).toEqual(all(401, closed));
  });

  it('a wrong token opens nothing, and is told so in a way that programs understand', async () => {
    const wrong = await new ApiClient(app.nest, 'wds_made_up').get('/contacts');
    expect(wrong.statusCode).toBe(401);
    expect(wrong.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(wrong.headers['content-type']).toContain('application/problem+json');
  });

  it('a token that may only read changes nothing', async () => {
    const { secret } = await app.get(TokensService).create(owner.account.id, { label: 'reader', scopes: ['read'] });
    const reader = new ApiClient(app.nest, secret);
    const writing = operations.filter(({ method, name }) => method !== 'GET' && !doors.includes(name));
    expect(await statuses((method, path) => reader.request(method, path), writing)).toEqual(all(403, writing));
    expect((await reader.get('/contacts')).statusCode).toBe(200);
  });

  it('a browser session changes nothing without the token of the page, whatever site sends it', async () => {
    const cookies = owner.visitor.cookieHeader();
    const writing = operations.filter(({ method, name }) => method !== 'GET' && !doors.includes(name));
    const withCookie = (headers: Record<string, string>) => (method: Method, path: string) =>
      new ApiClient(app.nest, null).request(method, path, undefined, { cookie: cookies, ...headers });
    expect(await statuses(withCookie({}), writing)).toEqual(all(403, writing));
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    expect(await statuses(withCookie(foreign), writing)).toEqual(all(403, writing));
  });

  it('forms and plain text of other sites are not even read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await app.nest.inject({
        method: 'POST',
        url: '/api/v1/contacts',
        headers: { authorization: `Bearer ${owner.api.token ?? ''}`, 'content-type': type },
        payload: 'givenName=Jonas',
      });
      expect(answer.statusCode, type).toBe(415);
    }
  });
});
