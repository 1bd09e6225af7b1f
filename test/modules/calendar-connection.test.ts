import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../support/app.js';
import { CaldavServer } from '../support/caldav-server.js';
import { startWithCalendars } from './calendar-world.js';

describe('trying a calendar account', () => {
  let app: TestApp;
  let server: CaldavServer;
  let mara: SignedIn;

  beforeAll(async () => {
    app = await startWithCalendars();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    server = await CaldavServer.start();
    mara = await signedIn(app);
  });
  afterEach(() => server.close());

  const make = (more: object = {}): Promise<string> => {
    const { user: userName, password, url: address } = server;
    return mara.api.make('/calendar-accounts', { label: 'Nextcloud', address, userName, password, ...more });
  };
  const check = async (id: string) =>
    (await mara.api.post(`/calendar-accounts/${id}/check`, {})).json<{ problem: string | null; calendars: object[] }>();
  const problemWith = async (answer: (response: ServerResponse) => void): Promise<string | null> => {
    server.mishap = (_, response) => {
      answer(response);
      return true;
    };
    return (await check(await make())).problem;
  };

  it.each(['/dav/', '/dav/principals/mara/', '/.well-known/caldav', ''])(
    'finds the calendars from %j',
    async (path) => {
      expect((await check(await make({ address: server.url + path }))).calendars).toHaveLength(3);
    },
  );

  it('takes the address of a single calendar', async () => {
    const { calendars } = await check(await make({ address: server.calendarUrl('private') }));
    expect(calendars).toEqual([{ url: server.calendarUrl('private'), name: '2026', canWrite: true }]);
  });

  const answerFor = (path: string, props: string, more = ''): void => {
    server.mishap = ({ url, method }, response) => {
      if (method !== 'PROPFIND' || url !== path) return false;
      const propstat = `<d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>`;
      const one = `<d:response><d:href>${path}${more}</d:href>${propstat}</d:response>`;
      const names = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"';
      response.writeHead(207).end(`<d:multistatus ${names}>${one}</d:multistatus>`);
      return true;
    };
  };

  it('reads a calendar as a folder, even where a server leaves the slash at its end out', async () => {
    answerFor('/dav/cal/mara/', '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>', 'work');
    expect((await check(await make())).calendars).toMatchObject([{ url: server.calendarUrl('work') }]);
  });

  it('looks into all homes, and leaves one out that does not work', async () => {
    const homes = ['/dav/nowhere/', '/dav/cal/mara/private/', '/dav/cal/mara/work/'];
    const hrefs = homes.map((home) => `<d:href>${home}</d:href>`).join('');
    answerFor('/dav/principals/mara/', `<c:calendar-home-set>${hrefs}</c:calendar-home-set>`);
    const { calendars } = await check(await make());
    expect(calendars).toMatchObject([{ url: server.calendarUrl('private') }, { url: server.calendarUrl('work') }]);
  });

  it('says what does not work, and keeps it with the account', async () => {
    expect((await check(await make({ password: 'wrong' }))).problem).toBe('sign-in');
    expect((await check(await make({ address: 'https://nobody.invalid' }))).problem).toBe('name');
    expect((await check(await make({ address: 'http://127.0.0.1:1' }))).problem).toBe('reach');
    expect((await check(await make({ address: 'https://10.0.0.1' }))).problem).toBe('private');
    expect((await check(await make({ address: 'http://example.org' }))).problem).toBe('plain');
    server.calendars.clear();
    const id = await make();
    expect((await check(id)).problem).toBe('no-calendars');
    expect((await mara.api.get(`/calendar-accounts/${id}`)).json()).toMatchObject({
      connection: { problem: 'no-calendars', problemSince: expect.any(String) as string },
    });
  });

  it('knows what is no calendar server', async () => {
    const page = { 'content-type': 'text/html' };
    expect(await problemWith((response) => response.writeHead(200, page).end('<html><p>Hello'))).toBe('not-caldav');
    expect(await problemWith((response) => response.writeHead(207, page).end('<html><p>Hello'))).toBe('not-caldav');
    const laughs = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>';
    expect(await problemWith((response) => response.writeHead(207).end(laughs))).toBe('not-caldav');
    expect(await problemWith((response) => response.writeHead(404).end())).toBe('not-caldav');
    const digest = { 'www-authenticate': 'Digest realm="x", nonce="y"' };
    expect(await problemWith((response) => response.writeHead(401, digest).end())).toBe('digest');
    expect(await problemWith((response) => response.writeHead(503).end())).toBe('busy');
  });

  it('says the password to nobody else, and follows nobody in circles', async () => {
    const to = (location: string) => (response: ServerResponse) => response.writeHead(302, { location }).end();
    expect(await problemWith(to('http://169.254.169.254/'))).toBe('elsewhere');
    expect(await problemWith(to('https://example.org/'))).toBe('elsewhere');
    expect(await problemWith(to('/again'))).toBe('redirects');
    expect(await problemWith(to('file:///etc/passwd'))).toBe('address');
  });

  it('ends with what is too large', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    expect(
      await problemWith((response) => {
        response.writeHead(207);
        for (let sent = 0; sent < 20; sent += 1) response.write(chunk);
        response.end();
      }),
    ).toBe('large');
  });

  it('never shows the password, and asks for it again for another server', async () => {
    const id = await make();
    const [row] = await rows<object>(app.unitOfWork.reader, 'select * from calendar_accounts where id = ?', [id]);
    const shown = JSON.stringify([row, (await mara.api.get('/calendar-accounts')).json()]);
    expect(shown).not.toContain('app-passwort');
    const other = await mara.api.patch(`/calendar-accounts/${id}`, { address: 'https://elsewhere.example.org' });
    expect(other.json()).toMatchObject({ errors: [{ pointer: '/password' }] });
    const label = await mara.api.patch(`/calendar-accounts/${id}`, { label: 'Wolke' });
    expect(label.json()).toMatchObject({ label: 'Wolke' });
  });

  it('has its limits: ten accounts, thirty tries an hour, a calendar that is there and writable', async () => {
    const id = await make();
    const path = `/calendar-accounts/${id}/calendars`;
    for (const choice of [
      { busy: [], pushTo: server.calendarUrl('shared') },
      { busy: [], pushTo: 'https://example.org/' },
      { busy: [`${server.url}/dav/cal/kim/`] },
    ]) {
      expect((await mara.api.put(path, choice)).statusCode).toBe(422);
    }
    for (let tries = 0; tries < 27; tries += 1) await check(id);
    expect((await mara.api.post(`/calendar-accounts/${id}/check`, {})).statusCode).toBe(429);
    for (let made = 1; made < 10; made += 1) await make();
    const one = { label: 'x', address: 'https://example.org', userName: 'x', password: 'x' };
    expect((await mara.api.post('/calendar-accounts', one)).statusCode).toBe(409);
  });
});

it('reaches nothing private where nobody allowed it', async () => {
  const app = await startApp();
  const server = await CaldavServer.start();
  const { api } = await signedIn(app);
  const body = { label: 'x', address: server.url, userName: server.user, password: server.password };
  const id = await api.make('/calendar-accounts', body);
  expect((await api.post(`/calendar-accounts/${id}/check`, {})).json()).toMatchObject({ problem: 'plain' });
  expect(server.log).toEqual([]);
  await server.close();
  await app.close();
});
