import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { type DavClient, davClient } from '../../support/dav-client.js';
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

describe.each(engines)('the header If (RFC 4918, 10.4) on %s', (engine) => {
  let app: TestApp;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    phone = await davClient(app, (await signedIn(app, { locale: 'en' })).account);
  });
  afterAll(() => app.close());

  const put = (name: string, body: string, headers = {}): ReturnType<DavClient['send']> =>
    phone.send('PUT', phone.book + name, { headers: { ...VCARD, ...headers }, body });
  const get = (name: string, headers = {}): ReturnType<DavClient['send']> =>
    phone.send('GET', phone.book + name, { headers });

  it('with a tag that is not there nothing is put and nothing removed; with the right one it is', async () => {
    await put('if.vcf', card('if', 'A'));
    expect((await put('if.vcf', card('if', 'B'), { if: '(["wrong"])' })).status).toBe(412);
    const remove = (condition: string): ReturnType<DavClient['send']> =>
      phone.send('DELETE', `${phone.book}if.vcf`, { headers: { if: condition } });
    expect((await remove('(["wrong"])')).status).toBe(412);
    expect((await get('if.vcf', { if: '(["wrong"])' })).status).toBe(412);
    expect((await get('if.vcf')).body).toContain('FN:A');
    const { etag = '' } = (await get('if.vcf')).headers;
    expect((await put('if.vcf', card('if', 'B'), { if: `(["wrong"]) ([${etag}])` })).status).toBe(204);
    expect((await put('if.vcf', card('if', 'C'), { if: `([${etag}])` })).status).toBe(412);
    expect((await remove('(Not ["wrong"])')).status).toBe(204);
  });

  it('holds together with If-Match and If-None-Match, or not at all', async () => {
    await put('both.vcf', card('both', 'A'));
    const { etag = '' } = (await get('both.vcf')).headers;
    const right = `([${etag}])`;
    expect((await put('both.vcf', card('both', 'B'), { if: right, 'if-match': '"wrong"' })).status).toBe(412);
    expect((await put('both.vcf', card('both', 'B'), { if: right, 'if-none-match': '*' })).status).toBe(412);
    expect((await put('both.vcf', card('both', 'B'), { if: '(["wrong"])', 'if-match': etag })).status).toBe(412);
    expect((await put('both.vcf', card('both', 'B'), { if: right, 'if-match': `"x", ${etag}` })).status).toBe(204);
    expect((await put('none.vcf', card('none', 'A'), { if: '(Not ["x"])', 'if-match': '*' })).status).toBe(412);
    expect((await put('none.vcf', card('none', 'A'), { if: '(Not ["x"])' })).status).toBe(201);
  });

  it('a lock that nobody has never holds, and a list may be about another address', async () => {
    await put('lock.vcf', card('lock', 'A'));
    await put('other.vcf', card('other-if', 'A'));
    const { etag = '' } = (await get('other.vcf')).headers;
    const lock = '<urn:uuid:181d4fae-7d8c-11d0-a765-00a0c91e6bf2>';
    const status = async (condition: string): Promise<number> =>
      (await put('lock.vcf', card('lock', 'B'), { if: condition })).status;
    expect(await status(`(${lock})`)).toBe(412);
    expect(await status(`(Not ${lock})`)).toBe(204);
    expect(await status(`<${app.url}${phone.book}other.vcf> ([${etag}])`)).toBe(204);
    expect(await status(`<${phone.book}lock.vcf> ([${etag}])`)).toBe(412);
    expect(await status(`<http://other.example/x> (["x"]) <${phone.book}other.vcf> ([${etag}])`)).toBe(204);
    expect(await status(`<${phone.book}> ([${etag}])`)).toBe(412);
  });

  it('of ten who put at once with the same If, one does', async () => {
    await put('if-race.vcf', card('if-race', 'A'));
    const { etag = '' } = (await get('if-race.vcf')).headers;
    const all = Array.from({ length: 10 }, (_, each) =>
      put('if-race.vcf', card('if-race', `B${each}`), { if: `([${etag}])` }),
    );
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, ...Array<number>(9).fill(412)]);
  });
});
