import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/account.entity.js';
import { caldav, carddav, childOf, dav, textOf } from '../../../src/common/xml/xml-element.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';
import { type DavClient, davClient, refusalIn, rootOf } from '../../support/dav-client.js';
import { engines } from '../../support/database.js';

const card = (uid: string, name: string): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${uid}`,
    `FN:${name}`,
    `N:${name};;;;`,
    'X-KEPT;A=b:as it is',
    'END:VCARD',
    '',
  ].join('\r\n');
const VCARD = { 'content-type': 'text/vcard; charset=utf-8' };

describe.each(engines)('files that are read and put on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    ({ account } = await signedIn(app, { locale: 'en' }));
    phone = await davClient(app, account);
  });
  afterAll(() => app.close());

  const put = (name: string, body: string | Uint8Array, headers = {}): ReturnType<DavClient['send']> =>
    phone.send('PUT', phone.book + name, { headers: { ...VCARD, ...headers }, body });
  const get = (name: string, headers = {}): ReturnType<DavClient['send']> =>
    phone.send('GET', phone.book + name, { headers });

  describe('row 8: GET, HEAD, PUT, DELETE (RFC 9110, 9.3 and 13; RFC 6352, 6.3.2)', () => {
    it('what was put is what is given back, octet for octet, with the tag that PUT said', async () => {
      const made = await put('a%20b%3Bc.vcf', card('one', 'Eva'));
      expect(made.status).toBe(201);
      const read = await get('a%20b%3Bc.vcf');
      expect(read.body).toBe(card('one', 'Eva'));
      expect(read.headers['content-type']).toBe('text/vcard; charset=utf-8');
      expect(read.headers.etag).toMatch(/^"[^"]+"$/);
      expect(made.headers.etag ?? read.headers.etag).toBe(read.headers.etag);
      const again = await put('a%20b%3Bc.vcf', card('one', 'Eva Maria'), { 'if-match': read.headers.etag });
      expect(again.status).toBe(204);
      expect((await get('a%20b%3Bc.vcf')).headers.etag).not.toBe(read.headers.etag);
    });

    it('row 18: the address comes back percent-encoded as it was put (RFC 4918, 8.3)', async () => {
      await put('Zo%C3%AB%20%26%20co%25.vcf', card('umlaut', 'Zoe'));
      const told = await phone.propfind(phone.book, '1', ['d:getetag']);
      expect(told.map(({ href }) => href)).toContain(`${phone.book}Zo%C3%AB%20%26%20co%25.vcf`);
      expect((await get('Zo%C3%AB%20%26%20co%25.vcf')).status).toBe(200);
    });

    it('a file for a collection that is not there is a 409 (RFC 4918, 9.7.1)', async () => {
      for (const path of ['/dav/addressbooks/', phone.book.replace('/people/', '/friends/'), `${phone.book}a/`]) {
        const answer = await phone.send('PUT', `${path}x.vcf`, { headers: VCARD, body: card('nowhere', 'N') });
        expect([path, answer.status]).toEqual([path, 409]);
      }
    });

    it('HEAD says the same as GET without the file', async () => {
      await put('head.vcf', card('head', 'Hed'));
      const whole = await get('head.vcf');
      const head = await phone.send('HEAD', `${phone.book}head.vcf`);
      const told = ['etag', 'content-type', 'content-length'].map((name) => head.headers[name]);
      expect(told).toEqual(['etag', 'content-type', 'content-length'].map((name) => whole.headers[name]));
      expect([head.status, head.body]).toEqual([200, '']);
    });

    it('If-None-Match: * makes only what is not there, If-Match: * changes only what is (RFC 9110, 13.1)', async () => {
      expect((await put('only.vcf', card('only', 'A'), { 'if-match': '*' })).status).toBe(412);
      expect((await put('only.vcf', card('only', 'A'), { 'if-none-match': '*' })).status).toBe(201);
      expect((await put('only.vcf', card('only', 'B'), { 'if-none-match': '*' })).status).toBe(412);
      expect((await put('only.vcf', card('only', 'B'), { 'if-match': '*' })).status).toBe(204);
    });

    it('with an old tag nothing is put and nothing is removed: 412', async () => {
      await put('old.vcf', card('old', 'A'));
      const { etag = '' } = (await get('old.vcf')).headers;
      await put('old.vcf', card('old', 'B'), { 'if-match': etag });
      expect((await put('old.vcf', card('old', 'C'), { 'if-match': etag })).status).toBe(412);
      expect((await phone.send('DELETE', `${phone.book}old.vcf`, { headers: { 'if-match': etag } })).status).toBe(412);
      expect((await get('old.vcf')).body).toContain('FN:B');
    });

    it('of ten who put at once with the same tag, one does; the others read again', async () => {
      await put('race.vcf', card('race', 'A'));
      const { etag = '' } = (await get('race.vcf')).headers;
      const statuses = await Promise.all(
        Array.from({ length: 10 }, async (_, each) => {
          return (await put('race.vcf', card('race', `B${each}`), { 'if-match': etag })).status;
        }),
      );
      expect(statuses.toSorted()).toEqual([204, ...Array<number>(9).fill(412)]);
    });

    it('GET with the tag one has is a 304, also with the weak tag that a proxy made of it', async () => {
      await put('same.vcf', card('same', 'A'));
      const { etag = '' } = (await get('same.vcf')).headers;
      for (const tag of [etag, `W/${etag}`, `"else", ${etag}`, '*']) {
        expect((await get('same.vcf', { 'if-none-match': tag })).status, tag).toBe(304);
      }
      expect((await get('same.vcf', { 'if-none-match': '"else"' })).status).toBe(200);
      expect((await get('same.vcf', { 'if-match': '"else"' })).status).toBe(412);
      expect((await get('same.vcf', { 'if-match': 'no quotes' })).status).toBe(400);
    });

    it('DELETE takes it out of the collection; twice is a 404', async () => {
      await put('gone.vcf', card('gone', 'A'));
      expect((await phone.send('DELETE', `${phone.book}gone.vcf`)).status).toBe(204);
      expect((await get('gone.vcf')).status).toBe(404);
      expect((await phone.send('DELETE', `${phone.book}gone.vcf`)).status).toBe(404);
    });

    it('a person whom nobody has put is a card of version 3.0, or 4.0 where that is asked for (RFC 6352, 5.1.1)', async () => {
      const person = aContact(account, { givenName: 'Only', familyName: 'Here' });
      await stored(app.unitOfWork, person);
      expect((await get(`${person.id}.vcf`)).body).toContain('VERSION:3.0\r\n');
      const accept = 'text/vcard; version=3.0; q=0.5, text/vcard; version="4.0"';
      const newer = await get(`${person.id}.vcf`, { accept });
      expect(newer.body).toContain('VERSION:4.0\r\n');
      expect(newer.headers.vary).toContain('Accept');
    });
  });

  describe('an app password for reading only (RFC 3744, 7.1.1)', () => {
    it('reads, and is refused writing with need-privileges: of the file, or of the collection it is put into', async () => {
      const reader = await davClient(app, account, ['dav']);
      await put('read.vcf', card('read', 'A'));
      const path = `${phone.book}read.vcf`;
      expect((await reader.send('GET', path)).status).toBe(200);
      for (const [method, name, privilege, where] of [
        ['PUT', 'read.vcf', 'write-content', path],
        ['PUT', 'new.vcf', 'bind', phone.book],
        ['DELETE', 'read.vcf', 'unbind', phone.book],
        ['COPY', 'read.vcf', 'bind', phone.book],
        ['MOVE', 'read.vcf', 'bind', phone.book],
      ] as const) {
        const headers = { ...VCARD, destination: `${phone.book}other.vcf` };
        const body = method === 'PUT' ? { body: card('read', 'B') } : {};
        const answer = await reader.send(method, phone.book + name, { headers, ...body });
        expect([method, name, answer.status]).toEqual([method, name, 403]);
        const needed = childOf(childOf(await rootOf(answer.body), dav('need-privileges')), dav('resource'));
        expect(textOf(childOf(needed, dav('href')))).toBe(where);
        expect(childOf(needed, dav('privilege'))?.children.map((each) => each.name)).toEqual([dav(privilege)]);
      }
      expect((await get('read.vcf')).body).toContain('FN:A');
      expect((await get('new.vcf')).status).toBe(404);
    });
  });

  describe('row 12: what a file must fulfil (RFC 6352, 6.3.2.1; RFC 4791, 5.3.2.1)', () => {
    const conditionsOf = async (answer: { status: number; body: string }): Promise<[number, string[]]> => [
      answer.status,
      (await refusalIn(answer.body)).conditions,
    ];

    it('no card, no text, no UTF-8: valid-address-data', async () => {
      for (const body of [
        '',
        'hello',
        'BEGIN:VCARD\r\nVERSION:3.0',
        Buffer.from([0xff, 0xfe, 0x00]),
        'BEGIN:VCARD\0',
      ]) {
        expect(await conditionsOf(await put('bad.vcf', body))).toEqual([403, [carddav('valid-address-data')]]);
      }
      expect((await get('bad.vcf')).status).toBe(404);
    });

    it('another type or charset: supported-address-data, supported-calendar-data', async () => {
      for (const type of ['text/calendar', 'application/json', 'text/html', 'text/vcard; charset=iso-8859-1']) {
        const answer = await put('type.vcf', card('type', 'A'), { 'content-type': type });
        expect(await conditionsOf(answer), type).toEqual([403, [carddav('supported-address-data')]]);
      }
      const answer = await phone.send('PUT', `${phone.meetings}x.ics`, { headers: VCARD, body: card('x', 'A') });
      expect(await conditionsOf(answer)).toEqual([403, [caldav('supported-calendar-data')]]);
    });

    it('no calendar: valid-calendar-data', async () => {
      const headers = { 'content-type': 'text/calendar; charset=utf-8' };
      const answer = await phone.send('PUT', `${phone.meetings}x.ics`, { headers, body: 'hello' });
      expect(await conditionsOf(answer)).toEqual([403, [caldav('valid-calendar-data')]]);
    });

    it('a UID that another file has: no-uid-conflict, with the address of the other', async () => {
      await put('first.vcf', card('shared-uid', 'A'));
      const answer = await put('second.vcf', card('shared-uid', 'B'));
      expect(await conditionsOf(answer)).toEqual([403, [carddav('no-uid-conflict')]]);
      const conflict = childOf(await rootOf(answer.body), carddav('no-uid-conflict'));
      expect(textOf(childOf(conflict, dav('href')))).toBe(`${phone.book}first.vcf`);
    });

    it('more than 1 MB: max-resource-size, for cards and for calendars', async () => {
      const large = 'x'.repeat(1024 * 1024 + 1);
      expect(await conditionsOf(await put('large.vcf', large))).toEqual([413, [carddav('max-resource-size')]]);
      const calendar = await phone.send('PUT', `${phone.meetings}large.ics`, {
        headers: { 'content-type': 'text/calendar' },
        body: large,
      });
      expect(await conditionsOf(calendar)).toEqual([413, [caldav('max-resource-size')]]);
    });

    it('a part of a file is a 400, a packed one a 415, a name of 300 letters a 414 (RFC 9110, 14.5 and 8.4)', async () => {
      expect((await put('part.vcf', card('p', 'A'), { 'content-range': 'bytes 0-9/100' })).status).toBe(400);
      expect((await put('part.vcf', card('p', 'A'), { 'content-encoding': 'gzip' })).status).toBe(415);
      expect((await put(`${'n'.repeat(300)}.vcf`, card('p', 'A'))).status).toBe(414);
      expect((await get(`${'n'.repeat(300)}.vcf`)).status).toBe(404);
    });

    it('the answer has a sentence for people, and names nothing of the file', async () => {
      const { sentence } = await refusalIn((await put('bad.vcf', 'secret words')).body);
      expect(sentence.length).toBeGreaterThan(10);
      expect(sentence).not.toContain('secret');
    });
  });
});
