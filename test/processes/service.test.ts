import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../support/free-port.js';
import { ServiceProcess } from '../support/service-process.js';

/** Words that stand nowhere else, so that one of them in the log can only have come from a person's data. */
const canary = {
  name: 'Zilpzalp',
  family: 'Wiedehopf',
  email: 'zilpzalp.wiedehopf@vogelwarte.example',
  notes: 'Pirolgesang am Waldrand',
  organisation: 'Vogelwarte Rohrdommel',
  owner: 'Eisvogel',
  ownerEmail: 'eisvogel@bachlauf.example',
  password: 'bachstelze und zaunkoenig',
  search: 'Kernbeisser',
  linkInMail: '5ee7f00d5ee7f00d5ee7f00d5ee7f00d',
};

describe('the service as a process', () => {
  let service: ServiceProcess;
  let base: string;
  let environment: Record<string, string>;
  let headers: Record<string, string> = {};

  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${base}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  beforeAll(async () => {
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    const dataDir = mkdtempSync(join(inject('scratch'), 'process-'));
    environment = { PORT: String(port), DATA_DIR: dataDir, BASE_URL: base, LOG_LEVEL: 'trace' };
    service = ServiceProcess.start(environment);
    await service.says(/listens on/);
  });
  afterAll(async () => {
    await service.stop();
  });

  it('prints the one-time set-up code while there is no account, and lets the owner in with it', async () => {
    const [, code = ''] = await service.says(/Setup code: (\S+)/);
    const owner = { name: canary.owner, email: canary.ownerEmail, password: canary.password };
    const place = { timeZone: 'Europe/Berlin', locale: 'de' };
    expect((await call('POST', '/setup', { code: 'WRONG', ...owner, ...place })).status).toBe(422);
    expect((await call('POST', '/setup', { code, ...owner, ...place })).status).toBe(201);
    expect((await call('POST', '/setup', { code, ...owner, ...place })).status).toBe(409);
    const session = await call('POST', '/sessions', { email: owner.email, password: owner.password });
    expect(session.status).toBe(201);
    const { csrfToken } = (await session.json()) as { csrfToken: string };
    const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]);
    headers = { cookie: cookie.join('; '), 'x-csrf-token': csrfToken };
  });

  it('keeps its database and its key to itself', () => {
    const mode = (file: string): number => statSync(join(environment.DATA_DIR ?? '', file)).mode & 0o077;
    expect(mode('secret-key')).toBe(0);
    expect(mode('.')).toBe(0);
  });

  it('writes no name, address or text of anybody to the log, whatever happens', async () => {
    const created = await call('POST', '/contacts', {
      givenName: canary.name,
      familyName: canary.family,
      organisation: canary.organisation,
      notes: canary.notes,
      emails: [{ value: canary.email }],
    });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    const answers = [
      await call('POST', `/contacts/${id}/interactions`, { on: '2020-01-01', channel: 'call', summary: canary.notes }),
      await call('POST', `/contacts/${id}/attempts`, { situation: 'coffee', channel: 'email' }),
      await call('GET', `/contacts?q=${canary.search}`),
      await call('GET', '/suggestions'),
      await call('POST', '/contacts', { givenName: canary.name, unknownField: canary.notes }),
      await call('GET', `/contacts/${canary.name}`),
      await call('POST', '/sessions', { email: canary.email, password: canary.password }),
      await fetch(`${base}/m/${canary.linkInMail}`),
      await fetch(`${base}/m/${canary.linkInMail}`, { method: 'POST' }),
      await fetch(`${base}/people?q=${canary.search}`, { headers }),
      await fetch(`${base}/api/v1/contacts`, { method: 'POST', headers, body: `{"notes":"${canary.notes}` }),
    ];
    expect(answers.map((answer) => answer.status).filter((status) => status >= 500)).toEqual([]);
    const found = Object.values(canary).filter((word) => service.output.toLowerCase().includes(word.toLowerCase()));
    expect(found).toEqual([]);
    expect(service.output.split('\n').length).toBeGreaterThan(answers.length); // one line each, so there was a log
  });

  it('writes no address of a calendar to the log: with it, anybody reads the calendar', async () => {
    const { id, url } = (await (await call('POST', '/feeds', { label: canary.notes })).json()) as Record<
      string,
      string
    >;
    const renewed = (await (await call('POST', `/feeds/${id}/renew`)).json()) as Record<string, string>;
    const current = String(renewed['url']);
    const asked = [current, String(url), `${current}x`, `${current}?debug=1`, current.replace('/feeds/', '//feeds/')];
    const answers = await Promise.all(asked.map((address) => fetch(address)));
    const statuses = [...answers.map(({ status }) => status), (await fetch(current, { method: 'POST' })).status];
    expect(statuses.slice(0, 3)).toEqual([200, 404, 404]);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const secrets = [String(url), current].map((address) => /feeds\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? address);
    expect(secrets.filter((secret) => service.output.includes(secret))).toEqual([]);
    expect(service.output).toContain('"route":"/feeds/:file"');
  });

  it('stops in order when it is asked to, and asks nobody to set it up again', async () => {
    await service.stop();
    // SQLite takes its journal away when the last connection is closed, not when the process is killed
    expect(readdirSync(environment.DATA_DIR ?? '')).toEqual(expect.not.arrayContaining(['wiedersehen.db-wal']));
    service = ServiceProcess.start(environment);
    await service.says(/listens on/);
    expect(service.output).not.toContain('Setup code');
    expect((await call('GET', '/contacts')).status).toBe(200);
  });
});

it('a wrong setting stops the start with one line that names it', async () => {
  const dataDir = mkdtempSync(join(inject('scratch'), 'process-'));
  const service = ServiceProcess.start({ DATA_DIR: dataDir, PORT: 'eighty' });
  expect(await service.status()).toBe(1);
  expect(service.output.trim().split('\n')).toEqual([expect.stringMatching(/^PORT must be a port .*"eighty"/)]);
});

it('what is for tests only stops the start elsewhere', async () => {
  const dataDir = mkdtempSync(join(inject('scratch'), 'process-'));
  const service = ServiceProcess.start({ DATA_DIR: dataDir, CLOCK_NOW: '2026-01-01T00:00:00.000Z' });
  expect(await service.status()).toBe(1);
  expect(service.output).toContain('CLOCK_NOW is for tests only');
});
