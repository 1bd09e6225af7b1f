import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../src/accounts/account.entity.js';
import { AccountsService } from '../../../src/accounts/accounts.service.js';
import { Log } from '../../../src/common/log.js';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import { type Answer, multipart } from '../../support/answer.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';
import { about, MailLinksWorld, promised, tokenOf } from '../../support/mail-links-world.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
/** What a mail program sends that ends mails by one click (RFC 8058, 3.2), or a page without a referrer. */
const elsewhere = { ...form, origin: 'null', 'sec-fetch-site': 'cross-site', 'user-agent': 'mail program' };
const ONE_CLICK = 'List-Unsubscribe=One-Click';

describe('the page of a link in a mail', () => {
  let app: TestApp;
  let world: MailLinksWorld;
  let jana: SignedIn;
  let tom: Contact;

  beforeAll(async () => {
    app = await startApp();
    world = new MailLinksWorld(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    jana = await signedIn(app, { locale: 'de', name: 'Jana Quittung', mailDays: [1, 3] });
    tom = aContact(jana.account, {
      givenName: 'Tom',
      familyName: 'Probe',
      organisation: 'Isarwelle',
      notes: 'mag Tee',
    });
    await stored(app.unitOfWork, tom, aContact(jana.account, { givenName: 'Marlene' }));
  });

  const get = (token: string, headers: Record<string, string> = {}): Promise<Answer> =>
    app.nest.inject({ url: `/m/${token}`, headers });
  const post = (token: string, payload: string | Buffer = '', headers: object = elsewhere): Promise<Answer> =>
    app.nest.inject({ method: 'POST', url: `/m/${token}`, payload, headers: { ...headers } });
  const talked = (account: Account = jana.account): Promise<string> => world.link(account, about(tom), 'talked');
  const stop = async (): Promise<string> => tokenOf((await world.mail(jana.account)).stopUrl);
  const mailDays = async (): Promise<readonly number[]> =>
    (await app.get(AccountsService).find(jana.account.id)).mailDays;

  it('shows the name, what would be noted and one button, without sign-in, cookie or script', async () => {
    const { statusCode, body, headers } = await get(await talked());
    expect(statusCode).toBe(200);
    expect(body).toContain('<h1>Tom Probe</h1>');
    expect(body).toContain('Ja, schon gemeldet');
    expect(body.match(/<button/g)).toHaveLength(1);
    expect(body).not.toContain('<script');
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(body).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(body.split('\n').length).toBeLessThan(40);
  });

  it("reveals nobody but that person's name, and nothing of what was promised", async () => {
    const promise = await world.reminder(jana.account, tom);
    const { lines } = await world.mail(jana.account, about(tom), promised(promise));
    const tokens = lines.flatMap((links) => Object.values(links)).map(tokenOf);
    for (const token of tokens) {
      for (const { body } of [await get(token), await post(token), await get(token)]) {
        for (const word of ['Jana', 'Quittung', 'Marlene', 'Isarwelle', 'Tee', 'article', '@', tom.id]) {
          expect(body).not.toContain(word);
        }
        for (const other of tokens) expect(body).not.toContain(other); // the form has no address: it posts to its own
      }
    }
  });

  it("speaks the account's language, whatever the browser prefers and whoever is signed in", async () => {
    const english = await signedIn(app, { locale: 'en' });
    const token = await talked();
    const { body } = await get(token, { 'accept-language': 'en', cookie: english.visitor.cookieHeader() });
    expect(body).toContain('<html lang="de">');
    await post(token, '', { ...elsewhere, cookie: english.visitor.cookieHeader() });
    expect((await get(token)).body).toContain('Das war schon notiert – alles gut.');
    const ayla = aContact(english.account, { givenName: 'Ayla' });
    await stored(app.unitOfWork, ayla);
    const other = await world.link(english.account, about(ayla), 'later');
    expect((await get(other)).body).toContain('won’t be suggested again before Monday 30 November.');
  });

  it('notes it at the press of the button, offers to take it back, and does so', async () => {
    const token = await talked();
    const before = await world.effects();
    const noted = await post(token);
    expect(noted.statusCode).toBe(200);
    expect(noted.body).toContain('<h1>Notiert.</h1>');
    expect(noted.body).toContain('name="undo"');
    expect(noted.body).toContain('href="/today"');
    expect((await get(token)).body).toContain('Das war schon notiert – alles gut.');
    const undone = await post(token, 'undo=yes');
    expect(undone.body).toContain('<h1>Zurückgenommen.</h1>');
    expect(undone.body).not.toContain('<button');
    expect(await world.effects()).toEqual(before);
  });

  it('has a sentence and a button for everything that a mail offers, in both languages', async () => {
    for (const locale of ['de', 'en'] as const) {
      const { account } = await signedIn(app, { locale, mailDays: [1, 2, 3] });
      const ayla = aContact(account, { givenName: 'Ayla' });
      await stored(app.unitOfWork, ayla);
      const promises = [await world.reminder(account, ayla), await world.reminder(account, null)];
      const mail = await world.mail(account, about(ayla), ...promises.map((promise) => promised(promise)));
      const urls = [...mail.lines, mail.links].flatMap((links) => Object.values(links));
      for (const token of [...urls, mail.stopUrl].map(tokenOf)) {
        const [asked, done] = [await get(token), await post(token)];
        for (const { statusCode, body } of [asked, done]) {
          expect(statusCode).toBe(200);
          expect(body).toMatch(/<h1>[^<]+<\/h1>/);
          expect(body).not.toMatch(/mail-link\.|\bnone\b(?!")|undefined|\[object|\{/);
        }
        expect(asked.body).toMatch(/<p class="lead">[^<]+<\/p>\s*<form method="post">/);
      }
    }
  });

  it.each([
    ['a form', ONE_CLICK, elsewhere],
    ['a form with several parts', multipart({ filename: '', bytes: '' }, { 'List-Unsubscribe': 'One-Click' }).payload, multipart({ filename: '', bytes: '' }).headers], // prettier-ignore
    ['nothing at all', '', { 'user-agent': 'mail program' }],
    ['plain text', ONE_CLICK, { 'content-type': 'text/plain' }],
    ['XML', '<a/>', { 'content-type': 'application/xml' }],
    ['something without a type', ONE_CLICK, { 'content-type': '' }],
    ['broken JSON', '{"List', { 'content-type': 'application/json' }],
  ])('ends the mails by one click from anywhere, sent as %s: once, without redirect', async (_, body, headers) => {
    const token = await stop();
    await get(token);
    expect(await mailDays()).toEqual([1, 3]);
    for (const answer of [await post(token, body, headers), await post(token, body, headers)]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).not.toHaveProperty('location');
      expect(answer.headers).not.toHaveProperty('set-cookie');
      expect(answer.body).toContain('<h1>Abbestellt.</h1>');
      expect(answer.body).toContain('In der App bleibt alles, wie es ist.');
    }
    expect(await mailDays()).toEqual([]);
    await post(token, 'undo=yes');
    expect(await mailDays()).toEqual([1, 3]);
  });

  it('looks the same for what never was and what has had its time', async () => {
    const token = await talked();
    app.clock.set('2026-12-10T08:00:00.000Z');
    const unknown = await get('0'.repeat(32));
    const expired = await get(token);
    expect([unknown.statusCode, expired.statusCode]).toEqual([404, 410]);
    expect(unknown.body).toBe(expired.body);
    expect(expired.body).toContain('Der Link ist abgelaufen.');
    expect(expired.body).not.toContain('Tom');
    expect((await post(token)).statusCode).toBe(410);
    expect((await post('nothing')).statusCode).toBe(404);
    expect((await get('nothing', { 'accept-language': 'en' })).body).toContain('This link has expired.');
  });

  it('opens nothing else without a token of the page', async () => {
    const cookie = jana.visitor.cookieHeader();
    for (const url of [`/today/${tom.id}/skip`, '/sign-out', '/m', '/undo/x']) {
      const { statusCode } = await app.nest.inject({ method: 'POST', url, payload: '', headers: { ...form, cookie } });
      expect([url, statusCode]).toEqual([url, 403]);
    }
  });

  it('never writes a token to the log', async () => {
    const lines: string[] = [];
    const log = app.get(Log);
    const spies = (['debug', 'info', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(log, level).mockImplementation((...fields: unknown[]) => void lines.push(JSON.stringify(fields))),
    );
    const token = await talked();
    const used = [await get(token), await post(token), await post(token, 'undo=yes'), await post(token, 'x'.repeat(1024 * 1024 + 1), { 'content-type': 'text/plain' })]; // prettier-ignore
    await get(`${token}x`);
    spies.forEach((spy) => spy.mockRestore());
    expect(used.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 413]);
    expect(lines.join('\n')).toContain('/m/:token');
    expect(lines.join('\n')).not.toContain(token);
  });
});
