import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/account.entity.js';
import {
  calendarServer,
  caldav,
  carddav,
  childOf,
  dav,
  textOf,
  type XmlElement,
} from '../../../src/common/xml/xml-element.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';
import { type DavClient, davClient, propfindBody, refusalIn, rootOf, toldIn } from '../../support/dav-client.js';
import { report } from '../../support/dav-reports.js';
import { engines } from '../../support/database.js';

const namesIn = (element: XmlElement | null | undefined): string[] => element?.children.map(({ name }) => name) ?? [];
const privilegesIn = (element: XmlElement | undefined): string[] =>
  (element?.children ?? []).flatMap((privilege) => namesIn(privilege));

describe.each(engines)('what collections and files say of themselves on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    ({ account } = await signedIn(app, { locale: 'en' }));
    phone = await davClient(app, account);
    await stored(app.unitOfWork, aContact(account, { givenName: 'Eva', familyName: 'Adler' }));
    await stored(app.unitOfWork, aContact(account, { givenName: 'Ben', familyName: 'Bach' }));
  });
  afterAll(() => app.close());

  const propfind = async (
    path: string,
    depth: string,
    inner: string,
    headers = {},
  ): Promise<ReturnType<typeof toldIn>> =>
    toldIn((await phone.send('PROPFIND', path, { headers: { depth, ...headers }, body: propfindBody(inner) })).body);

  describe('row 7: a collection', () => {
    it('the address book says what it is and what it takes (RFC 6352, 5.2 and 6.2)', async () => {
      const [told] = await phone.propfind(phone.book, '0', [
        ...['d:resourcetype', 'd:displayname', 'd:owner', 'card:max-resource-size', 'card:supported-address-data'],
        ...['card:supported-collation-set', 'd:supported-report-set', 'd:acl', 'd:supported-privilege-set'],
      ]);
      const props = told?.props['200'] ?? {};
      expect(told?.props['404']).toBeUndefined();
      expect(namesIn(props[dav('resourcetype')])).toEqual([dav('collection'), carddav('addressbook')]);
      expect(props[dav('displayname')]?.text).toBe('People');
      expect(Number(props[carddav('max-resource-size')]?.text)).toBe(1024 * 1024);
      expect(props[carddav('supported-address-data')]?.children.map(({ attributes }) => attributes['version'])).toEqual(
        ['3.0', '4.0'],
      );
      const reports = props[dav('supported-report-set')]?.children.flatMap((report) =>
        namesIn(childOf(report, dav('report'))),
      );
      expect(reports).toEqual(
        expect.arrayContaining([carddav('addressbook-multiget'), carddav('addressbook-query'), dav('sync-collection')]),
      );
    });

    it.each([
      ['meetings', 'Meetings', 'VEVENT'],
      ['follow-ups', 'Reminders', 'VTODO'],
    ])('%s is a calendar with one kind of component (RFC 4791, 5.2)', async (kind, name, component) => {
      const [told] = await phone.propfind(phone.at(`calendars/ID/${kind}/`), '0', [
        ...['d:resourcetype', 'd:displayname', 'cal:supported-calendar-component-set', 'cal:supported-calendar-data'],
        ...['cal:max-resource-size', 'cal:supported-collation-set', 'card:supported-address-data'],
      ]);
      const props = told?.props['200'] ?? {};
      expect(Object.keys(told?.props['404'] ?? {})).toEqual([carddav('supported-address-data')]);
      expect(namesIn(props[dav('resourcetype')])).toEqual([dav('collection'), caldav('calendar')]);
      expect(props[dav('displayname')]?.text).toBe(name);
      expect(
        props[caldav('supported-calendar-component-set')]?.children.map(({ attributes }) => attributes['name']),
      ).toEqual([component]);
    });

    it.each(['addressbooks/ID/people/', 'calendars/ID/meetings/', 'calendars/ID/follow-ups/'])(
      '%s and each file belong to the account, which alone may do something there (RFC 3744, 5)',
      async (path) => {
        const person = aContact(account, { givenName: 'Owned' });
        await stored(app.unitOfWork, person);
        const ours = [
          'd:owner',
          'd:acl',
          'd:acl-restrictions',
          'd:supported-privilege-set',
          'd:principal-collection-set',
        ];
        const places = path.includes('people') ? [path, `${path}${person.id}.vcf`] : [path];
        for (const place of places) {
          const [told] = await phone.propfind(phone.at(place), '0', ours);
          const props = told?.props['200'] ?? {};
          expect(Object.keys(props)).toHaveLength(ours.length);
          expect(textOf(childOf(props[dav('owner')] ?? null, dav('href')))).toBe(phone.at('principals/ID/'));
          const [entry, ...others] = props[dav('acl')]?.children ?? [];
          expect(others).toEqual([]);
          const of = childOf(entry ?? null, dav('principal'));
          expect(textOf(childOf(of, dav('href')))).toBe(phone.at('principals/ID/'));
          const granted = childOf(entry ?? null, dav('grant'))?.children.flatMap((privilege) => namesIn(privilege));
          expect(granted).toEqual(expect.arrayContaining(['read', 'write', 'bind', 'unbind'].map(dav)));
          expect(namesIn(entry)).toContain(dav('protected'));
        }
      },
    );

    it('everybody whom DAV:acl names is the account itself (acl-principal-prop-set; RFC 3744, 9.2)', async () => {
      for (const path of [phone.book, phone.meetings, phone.followUps, phone.at('principals/ID/')]) {
        const root = 'd:acl-principal-prop-set';
        const inner = '<d:prop><d:displayname/><d:principal-URL/></d:prop>';
        const [told, ...others] = await toldIn((await report(phone, path, root, inner, { depth: '0' })).body);
        expect([told?.href, others]).toEqual([phone.at('principals/ID/'), []]);
        expect(Object.keys(told?.props['200'] ?? {})).toEqual([dav('displayname'), dav('principal-URL')]);
        expect((await report(phone, path, root, inner, { depth: '1' })).status).toBe(400);
        const [set] = await phone.propfind(path, '0', ['d:supported-report-set']);
        const reports = set?.props['200']?.[dav('supported-report-set')]?.children ?? [];
        const names = reports.flatMap((each) => namesIn(childOf(each, dav('report'))));
        expect(names).toContain(dav('acl-principal-prop-set'));
      }
    });

    it('getctag and sync-token stay while nothing changes, and move with a person (caldav-ctag; RFC 6578, 4)', async () => {
      const tokens = async (): Promise<(string | undefined)[]> => {
        const [told] = await phone.propfind(phone.book, '0', ['d:sync-token', 'cs:getctag']);
        return [told?.props['200']?.[dav('sync-token')]?.text, told?.props['200']?.[calendarServer('getctag')]?.text];
      };
      const before = await tokens();
      expect(await tokens()).toEqual(before);
      expect(URL.canParse(before[0] ?? '')).toBe(true);
      await stored(app.unitOfWork, aContact(account, { givenName: 'New' }));
      const after = await tokens();
      expect(after[0]).not.toBe(before[0]);
      expect(after[1]).not.toBe(before[1]);
    });

    it('current-user-privilege-set tells a phone that reads only from one that writes (RFC 3744, 5.4)', async () => {
      const reader = await davClient(app, account, ['dav']);
      const of = async (client: DavClient): Promise<string[]> => {
        const [told] = await client.propfind(client.book, '0', ['d:current-user-privilege-set']);
        return privilegesIn(told?.props['200']?.[dav('current-user-privilege-set')]);
      };
      expect(await of(reader)).toEqual([dav('read'), dav('read-current-user-privilege-set')]);
      expect(await of(phone)).toEqual(
        expect.arrayContaining(['read', 'write', 'write-content', 'bind', 'unbind'].map(dav)),
      );
    });
  });

  describe('row 4: PROPFIND (RFC 4918, 9.1)', () => {
    it('Depth 1 lists every file with its address, tag and type', async () => {
      const told = await phone.propfind(phone.book, '1', ['d:getetag', 'd:getcontenttype', 'd:resourcetype']);
      const files = told.filter(({ href }) => href !== phone.book);
      expect(files.length).toBeGreaterThanOrEqual(2);
      for (const { href, props } of files) {
        expect(href).toMatch(new RegExp(`^${phone.book}[^/]+\\.vcf$`));
        expect(props['200']?.[dav('getetag')]?.text).toMatch(/^"[^"]+"$/);
        expect(props['200']?.[dav('getcontenttype')]?.text).toBe('text/vcard; charset=utf-8');
        expect(namesIn(props['200']?.[dav('resourcetype')])).toEqual([]);
      }
    });

    it('what nobody knows is a 404 in its own propstat, by its own namespace', async () => {
      const inner = '<d:prop><d:displayname/><d:nonsense/><nons xmlns=""/><q:x xmlns:q="urn:a&amp;b"/></d:prop>';
      const [told] = await propfind(phone.book, '0', inner);
      expect(Object.keys(told?.props['200'] ?? {})).toEqual([dav('displayname')]);
      expect(Object.keys(told?.props['404'] ?? {})).toEqual([dav('nonsense'), '{}nons', '{urn:a&b}x']);
    });

    it('properties of another place are a 404 in their propstat', async () => {
      const elsewhere = ['card:addressbook-home-set', 'cal:calendar-home-set', 'd:principal-URL', 'd:getetag'];
      for (const path of ['/dav/', phone.book, phone.meetings, phone.followUps]) {
        const [told] = await phone.propfind(path, '0', elsewhere);
        expect([path, Object.keys(told?.props ?? {})]).toEqual([path, ['404']]);
      }
      const ofCollections = ['d:sync-token', 'cs:getctag', 'card:max-resource-size', 'cal:max-resource-size'];
      const [principal] = await phone.propfind(phone.at('principals/ID/'), '0', ofCollections);
      expect(Object.keys(principal?.props ?? {})).toEqual(['404']);
    });

    it('with Prefer: return=minimal what is not there is left out (RFC 8144, 2.1)', async () => {
      const inner = '<d:prop><d:displayname/><d:nonsense/></d:prop>';
      const [told] = await propfind(phone.book, '0', inner, { prefer: 'return=minimal' });
      expect(Object.keys(told?.props ?? {})).toEqual(['200']);
      const [nothing] = await propfind(phone.book, '0', '<d:prop><d:nonsense/></d:prop>', { prefer: 'return=minimal' });
      expect(nothing?.props).toEqual({ 200: {} });
    });

    it('allprop, no body at all, and allprop with include (RFC 4918, 9.1 and 14.8)', async () => {
      const [all] = await propfind(phone.book, '0', '<d:allprop/>');
      expect(Object.keys(all?.props['200'] ?? {})).toEqual([dav('resourcetype'), dav('displayname')]);
      const empty = await phone.send('PROPFIND', phone.book, { headers: { depth: '0' } });
      expect(Object.keys((await toldIn(empty.body))[0]?.props['200'] ?? {})).toEqual(
        Object.keys(all?.props['200'] ?? {}),
      );
      const [more] = await propfind(phone.book, '0', '<d:allprop/><d:include><d:sync-token/><d:nonsense/></d:include>');
      expect(Object.keys(more?.props['200'] ?? {})).toContain(dav('sync-token'));
      expect(Object.keys(more?.props['404'] ?? {})).toEqual([dav('nonsense')]);
    });

    it('propname says what there is, without its values', async () => {
      const [told] = await propfind(phone.meetings, '0', '<d:propname/>');
      const props = Object.values(told?.props['200'] ?? {});
      expect(props.length).toBeGreaterThan(10);
      expect(props.every(({ text, children }) => text === '' && children.length === 0)).toBe(true);
    });

    it('a file says how long it is, and GET agrees (RFC 4918, 15.4)', async () => {
      const told = await phone.propfind(phone.book, '1', ['d:getcontentlength', 'd:getetag']);
      const file = told.find(({ href }) => href !== phone.book);
      const answer = await phone.send('GET', file?.href ?? '');
      expect(file?.props['200']?.[dav('getcontentlength')]?.text).toBe(answer.headers['content-length']);
      expect(file?.props['200']?.[dav('getetag')]?.text).toBe(answer.headers.etag);
      const [alone] = await phone.propfind(file?.href ?? '', '0', ['d:getetag']);
      expect(alone?.props['200']?.[dav('getetag')]?.text).toBe(answer.headers.etag);
    });

    it('Depth infinity, also by leaving Depth out, is a 403 with propfind-finite-depth; at a file there is no depth', async () => {
      for (const headers of [{ depth: 'infinity' }, {}]) {
        const answer = await phone.send('PROPFIND', phone.book, { headers });
        expect(answer.status).toBe(403);
        expect((await refusalIn(answer.body)).conditions).toEqual([dav('propfind-finite-depth')]);
      }
      const [, file] = await phone.propfind(phone.book, '1', ['d:getetag']);
      expect((await phone.send('PROPFIND', file?.href ?? '')).status).toBe(207);
    });

    it.each([
      ['another depth', '2', '<d:allprop/>'],
      ['neither prop nor allprop nor propname', '0', ''],
      ['two of them', '0', '<d:allprop/><d:propname/>'],
    ])('%s is a 400', async (_name, depth, inner) => {
      const answer = await phone.send('PROPFIND', phone.book, { headers: { depth }, body: propfindBody(inner) });
      expect(answer.status).toBe(400);
      expect((await rootOf(answer.body)).name).toBe(dav('error'));
    });

    it('another root than propfind is a 400, and what is not there a 404', async () => {
      const headers = { depth: '0' };
      expect((await phone.send('PROPFIND', phone.book, { headers, body: '<x xmlns="DAV:"/>' })).status).toBe(400);
      expect((await phone.send('PROPFIND', `${phone.book}nobody.vcf`, { headers })).status).toBe(404);
    });

    it('the answer is XML in UTF-8 that nobody keeps', async () => {
      const { headers } = await phone.send('PROPFIND', phone.book, { headers: { depth: '1' } });
      expect(headers['content-type']).toBe('application/xml; charset=utf-8');
      expect(headers['cache-control']).toBe('no-store');
    });
  });

  it('a report that is none of this place is a 403 with supported-report (RFC 3253, 3.6)', async () => {
    const addressbookQuery = '<addressbook-query xmlns="urn:ietf:params:xml:ns:carddav"/>';
    for (const [path, body] of [
      [phone.meetings, addressbookQuery],
      [phone.at('principals/ID/'), addressbookQuery],
      [`${phone.book}x.vcf`, '<sync-collection xmlns="DAV:"/>'],
      [phone.book, '<version-tree xmlns="DAV:"/>'],
    ] as const) {
      const answer = await phone.send('REPORT', path, { body });
      expect(answer.status).toBe(403);
      expect((await refusalIn(answer.body)).conditions).toEqual([dav('supported-report')]);
    }
    expect((await phone.send('REPORT', phone.book)).status).toBe(400);
  });
});
