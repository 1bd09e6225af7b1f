import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';
import { basic, type DavClient, davClient, rootOf } from '../../support/dav-client.js';
import { engines } from '../../support/database.js';
import { dav } from '../../../src/common/xml/xml-element.js';
import { TokensService } from '../../../src/accounts/tokens.service.js';

const PROP = '<d:propfind xmlns:d="DAV:"><d:prop><d:displayname/></d:prop></d:propfind>';
const LAUGHS = `<!DOCTYPE l [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at] ?? ''};`.repeat(10)}">`)
  .join('')}]>`;

/** What people who try doors send. None of it may be a 5xx. */
describe.each(engines)('hostile DAV requests on %s', (engine) => {
  let app: TestApp;
  let phone: DavClient;
  let foreign: { book: string; file: string; principal: string };
  let foreignName: string;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    const { account } = await signedIn(app);
    phone = await davClient(app, account);
    const other = (await signedIn(app)).account;
    const person = aContact(other, { givenName: 'Private' });
    await stored(app.unitOfWork, person);
    foreignName = `${person.id}.vcf`;
    const book = `/dav/addressbooks/${other.id}/people/`;
    foreign = { book, file: `${book}${person.id}.vcf`, principal: `/dav/principals/${other.id}/` };
  });
  afterAll(() => app.close());

  it.each<[string, string | Buffer, number]>([
    ['a document type', `<!DOCTYPE d [<!ENTITY x "y">]>${PROP}`, 400],
    ['a document type that loads a file', `<!DOCTYPE d SYSTEM "file:///etc/passwd">${PROP}`, 400],
    ['a billion laughs', `${LAUGHS}<d:propfind xmlns:d="DAV:">&j;</d:propfind>`, 400],
    ['an entity nobody declared', '<d:propfind xmlns:d="DAV:">&x;</d:propfind>', 400],
    ['a reference to NUL', '<d:propfind xmlns:d="DAV:"><d:prop><d:a>&#0;</d:a></d:prop></d:propfind>', 400],
    ['a reference beyond Unicode', '<d:propfind xmlns:d="DAV:">&#x110000;</d:propfind>', 400],
    ['a prefix that nobody declared', '<d:propfind/>', 400],
    ['a document that ends too early', PROP.slice(0, -4), 400],
    ['two documents', PROP + PROP, 400],
    ['words', 'please list everything', 400],
    ['JSON', '{"propfind":true}', 400],
    ['blanks', '   ', 400],
    ['a NUL', `${PROP}\0`, 400],
    ['33 elements within each other', `${'<d xmlns="DAV:">'.repeat(33)}${'</d>'.repeat(33)}`, 400],
    ['a namespace of 1,001 characters', `<d:a xmlns:d="DAV:"><b xmlns="${'n'.repeat(999)}"/></d:a>`, 400],
    ['a name of 1,001 characters', `<d:a xmlns:d="DAV:"><d:${'n'.repeat(1_000)}/></d:a>`, 400],
    ['an attribute of 1,001 characters', `<d:a xmlns:d="DAV:" name="${'n'.repeat(1_001)}"/>`, 400],
    ['10,001 elements', `<a xmlns="DAV:">${'<b/>'.repeat(10_000)}</a>`, 400],
    [
      '100,000 attributes',
      `<a xmlns="DAV:" ${Array.from({ length: 50_000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      400,
    ],
    [
      'octets that are no UTF-8',
      Buffer.concat([Buffer.from('<a>'), Buffer.from([0xc3, 0x28]), Buffer.from('</a>')]),
      400,
    ],
    ['another encoding', `<?xml version="1.0" encoding="windows-1252"?>${PROP}`, 415],
    ['an encoding that nobody knows', `<?xml version="1.0" encoding="klingon"?>${PROP}`, 415],
    ['UTF-16 that is none', `<?xml version="1.0" encoding="utf-16"?>${PROP}`, 400],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${PROP}`, 'utf16le'), 207],
    ['UTF-8 with a byte order mark', `\ufeff<?xml version="1.0" encoding="UTF-8"?>${PROP}`, 207],
    ['more than 1 MB', `<a>${' '.repeat(1024 * 1024)}</a>`, 413],
  ])('%s in a body', async (_name, body, status) => {
    for (const method of ['PROPFIND', 'PROPPATCH', 'REPORT']) {
      const answer = await phone.send(method, phone.book, { headers: { depth: '0' }, body });
      const isRead = status === 207 && method !== 'PROPFIND';
      expect(answer.status, method).toBe(isRead ? (method === 'REPORT' ? 403 : 400) : status);
      if (answer.status !== 207) expect((await rootOf(answer.body)).name).toBe(dav('error'));
    }
  });

  it('more than 200 properties at once, or very long names of some, are a 400, by prop and by include', async () => {
    const names = (count: number, namespace = 'urn:x'): string =>
      Array.from({ length: count }, (_, at) => `<n${at} xmlns="${namespace}"/>`).join('');
    const status = async (method: string, root: string, inner: string): Promise<number> => {
      const body = `<d:${root} xmlns:d="DAV:">${inner}</d:${root}>`;
      return (await phone.send(method, phone.book, { headers: { depth: '1' }, body })).status;
    };
    expect(await status('PROPFIND', 'propfind', `<d:prop>${names(200)}</d:prop>`)).toBe(207);
    expect(await status('PROPFIND', 'propfind', `<d:prop>${names(201)}</d:prop>`)).toBe(400);
    expect(await status('PROPFIND', 'propfind', `<d:allprop/><d:include>${names(201)}</d:include>`)).toBe(400);
    expect(await status('PROPFIND', 'propfind', `<d:prop>${names(30, 'n'.repeat(900))}</d:prop>`)).toBe(400);
    const wanted = `<d:sync-token/><d:sync-level>1</d:sync-level><d:prop>${names(201)}</d:prop>`;
    expect(await status('REPORT', 'sync-collection', wanted)).toBe(400);
  });

  it('any content type, or none, is read as what it is', async () => {
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x', 'text/xml', '']) {
      const headers = { depth: '0', ...(type ? { 'content-type': type } : {}) };
      expect((await phone.send('PROPFIND', phone.book, { headers, body: PROP })).status, type).toBe(207);
    }
    const broken = await phone.send('PROPFIND', phone.book, {
      headers: { depth: '0', 'content-type': ';;' },
      body: PROP,
    });
    expect(broken.status).toBeLessThan(500);
  });

  it('steps upwards, signs that end a text and double encoding lead nowhere', async () => {
    const tricks = [
      ...['../', '../../principals/', '%2e%2e/', '%2E%2E%2fx', '..%2f..%2f', '%252e%252e', '%252e%252e%252fx', './'],
      ...[
        '%00',
        'a%00.vcf',
        'a%0d%0ab.vcf',
        '%2f',
        'a%2fb.vcf',
        'a%5cb.vcf',
        'a%255c..',
        '%c0%ae%c0%ae',
        '%',
        '%zz',
        '//',
        'a/b',
      ],
      ...['a.vcf/', 'a.vcf//'],
    ];
    for (const trick of tricks) {
      for (const method of ['PROPFIND', 'GET', 'PUT', 'DELETE', 'REPORT']) {
        const answer = await phone.send(method, phone.book + trick, {
          headers: { depth: '0', 'content-type': 'text/vcard' },
        });
        const refused = method === 'PUT' ? [400, 404, 409] : [400, 404];
        expect(refused, `${method} ${trick}: ${answer.status}`).toContain(answer.status);
      }
    }
    for (const path of ['/dav/nothing', '/dav/addressbooks/', '/dav//', '/dav/../today', '/dav/%2e%2e/today']) {
      const { status } = await phone.send('PROPFIND', path, { headers: { depth: '0' } });
      expect([400, 404], path).toContain(status);
    }
  });

  it("somebody else's things look like things that are not there", async () => {
    for (const path of Object.values(foreign)) {
      for (const method of ['PROPFIND', 'GET', 'PUT', 'DELETE', 'PROPPATCH', 'REPORT', 'OPTIONS']) {
        const headers = { depth: '0', 'content-type': 'text/vcard' };
        const { status, body } = await phone.send(method, path, { headers, body: PROP });
        expect([method, path, status]).toEqual([method, path, method === 'PUT' ? 409 : 404]);
        expect(body).not.toContain('Private');
      }
    }
    const own = await phone.send('GET', phone.book + foreignName);
    expect(own.status).toBe(404);
    const told = await phone.propfind(phone.book, '1', ['d:getetag']);
    expect(told).toHaveLength(1);
  });

  it('a body of 100 MB is refused before it is read', async () => {
    for (const method of ['PUT', 'PROPFIND', 'REPORT', 'POST']) {
      const status = await statusOfAnnounced(app, phone, method, 100 * 1024 * 1024);
      expect(status, method).toBe(413);
    }
  });

  it('a body without a length is counted while it comes, and refused beyond 1 MB', async () => {
    const chunk = Buffer.alloc(64 * 1024, 32);
    const status = await new Promise<number>((resolve, reject) => {
      const sent = openRequest(app, phone, 'PUT', { 'content-type': 'text/vcard' });
      sent.on('response', (answer) => resolve(answer.statusCode ?? 0));
      sent.on('error', reject);
      for (let pieces = 0; pieces < 32; pieces += 1) sent.write(chunk);
      sent.end();
    });
    expect(status).toBe(413);
  });

  it('headers that make no sense are a 400, not a fault', async () => {
    for (const [name, value] of [
      ['depth', '-1'],
      ['depth', '0, 1'],
      ['if-match', 'x'],
      ['if-none-match', '"unended'],
      ['if', '["a"]'],
      ['if', '(["a"]'],
      ['if', '()'],
    ] as const) {
      const method = name === 'depth' ? 'PROPFIND' : 'PUT';
      const headers = { [name]: value, 'content-type': 'text/vcard' };
      expect((await phone.send(method, `${phone.book}x.vcf`, { headers })).status, `${name}: ${value}`).toBe(400);
    }
  });

  it('an app password of another account does not open this one', async () => {
    const other = (await signedIn(app)).account;
    const { secret } = await app.get(TokensService).create(other.id, { label: 'x', scopes: ['dav', 'write'] });
    const answer = await phone.send('PROPFIND', phone.book, {
      headers: { authorization: basic(phone.account.email, secret), depth: '0' },
    });
    expect(answer.status).toBe(401);
  });
});

function openRequest(
  app: TestApp,
  phone: DavClient,
  method: string,
  headers: Readonly<Record<string, string>>,
): ReturnType<typeof request> {
  const { hostname, port } = new URL(app.url);
  const signed = { ...headers, authorization: phone.credentials ?? '' };
  return request({ hostname, port, method, path: `${phone.book}x.vcf`, headers: signed, agent: false });
}

/** Says how much will come, and sends only a little of it. */
function statusOfAnnounced(app: TestApp, phone: DavClient, method: string, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = openRequest(app, phone, method, { 'content-length': String(length), 'content-type': 'text/vcard' });
    sent.on('response', (answer) => {
      resolve(answer.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('BEGIN:VCARD');
  });
}
