import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/account.entity.js';
import { childOf, dav, textOf } from '../../../src/common/xml/xml-element.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';
import { type DavClient, davClient, rootOf, toldIn } from '../../support/dav-client.js';
import { engines } from '../../support/database.js';

const ICAL = '{http://apple.com/ns/ical/}';

describe.each(engines)('row 14: PROPPATCH (RFC 4918, 9.2) on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    ({ account } = await signedIn(app, { locale: 'en' }));
    phone = await davClient(app, account);
  });
  afterAll(() => app.close());

  it('answers 207 and refuses each property by its name, as phones set colours', async () => {
    const body =
      '<d:propertyupdate xmlns:d="DAV:" xmlns:i="http://apple.com/ns/ical/"><d:set><d:prop>' +
      '<i:calendar-color>#ff0000ff</i:calendar-color><d:displayname>Mine</d:displayname></d:prop></d:set>' +
      '<d:remove><d:prop><i:calendar-order/></d:prop></d:remove></d:propertyupdate>';
    const answer = await phone.send('PROPPATCH', phone.meetings, { body });
    expect(answer.status).toBe(207);
    const [told] = await toldIn(answer.body);
    expect(told?.href).toBe(phone.meetings);
    const response = childOf(await rootOf(answer.body), dav('response'));
    const why = childOf(childOf(response, dav('propstat')), dav('error'));
    expect(why?.children.map(({ name }) => name)).toEqual([dav('cannot-modify-protected-property')]);
    expect(Object.keys(told?.props['403'] ?? {})).toEqual([
      `${ICAL}calendar-color`,
      dav('displayname'),
      `${ICAL}calendar-order`,
    ]);
    const [after] = await phone.propfind(phone.meetings, '0', ['d:displayname']);
    expect(textOf(after?.props['200']?.[dav('displayname')] ?? null)).toBe('Meetings');
  });

  it('the same at the account, at a file and at the root; what is not there is a 404', async () => {
    const person = aContact(account, { givenName: 'Painted' });
    await stored(app.unitOfWork, person);
    const body =
      '<propertyupdate xmlns="DAV:"><remove><prop><resourcetype/><getetag/></prop></remove></propertyupdate>';
    for (const path of ['/dav/', phone.at('principals/ID/'), phone.book, `${phone.book}${person.id}.vcf`]) {
      const answer = await phone.send('PROPPATCH', path, { body });
      const [told] = await toldIn(answer.body);
      expect([told?.href, Object.keys(told?.props ?? {})]).toEqual([path, ['403']]);
      expect(Object.keys(told?.props['403'] ?? {})).toEqual([dav('resourcetype'), dav('getetag')]);
      expect(answer.body).toContain('<d:error><d:cannot-modify-protected-property/></d:error>');
    }
    expect((await phone.send('PROPPATCH', `${phone.book}nobody.vcf`, { body })).status).toBe(404);
  });

  it.each(['', '<x xmlns="DAV:"/>', '<propertyupdate xmlns="DAV:"/>'])('the body "%s" is a 400', async (body) => {
    expect((await phone.send('PROPPATCH', phone.meetings, { body })).status).toBe(400);
  });
});
