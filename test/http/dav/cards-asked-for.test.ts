import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carddav, dav } from '../../../src/common/xml/xml-element.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { type DavClient, davClient, refusalIn } from '../../support/dav-client.js';
import { dataIn, namesIn, report, synced, told } from '../../support/dav-reports.js';
import { engines } from '../../support/database.js';

const card = (name: string, ...more: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `UID:${name}`, `FN:${name}`, `N:${name};;;;`, ...more, 'END:VCARD', ''].join('\r\n');
const CARDS: Readonly<Record<string, string>> = {
  'mueller.vcf': card('Jürgen Müller', 'EMAIL;TYPE=WORK:jm@example.org', 'X-KEPT;A=b:as it is'),
  'eva.vcf': card('Eva', 'item1.TEL;TYPE=CELL:0401', 'item1.X-ABLabel:Boot', 'TEL;TYPE=HOME:0402'),
  'kim.vcf': card('Kim', 'EMAIL;TYPE=HOME:kim@example.com', 'NICKNAME:Kimmi'),
};

describe.each(engines)('cards that are asked for on %s', (engine) => {
  let app: TestApp;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    phone = await davClient(app, (await signedIn(app, { locale: 'en' })).account);
    for (const [name, body] of Object.entries(CARDS)) {
      const { status } = await phone.send('PUT', phone.book + name, {
        headers: { 'content-type': 'text/vcard' },
        body,
      });
      expect(status).toBe(201);
    }
  });
  afterAll(() => app.close());

  const query = (filter: string, rest = '', prop = '<d:getetag/>'): ReturnType<typeof report> =>
    report(
      phone,
      phone.book,
      'card:addressbook-query',
      `<d:prop>${prop}</d:prop><card:filter${filter}</card:filter>${rest}`,
    );
  const property = (name: string, inner: string, attributes = ''): string =>
    `<card:prop-filter name="${name}" ${attributes}>${inner}</card:prop-filter>`;
  const text = (wanted: string, attributes = ''): string =>
    `<card:text-match ${attributes}>${wanted}</card:text-match>`;
  const multiget = (hrefs: readonly string[], prop: string): ReturnType<typeof report> => {
    const asked = hrefs.map((href) => `<d:href>${href}</d:href>`).join('');
    return report(phone, phone.book, 'card:addressbook-multiget', `<d:prop>${prop}</d:prop>${asked}`, { depth: '0' });
  };

  describe('row 9: addressbook-multiget (RFC 6352, 8.7)', () => {
    it('gives each card of the list octet for octet, and says 404 of those that are not there or not here', async () => {
      const away = ['gone.vcf', '../../else.vcf', '%00.vcf'].map((name) => phone.book + name);
      const hrefs = [`${phone.book}eva.vcf`, ...away, phone.meetings, `http://elsewhere.example${phone.book}kim.vcf`];
      const [eva, ...others] = await told(multiget(hrefs, '<d:getetag/><card:address-data/>'));
      expect(dataIn(eva ? [eva] : [])).toBe(CARDS['eva.vcf']);
      expect(eva?.props['200']?.[dav('getetag')]?.text).toMatch(/^".+"$/);
      expect(others.map(({ status }) => status)).toEqual(['404', '404', '404', '404', null]);
    });

    it('gives the properties alone that are asked for, and always the version (RFC 6352, 10.4.2)', async () => {
      const wanted = '<card:address-data><card:prop name="FN"/><card:prop name="item1.TEL"/></card:address-data>';
      const data = dataIn(await told(multiget([`${phone.book}eva.vcf`], wanted)));
      expect(data).toBe('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva\r\nitem1.TEL;TYPE=CELL:0401\r\nEND:VCARD\r\n');
    });

    it('gives vCard 4.0 where that is asked for, and refuses what nobody can print (RFC 6352, 10.4 and 8.7)', async () => {
      const at = [`${phone.book}kim.vcf`];
      const four = await told(multiget(at, '<card:address-data content-type="text/vcard" version="4.0"/>'));
      expect(dataIn(four)).toMatch(/^VERSION:4\.0\r$/m);
      const reply = await multiget(at, '<card:address-data content-type="application/json"/>');
      expect(reply.status).toBe(403);
      expect((await refusalIn(reply.body)).conditions).toEqual([carddav('supported-address-data')]);
    });
  });

  it('row 9: says 404 of each card of a list of which none is there any more (RFC 6352, 8.7)', async () => {
    const gone = ['gone.vcf', 'never.vcf'].map((name) => phone.book + name);
    const answers = await told(multiget(gone, '<d:getetag/><card:address-data/>'));
    expect(answers.map(({ href, status }) => [href, status])).toEqual(gone.map((href) => [href, '404']));
  });

  it('row 10: says 404 of what is gone where the cards were asked for and nothing else changed (RFC 6578, 3.5)', async () => {
    const path = `${phone.book}short.vcf`;
    const headers = { 'content-type': 'text/vcard' };
    expect((await phone.send('PUT', path, { headers, body: card('Shortly here') })).status).toBe(201);
    const { token } = await synced(phone, phone.book, '');
    expect((await phone.send('DELETE', path)).status).toBe(204);
    const asked = `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/><card:address-data/></d:prop>`;
    const answers = await told(report(phone, phone.book, 'd:sync-collection', asked, { depth: '0' }));
    expect(answers.map(({ href, status }) => [href, status])).toEqual([[path, '404']]);
  });

  describe('row 9: addressbook-query (RFC 6352, 8.6)', () => {
    it.each([
      ['all without a condition', '>', ['eva.vcf', 'kim.vcf', 'mueller.vcf']],
      ['i;unicode-casemap without being told (10.5.4)', `>${property('FN', text('MÜLL'))}`, ['mueller.vcf']],
      [
        'i;ascii-casemap, which knows A to Z alone (RFC 4790, 9.2)',
        `>${property('FN', text('MÜLL', 'collation="i;ascii-casemap"'))}`,
        [],
      ],
      ['i;octet, letter by letter (RFC 4790, 9.3)', `>${property('FN', text('eva', 'collation="i;octet"'))}`, []],
      ['equals', `>${property('FN', text('ev', 'match-type="equals"'))}`, []],
      ['starts-with', `>${property('FN', text('ev', 'match-type="starts-with"'))}`, ['eva.vcf']],
      ['ends-with', `>${property('EMAIL', text('.org', 'match-type="ends-with"'))}`, ['mueller.vcf']],
      ['negate-condition', `>${property('FN', text('e', 'negate-condition="yes"'))}`, ['kim.vcf']],
      ['is-not-defined (10.5.3)', `>${property('EMAIL', '<card:is-not-defined/>')}`, ['eva.vcf']],
      ['a property that is there', `>${property('nickname', '')}`, ['kim.vcf']],
      ['a property with its group (10.5.1)', `>${property('item1.TEL', text('0402'))}`, []],
      [
        'anyof of two properties',
        ` test="anyof">${property('NICKNAME', '')}${property('TEL', '')}`,
        ['eva.vcf', 'kim.vcf'],
      ],
      ['allof of two properties', ` test="allof">${property('NICKNAME', '')}${property('TEL', '')}`, []],
      [
        'param-filter with text-match (10.5.2)',
        `>${property('TEL', `<card:param-filter name="TYPE">${text('home')}</card:param-filter>`)}`,
        ['eva.vcf'],
      ],
      [
        'param-filter with is-not-defined',
        `>${property('X-KEPT', '<card:param-filter name="A"><card:is-not-defined/></card:param-filter>')}`,
        [],
      ],
      [
        'allof of one property, about one and the same line',
        `>${property('TEL', `${text('0401')}<card:param-filter name="TYPE">${text('HOME')}</card:param-filter>`, 'test="allof"')}`,
        [],
      ],
    ])('finds %s', async (_what, filter, names) => {
      expect(await namesIn(query(filter))).toEqual(names);
    });

    it('says with a 507 about the collection that there were more than were wanted (8.6.1)', async () => {
      const found = await told(query('>', '<card:limit><card:nresults>2</card:nresults></card:limit>'));
      expect(found.map(({ status }) => status)).toEqual([null, null, '507']);
      expect(found.at(-1)?.href).toBe(phone.book);
      expect(await told(query('>', '<card:limit><card:nresults>3</card:nresults></card:limit>'))).toHaveLength(3);
    });

    it('refuses collations and conditions that it does not know by the names of the RFC (8.6 and 8.3)', async () => {
      const collation = await query(`>${property('FN', text('x', 'collation="i;klingon"'))}`);
      expect((await refusalIn(collation.body)).conditions).toEqual([carddav('supported-collation')]);
      const filter = await query('><card:sounds-like/>');
      expect((await refusalIn(filter.body)).conditions).toEqual([carddav('supported-filter')]);
      expect([collation.status, filter.status]).toEqual([403, 403]);
    });

    it('is answered at one card, too, and at Depth 0 finds nothing in the book (RFC 6352, 8; RFC 3253, 3.6)', async () => {
      const body = '<d:prop><d:getetag/></d:prop><card:filter/>';
      const ask = (path: string): Promise<string[]> =>
        namesIn(report(phone, path, 'card:addressbook-query', body, { depth: '0' }));
      expect(await ask(`${phone.book}eva.vcf`)).toEqual(['eva.vcf']);
      expect(await ask(phone.book)).toEqual([]);
    });

    it('row 16: Prefer: return=minimal leaves out what is not there (RFC 8144, 2.1)', async () => {
      const ask = (headers: Record<string, string>): ReturnType<typeof told> =>
        told(
          report(
            phone,
            phone.book,
            'card:addressbook-query',
            '<d:prop><d:getetag/><d:quota-used-bytes/></d:prop>',
            headers,
          ),
        );
      const [whole] = await ask({ depth: '1' });
      expect(Object.keys(whole?.props ?? {})).toEqual(['200', '404']);
      const [minimal] = await ask({ depth: '1', prefer: 'return=minimal' });
      expect(Object.keys(minimal?.props ?? {})).toEqual(['200']);
    });
  });

  it('a report that nobody knows is refused by the name that RFC 3253, 3.6 gives it', async () => {
    const reply = await report(phone, phone.book, 'cal:calendar-query', '<cal:filter/>');
    expect(reply.status).toBe(403);
    expect((await refusalIn(reply.body)).conditions).toEqual([dav('supported-report')]);
  });
});
