import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { type DavClient, davClient, rootOf } from '../../support/dav-client.js';
import { engines } from '../../support/database.js';
import { report, told } from '../../support/dav-reports.js';

const DEPTH_0 = { depth: '0' };

describe.each(engines)('reports about people on %s', (engine) => {
  let app: TestApp;
  let phone: DavClient;
  let principal: string;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    const { account } = await signedIn(app, { locale: 'en', name: "Anna $& $' $1" });
    phone = await davClient(app, account);
    principal = phone.at('principals/ID/');
  });
  afterAll(() => app.close());

  const expand = (...properties: readonly string[]): ReturnType<typeof report> =>
    report(phone, phone.book, 'd:expand-property', properties.join(''), DEPTH_0);

  it('expand-property puts what is there where its address stood (RFC 3253, 3.8)', async () => {
    const inner = '<d:property name="displayname"/>';
    const { status, body } = await expand(
      `<d:property name="current-user-principal">${inner}</d:property><d:property name="nothing"/>`,
    );
    expect(status).toBe(207);
    expect(body).toContain(`<d:current-user-principal><d:response><d:href>${principal}</d:href>`);
    expect(body).toContain('<d:nothing/>');
  });

  it('expand-property gives a name as it is, whatever signs stand in it', async () => {
    const { body } = await expand(
      '<d:property name="current-user-principal"><d:property name="displayname"/></d:property>',
    );
    expect(body).toContain("<d:displayname>Anna $&amp; $' $1</d:displayname>");
    expect(body.match(/<d:current-user-principal>/g)).toHaveLength(1);
  });

  it.each([
    'name=""',
    '',
    'name="1x"',
    'name="a b"',
    'name="a/&gt;&lt;b"',
    'name="a:b"',
    'name="-"',
    'name="×"',
    'name="a" namespace="http://www.w3.org/2000/xmlns/"',
    'name="a" namespace="http://www.w3.org/XML/1998/namespace"',
  ])('expand-property: %s is the name of no element, and a 400', async (attributes) => {
    expect((await expand(`<d:property ${attributes}/>`)).status).toBe(400);
    const within = `<d:property name="current-user-principal"><d:property ${attributes}/></d:property>`;
    expect((await expand(within)).status).toBe(400);
  });

  it('expand-property: a name of any script is said to be missing, in XML', async () => {
    const { status, body } = await expand(
      '<d:property name="größe.1"/>',
      '<d:property name="x" namespace="a&quot;b"/>',
    );
    expect([status, (await rootOf(body)).children.length]).toEqual([207, 1]);
    expect(body).toContain('<d:größe.1/>');
  });

  it('a search finds oneself by a part of the name, and nobody else (RFC 3744, 9.3 to 9.5)', async () => {
    const search = (text: string): ReturnType<typeof report> =>
      report(
        phone,
        phone.at('principals/'),
        'd:principal-property-search',
        `<d:property-search><d:prop><d:displayname/></d:prop><d:match>${text}</d:match></d:property-search><d:prop><d:displayname/></d:prop>`,
        DEPTH_0,
      );
    expect((await told(search('ANN'))).map(({ href }) => href)).toEqual([principal]);
    expect(await told(search('nobody-is-called-so'))).toEqual([]);
    const self = await told(report(phone, phone.at('principals/'), 'd:principal-match', '<d:self/>', DEPTH_0));
    expect(self.map(({ href }) => href)).toEqual([principal]);
    const set = await report(phone, phone.at('principals/'), 'd:principal-search-property-set', '', DEPTH_0);
    expect([set.status, set.body.includes('<d:displayname/>')]).toEqual([200, true]);
  });

  it('these three are defined for Depth 0, which is meant without a Depth, too; another is a 400', async () => {
    const asked: readonly (readonly [string, string, number])[] = [
      ['d:principal-match', '<d:self/>', 207],
      ['d:principal-property-search', '<d:property-search/>', 207],
      ['d:principal-search-property-set', '', 200],
    ];
    for (const [name, inner, status] of asked) {
      const withDepth = async (headers: Record<string, string>): Promise<number> =>
        (await report(phone, phone.at('principals/'), name, inner, headers)).status;
      const all = [await withDepth({}), await withDepth(DEPTH_0), await withDepth({ depth: '1' })];
      expect([name, ...all, await withDepth({ depth: 'infinity' })]).toEqual([name, status, status, 400, 400]);
    }
  });
});
