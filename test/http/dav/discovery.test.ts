import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { basic, DavClient, davClient, refusalIn, type ToldResponse, toldIn } from '../../support/dav-client.js';
import { engines, onSqlite } from '../../support/database.js';
import { caldav, carddav, childOf, dav, textOf, type XmlElement } from '../../../src/common/xml/xml-element.js';
import { TokensService } from '../../../src/accounts/tokens.service.js';
import { METHODS } from 'node:http';

const hrefIn = (element: XmlElement | undefined): string | null => textOf(childOf(element ?? null, dav('href')));
const found = (response: ToldResponse | undefined, name: string): XmlElement | undefined =>
  response?.props['200']?.[name];

describe.each(engines)('finding the address book and the calendars on %s', (engine) => {
  let app: TestApp;
  let jana: SignedIn;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true, env: { LOGIN_THROTTLE: '' } });
    jana = await signedIn(app, { locale: 'en', name: 'Jana Beispiel' });
    phone = await davClient(app, jana.account);
  });
  afterAll(() => app.close());

  describe('row 1: well-known addresses (RFC 6764, 5)', () => {
    it.each(['carddav', 'caldav'])('any verb at /.well-known/%s leads to /dav/, and nobody signs in', async (name) => {
      const nobody = new DavClient(app, null, jana.account);
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'PROPFIND', 'REPORT', 'PUT', 'POST', 'MKCALENDAR']) {
        const body = method === 'PROPFIND' ? { body: '<x/>', headers: { 'content-type': 'application/xml' } } : {};
        const answer = await nobody.send(method, `/.well-known/${name}`, body);
        expect([answer.status, answer.headers.location], method).toEqual([301, '/dav/']);
      }
    });
  });

  describe('row 2: signing in (RFC 7235, 3.1; RFC 7617, 2)', () => {
    it('without a sign-in the answer is 401 with Basic and UTF-8, and never a page', async () => {
      const nobody = new DavClient(app, null, jana.account);
      for (const method of ['OPTIONS', 'PROPFIND', 'GET', 'PUT', 'REPORT', 'DELETE', 'MKCOL', 'LOCK']) {
        const answer = await nobody.send(method, phone.book);
        expect(answer.status, method).toBe(401);
        expect(answer.headers['www-authenticate']).toBe('Basic realm="Wiedersehen", charset="UTF-8"');
        expect(answer.headers['cache-control']).toBe('no-store');
        expect(answer.headers.location).toBeUndefined();
      }
    });

    it('a cookie of a page and a token of the API open nothing', async () => {
      const nobody = new DavClient(app, null, jana.account);
      const cookie = { cookie: jana.visitor.cookieHeader() };
      expect((await nobody.send('PROPFIND', phone.book, { headers: cookie })).status).toBe(401);
      const bearer = { authorization: `Bearer ${jana.api.token ?? ''}` };
      expect((await nobody.send('PROPFIND', phone.book, { headers: bearer })).status).toBe(401);
      const asBasic = new DavClient(app, basic(jana.account.email, jana.api.token ?? ''), jana.account);
      expect((await asBasic.send('PROPFIND', phone.book)).status).toBe(401);
    });

    it('address and app password belong together, in capitals or not; a foreign address opens nothing', async () => {
      const { secret } = await app.get(TokensService).create(jana.account.id, { label: 'x', scopes: ['dav'] });
      const with_ = (email: string): Promise<number> =>
        new DavClient(app, basic(email, secret), jana.account).send('OPTIONS', '/dav/').then(({ status }) => status);
      expect(await with_(jana.account.email.toUpperCase())).toBe(204);
      expect(await with_('someone@else.example')).toBe(401);
    });

    it.each(['Basic', 'Basic !!!', 'Basic bm9jb2xvbg==', 'Digest username="x"', 'Basic //79/A=='])(
      'the header "%s" is a 401',
      async (credentials) => {
        expect((await new DavClient(app, credentials, jana.account).send('OPTIONS', '/dav/')).status).toBe(401);
      },
    );

    it('guessing is slowed down like on the page, while the right app password goes on working', async () => {
      const guess = new DavClient(app, basic(jana.account.email, 'wds_guess'), jana.account);
      const statuses: number[] = [];
      for (let tries = 0; tries < 8; tries += 1) statuses.push((await guess.send('OPTIONS', '/dav/')).status);
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
      const answer = await guess.send('OPTIONS', '/dav/');
      expect([answer.status, Number(answer.headers['retry-after']) > 0]).toEqual([429, true]);
      expect((await phone.send('OPTIONS', '/dav/')).status).toBe(204);
    });

    it('an app password that was taken away opens nothing any more', async () => {
      app.clock.set('2026-11-23T09:00:00.000Z'); // guesses are forgotten
      const made = await app.get(TokensService).create(jana.account.id, { label: 'old phone', scopes: ['dav'] });
      const old = new DavClient(app, basic(jana.account.email, made.secret), jana.account);
      expect((await old.send('OPTIONS', '/dav/')).status).toBe(204);
      await app.get(TokensService).remove(jana.account.id, made.token.id);
      expect((await old.send('OPTIONS', '/dav/')).status).toBe(401);
    });
  });

  describe('row 3: OPTIONS (RFC 4918, 10.1; RFC 6352, 6.1; RFC 4791, 5.1)', () => {
    it('names the classes that are there, and none of row 17 (no locks, sharing, scheduling, extended MKCOL)', async () => {
      const answer = await phone.send('OPTIONS', phone.book);
      expect(answer.status).toBe(204);
      expect(answer.headers['dav']).toBe('1, 3, access-control, addressbook, calendar-access');
      expect(answer.headers.allow).toBe('OPTIONS, COPY, MOVE, PROPFIND, PROPPATCH, REPORT');
    });

    it('says at a file what can be done with one', async () => {
      const { headers } = await phone.send('OPTIONS', `${phone.book}x.vcf`);
      expect(headers.allow).toBe('OPTIONS, GET, HEAD, PUT, DELETE, COPY, MOVE, PROPFIND, PROPPATCH, REPORT');
    });

    it('answers at the root of the site, too, whose page stays a page', async () => {
      expect((await phone.send('OPTIONS', '/')).headers['dav']).toContain('addressbook');
      expect((await jana.visitor.get('/')).statusCode).toBeLessThan(400);
    });
  });

  describe('rows 5 and 6: from any address to the principal and its homes (RFC 5397, 3; RFC 3744, 4)', () => {
    it.each(['/', '/dav/', '/dav', '/principals/', '/principals', '/dav/principals/'])(
      'current-user-principal at %s',
      async (path) => {
        const [told] = await phone.propfind(path, '0', ['d:current-user-principal']);
        expect(hrefIn(found(told, dav('current-user-principal')))).toBe(phone.at('principals/ID/'));
      },
    );

    it('the principal says what it is and where its things are (RFC 6352, 7.1.1; RFC 4791, 6.2.1)', async () => {
      const [told] = await phone.propfind(phone.at('principals/ID/'), '0', [
        'd:resourcetype',
        'd:displayname',
        'd:principal-URL',
        'card:addressbook-home-set',
        'cal:calendar-home-set',
        'cal:calendar-user-address-set',
      ]);
      expect(told?.props['404']).toBeUndefined();
      expect(found(told, dav('resourcetype'))?.children.map(({ name }) => name)).toContain(dav('principal'));
      expect(found(told, dav('displayname'))?.text).toBe('Jana Beispiel');
      expect(hrefIn(found(told, dav('principal-URL')))).toBe(phone.at('principals/ID/'));
      expect(hrefIn(found(told, carddav('addressbook-home-set')))).toBe(phone.at('addressbooks/ID/'));
      expect(hrefIn(found(told, caldav('calendar-home-set')))).toBe(phone.at('calendars/ID/'));
      expect(hrefIn(found(told, caldav('calendar-user-address-set')))).toBe(`mailto:${jana.account.email}`);
    });

    it('row 13: one address book, one calendar of meetings and one list of tasks (RFC 4791, 5.2.3)', async () => {
      const books = await phone.propfind(phone.at('addressbooks/ID/'), '1', ['d:resourcetype']);
      expect(books.map(({ href }) => href)).toEqual([phone.at('addressbooks/ID/'), phone.book]);
      const calendars = await phone.propfind(phone.at('calendars/ID/'), '1', ['cal:supported-calendar-component-set']);
      const components = calendars.map((told) => [
        told.href,
        found(told, caldav('supported-calendar-component-set'))?.children.map(({ attributes }) => attributes['name']),
      ]);
      expect(components).toEqual([
        [phone.at('calendars/ID/'), undefined],
        [phone.meetings, ['VEVENT']],
        [phone.followUps, ['VTODO']],
      ]);
    });

    it('below /dav/ stand the principals and both homes, below /dav/principals/ only oneself', async () => {
      const hrefs = async (path: string): Promise<string[]> =>
        (await phone.propfind(path, '1', ['d:resourcetype'])).map(({ href }) => href);
      const homes = ['principals/', 'addressbooks/ID/', 'calendars/ID/'].map((rest) => phone.at(rest));
      expect(await hrefs('/dav/')).toEqual(['/dav/', ...homes]);
      expect(await hrefs('/dav/principals/')).toEqual(['/dav/principals/', phone.at('principals/ID/')]);
      expect(await hrefs('/principals/')).toEqual(['/principals/', phone.at('principals/ID/')]);
      expect(await hrefs('/')).toEqual(['/']);
    });
  });

  it('row 18: a collection asked for without its slash answers, and says its real address (RFC 4918, 5.2)', async () => {
    const answer = await phone.send('PROPFIND', phone.book.slice(0, -1), { headers: { depth: '0' } });
    expect(answer.headers['content-location']).toBe(phone.book);
    expect((await toldIn(answer.body)).map(({ href }) => href)).toEqual([phone.book]);
  });

  it('row 17: every other verb is a 405 with Allow, at collections and files (RFC 9110, 15.5.6)', async () => {
    const here = ['OPTIONS', 'GET', 'HEAD', 'PUT', 'DELETE', 'COPY', 'MOVE', 'PROPFIND', 'PROPPATCH', 'REPORT'];
    const making = ['MKCOL', 'MKCALENDAR'];
    const elsewhere = ['CONNECT', 'QUERY']; // the first never comes this far, the second is a 400 without a content type
    const others = METHODS.filter((method) => ![...here, ...making, ...elsewhere].includes(method));
    for (const method of others) {
      for (const path of [phone.book, `${phone.book}x.vcf`]) {
        const { status, headers } = await phone.send(method, path);
        expect([status, headers.allow !== undefined], `${method} ${path}`).toEqual([405, true]);
      }
    }
  });

  it('GET, PUT and DELETE of a collection are a 405, and nothing is gone', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const { status, headers } = await phone.send(method, phone.book);
      expect([status, headers.allow], method).toEqual([405, 'OPTIONS, COPY, MOVE, PROPFIND, PROPPATCH, REPORT']);
    }
    expect((await phone.propfind(phone.book, '0', ['d:displayname'])).length).toBe(1);
  });

  it('a collection is neither copied nor moved: a 403 with a reason (RFC 4918, 9.8 and 9.9)', async () => {
    for (const method of ['COPY', 'MOVE']) {
      for (const path of ['/dav/', phone.at('principals/ID/'), phone.book, phone.meetings]) {
        const answer = await phone.send(method, path, { headers: { destination: phone.at('addressbooks/ID/new/') } });
        expect([method, path, answer.status]).toEqual([method, path, 403]);
        expect((await refusalIn(answer.body)).sentence).toContain('one address book');
      }
    }
  });

  it('row 15: MKCALENDAR and MKCOL are a 403 with Allow and a reason (RFC 4791, 5.3.1; RFC 5689, 3)', async () => {
    for (const path of [phone.at('calendars/ID/new/'), phone.meetings, phone.at('addressbooks/ID/another/')]) {
      const made = await phone.send('MKCALENDAR', path);
      expect([made.status, made.headers.allow !== undefined]).toEqual([403, true]);
      const { conditions, sentence } = await refusalIn(made.body);
      expect(conditions).toEqual([caldav('calendar-collection-location-ok')]);
      expect(sentence).toContain('one address book');
      expect((await phone.send('MKCOL', path)).status).toBe(403);
    }
  });
});

describe.each(onSqlite)('below a path of a larger site', () => {
  it('every address that goes out begins with it (RFC 4918, 8.3)', async () => {
    const below = await startApp({ listen: true, env: { BASE_URL: 'http://127.0.0.1:3000/kontakte' } });
    const jana = await signedIn(below);
    const phone = await davClient(below, jana.account);
    const nobody = new DavClient(below, null, jana.account);
    expect((await nobody.send('PROPFIND', '/.well-known/carddav')).headers.location).toBe('/kontakte/dav/');
    for (const path of ['/kontakte/dav/', '/dav/']) {
      const told = await phone.propfind(path, '1', ['d:current-user-principal']);
      expect(hrefIn(found(told[0], dav('current-user-principal')))).toBe(`/kontakte${phone.at('principals/ID/')}`);
      expect(told.every(({ href }) => href.startsWith('/kontakte/dav/'))).toBe(true);
    }
    await below.close();
  });
});
