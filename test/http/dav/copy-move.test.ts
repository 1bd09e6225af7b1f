import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caldav, carddav, childOf, dav, textOf } from '../../../src/common/xml/xml-element.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
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

describe.each(engines)('COPY and MOVE (RFC 4918, 9.8 and 9.9) on %s', (engine) => {
  let app: TestApp;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    phone = await davClient(app, (await signedIn(app, { locale: 'en' })).account);
  });
  afterAll(() => app.close());

  const put = (name: string, body: string, headers = {}): ReturnType<DavClient['send']> =>
    phone.send('PUT', phone.book + name, { headers: { ...VCARD, ...headers }, body });
  const get = (name: string): ReturnType<DavClient['send']> => phone.send('GET', phone.book + name);

  const send = async (method: string, headers: Record<string, string>): Promise<[number, string[], string]> => {
    const answer = await phone.send(method, `${phone.book}here.vcf`, { headers });
    const { conditions, sentence } = await refusalIn(answer.body);
    return [answer.status, conditions, sentence];
  };
  beforeAll(async () => {
    await put('here.vcf', card('here', 'A'));
    await put('there.vcf', card('there', 'B'));
  });

  it('a copy would have the same UID: no-uid-conflict with the address of the file (RFC 6352, 5.1)', async () => {
    const headers = { destination: `${app.url}${phone.book}copy.vcf` };
    const answer = await phone.send('COPY', `${phone.book}here.vcf`, { headers });
    const conflict = childOf(await rootOf(answer.body), carddav('no-uid-conflict'));
    expect([answer.status, textOf(childOf(conflict, dav('href')))]).toEqual([403, `${phone.book}here.vcf`]);
  });

  it('a file keeps its address: a 403 with a sentence, and nothing has moved', async () => {
    const [status, conditions, sentence] = await send('MOVE', { destination: `${phone.book}moved.vcf` });
    expect([status, conditions]).toEqual([403, []]);
    expect(sentence).toContain('keeps its address');
    expect([(await get('here.vcf')).status, (await get('moved.vcf')).status]).toEqual([200, 404]);
  });

  it('another collection takes no such file', async () => {
    const [status, conditions] = await send('MOVE', { destination: `${phone.meetings}here.ics` });
    expect([status, conditions]).toEqual([403, [caldav('supported-calendar-data')]]);
  });

  it.each<[string, Record<string, string>, number]>([
    ['no destination', {}, 400],
    ['an Overwrite that is neither T nor F', { destination: 'BOOKthere.vcf', overwrite: 'maybe' }, 400],
    ['Overwrite: F where something is', { destination: 'BOOKthere.vcf', overwrite: 'F' }, 412],
    ['an If that does not hold', { destination: 'BOOKnew.vcf', if: '(["wrong"])' }, 412],
    ['the same address', { destination: 'BOOKhere.vcf' }, 403],
    ['a collection', { destination: 'BOOK' }, 403],
    ['a collection that is not there', { destination: '/dav/addressbooks/nobody/people/x.vcf' }, 409],
    ['another server', { destination: 'http://other.example/x.vcf' }, 502],
  ])('%s', async (_name, headers, status) => {
    const { destination } = headers;
    const to = destination === undefined ? {} : { destination: destination.replace('BOOK', phone.book) };
    for (const method of ['COPY', 'MOVE']) {
      expect([method, (await send(method, { ...headers, ...to }))[0]]).toEqual([method, status]);
    }
    expect((await get('there.vcf')).body).toContain('FN:B');
  });

  it('what is not there is a 404', async () => {
    const headers = { destination: `${phone.book}x.vcf` };
    expect((await phone.send('MOVE', `${phone.book}nothing.vcf`, { headers })).status).toBe(404);
  });
});
