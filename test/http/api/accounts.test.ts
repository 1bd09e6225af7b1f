import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setupCode } from '../../../src/accounts/secrets.js';
import { SetupService } from '../../../src/accounts/setup.service.js';
import { ApiClient } from '../../support/api-client.js';
import { startApp, type TestApp } from '../../support/app.js';

const setUp = {
  name: 'Jana Wehrmann',
  email: 'Jana@Example.org',
  password: 'correct horse battery',
  timeZone: 'Europe/Berlin',
  locale: 'de',
};
const nobody = (app: TestApp): ApiClient => new ApiClient(app.nest, null);

describe('set-up, sign-in and tokens', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('refuses a wrong set-up code beside its field', async () => {
    const answer = await nobody(app).post('/setup', { ...setUp, code: 'AAAA-BBBB-CCCC' });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ type: '/problems/wrong-setup-code', errors: [{ pointer: '/code' }] });
  });

  it('names each field that is not right, in one sentence each', async () => {
    const answer = await nobody(app).post('/setup', {
      code: 'x',
      name: '',
      email: 'no',
      password: 'short',
      surprise: 1,
    });
    expect(answer.statusCode).toBe(422);
    const { errors } = answer.json<{ errors: { pointer: string; detail: string }[] }>();
    const pointers = errors.map(({ pointer }) => pointer).sort();
    expect(pointers).toEqual(['/email', '/locale', '/name', '/password', '/surprise', '/timeZone']);
    for (const { detail } of errors) expect(detail).toMatch(/^[A-Z"].*\.$/);
  });

  it('refuses a time zone that does not exist', async () => {
    const answer = await nobody(app).post('/setup', { ...setUp, code: 'x', timeZone: 'Europe/Atlantis' });
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/timeZone', detail: 'TimeZone must be a time zone like Europe/Berlin.' }],
    });
  });

  it('creates the first account with the code of the log, typed in any way, and only once', async () => {
    const code = (await app.get(SetupService).openCode()) ?? '';
    const answer = await nobody(app).post('/setup', { ...setUp, code: code.toLowerCase().replace(/-/g, ' ') });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      email: 'jana@example.org',
      pace: 3,
      mailTime: '08:30',
      mailDays: [1, 2, 3, 4, 5],
    });
    expect(answer.body).not.toContain('argon2');
    const again = await nobody(app).post('/setup', { ...setUp, email: 'two@example.org', code });
    expect(again.statusCode).toBe(409);
    expect(await app.get(SetupService).openCode()).toBeNull();
  });

  it('signs in with any spelling of the address, and says the same of a wrong password and an unknown address', async () => {
    const right = await nobody(app).post('/sessions', { email: ' JANA@example.org', password: setUp.password });
    expect(right.statusCode).toBe(201);
    const cookie = String(right.headers['set-cookie']);
    expect(cookie).toMatch(/session=[^;]+; .*HttpOnly/);
    expect(cookie).toContain('SameSite=Lax');
    const wrong = await nobody(app).post('/sessions', { email: setUp.email, password: 'not the password' });
    const unknown = await nobody(app).post('/sessions', { email: 'who@example.org', password: 'not the password' });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.json()).toEqual(unknown.json());
  });

  it('a session changes something only with its CSRF token, and ends when asked to', async () => {
    const answer = await app.nest.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { email: setUp.email, password: setUp.password },
    });
    const { csrfToken } = answer.json<{ csrfToken: string }>();
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    const patch = (headers: Record<string, string>): Promise<{ statusCode: number }> =>
      app.nest.inject({
        method: 'PATCH',
        url: '/api/v1/account',
        cookies,
        headers: { 'if-match': '*', ...headers },
        payload: { pace: 4 },
      });
    expect((await patch({})).statusCode).toBe(403);
    expect((await patch({ 'x-csrf-token': csrfToken, origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await patch({ 'x-csrf-token': csrfToken, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await patch({ 'x-csrf-token': csrfToken })).statusCode).toBe(200);
    const end = {
      method: 'DELETE' as const,
      url: '/api/v1/sessions/current',
      cookies,
      headers: { 'x-csrf-token': csrfToken },
    };
    expect((await app.nest.inject(end)).statusCode).toBe(204);
    expect((await app.nest.inject({ url: '/api/v1/account', cookies })).statusCode).toBe(401);
  });

  it('a token does what its scopes say, is shown once, and is gone when deleted', async () => {
    const session = await nobody(app).post('/sessions', { email: setUp.email, password: setUp.password });
    const cookies = Object.fromEntries(session.cookies.map(({ name, value }) => [name, value]));
    const headers = { 'x-csrf-token': session.json<{ csrfToken: string }>().csrfToken };
    const made = await app.nest.inject({
      method: 'POST',
      url: '/api/v1/tokens',
      cookies,
      headers,
      payload: { label: 'script', scopes: ['read'] },
    });
    expect(made.statusCode).toBe(201);
    const { id, secret } = made.json<{ id: string; secret: string }>();
    const reader = new ApiClient(app.nest, secret);
    expect((await reader.get('/account')).json()).toMatchObject({ email: 'jana@example.org' });
    expect((await reader.patch('/account', { pace: 5 })).json()).toMatchObject({
      status: 403,
      type: '/problems/scope-missing',
    });
    expect((await reader.get('/tokens')).body).not.toContain(secret);
    const stored = await app.unitOfWork.reader.query<{ token_hash: string }[]>('select token_hash from api_tokens');
    expect(stored[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    await app.nest.inject({ method: 'DELETE', url: `/api/v1/tokens/${id}`, cookies, headers });
    expect((await reader.get('/account')).statusCode).toBe(401);
  });

  it('an expired token opens nothing', async () => {
    const session = await nobody(app).post('/sessions', { email: setUp.email, password: setUp.password });
    const cookies = Object.fromEntries(session.cookies.map(({ name, value }) => [name, value]));
    const headers = { 'x-csrf-token': session.json<{ csrfToken: string }>().csrfToken };
    const payload = { label: 'old', scopes: ['read'], expiresOn: '2026-11-22' };
    const made = await app.nest.inject({ method: 'POST', url: '/api/v1/tokens', cookies, headers, payload });
    const client = new ApiClient(app.nest, made.json<{ secret: string }>().secret);
    expect((await client.get('/account')).statusCode).toBe(401);
  });

  it('nobody registers while registration is closed', async () => {
    const answer = await nobody(app).post('/accounts', {
      name: 'B',
      email: 'b@example.org',
      password: 'long enough for it',
    });
    expect(answer.json()).toMatchObject({ status: 403, type: '/problems/registration-closed' });
  });
});

it('the set-up code follows from the key: every start prints the same', () => {
  expect(setupCode('one key')).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(setupCode('one key')).toBe(setupCode('one key'));
  expect(setupCode('one key')).not.toBe(setupCode('another key'));
});

it('guessing passwords is slowed down after five wrong ones, for that address only', async () => {
  const app = await startApp({ env: { LOGIN_THROTTLE: '' } });
  try {
    const guess = { email: 'jana@example.org', password: 'a wrong guess' };
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await nobody(app).post('/sessions', guess)).statusCode).toBe(401);
    }
    const sixth = await nobody(app).post('/sessions', guess);
    expect(sixth.statusCode).toBe(429);
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(50);
    expect((await nobody(app).post('/sessions', { ...guess, email: 'tom@example.org' })).statusCode).toBe(401);
  } finally {
    await app.close();
  }
});
