import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { In } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { MailKey } from '../../src/answers/mail-key.entity.js';
import { MailLine } from '../../src/answers/mail-line.entity.js';
import { tokenHash } from '../../src/answers/mail-token.js';
import type { Locale } from '../../src/common/text.js';
import { DigestPreviewService } from '../../src/digest/digest-preview.service.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { MOST_LINES } from '../../src/digest/domain/digest-content.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { ShownService } from '../../src/reactivation/shown.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { fullDay, MAIL_DAY, MAIL_TIME, repliesAreRead, somebody } from '../support/mail-day.js';

const golden = join(import.meta.dirname, '..', 'fixtures', 'mail');
const baseUrl = 'https://example.org/kontakte';
/** screens.md, section 4: "< 20 KB". */
const MAX_HTML_BYTES = 20_000;

/** Tokens are another each time: the first one in a text becomes TOKEN1, and so on. */
function withoutTokens(text: string): string {
  let count = 0;
  return text.replace(/[0-9a-f]{32}/g, () => `TOKEN${(count += 1)}`);
}

/** A header as a mail server reads it, its lines put together again (RFC 5322, 2.2.3). */
function headerOf(message: string, name: string): string | undefined {
  const [head = ''] = message.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return lines.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))?.slice(name.length + 2);
}

describe('the words of the daily mail', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ clock: MAIL_TIME, env: { BASE_URL: baseUrl, ...repliesAreRead } });
  });
  afterAll(() => app.close());

  async function mailOf(account: Account): Promise<OutboxMail> {
    await app.get(DigestService).sendDue(app.clock.now());
    return app.unitOfWork.reader.findOneByOrFail(OutboxMail, { accountId: account.id });
  }

  it.each<Locale>(['de', 'en'])('are exactly these in %s', async (locale) => {
    const account = anAccount({ name: 'Jana Muster', locale, email: `jana.${locale}@example.org` });
    await fullDay(app, account, locale === 'de' ? 100 : 200);
    const { message } = await mailOf(account);
    const { subject = '', text = '', html } = await simpleParser(message);
    await expect(withoutTokens(`Subject: ${subject}\n\n${text}`)).toMatchFileSnapshot(
      join(golden, `digest.${locale}.txt`),
    );
    await expect(withoutTokens(String(html))).toMatchFileSnapshot(join(golden, `digest.${locale}.html`));
  });

  it('are in both parts of one message that says what it is', async () => {
    const account = anAccount({ locale: 'en', email: 'headers@example.org' });
    await fullDay(app, account, 310);
    const { message, messageId } = await mailOf(account);
    const read = await simpleParser(message);
    const headers = Object.fromEntries([...read.headers].map(([name, value]) => [name, value]));
    expect(headers).toMatchObject({
      'content-language': 'en',
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'x-digest-day': MAIL_DAY,
    });
    expect(headerOf(message, 'List-Id')).toBe('Wiedersehen <digest.example.org>');
    expect(messageId).toMatch(/^<digest\.[0-9a-f]{16}\.2026-11-24@example\.org>$/);
    expect(read.messageId).toBe(messageId);
    expect(read.to?.value).toEqual([{ name: account.name, address: account.email }]);
    expect(read.attachments).toEqual([]);
  });

  it('can be ended in one click (RFC 8058), by mail, and answered', async () => {
    const account = anAccount({ email: 'stop@example.org' });
    await fullDay(app, account, 340);
    const { message } = await mailOf(account);
    const stop =
      /<(https:\/\/example\.org\/kontakte\/m\/[0-9a-f]{32})>, <mailto:(reply\+[0-9a-f]{32}@example\.org)\?subject=stop&body=stop>/;
    const [, url, address] = stop.exec(headerOf(message, 'List-Unsubscribe') ?? '') ?? [];
    expect(headerOf(message, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(headerOf(message, 'Reply-To')).toBe(address);
    const { text } = await simpleParser(message);
    expect(text).toContain(`Abbestellen\n${url}\n`);
    expect(text).toContain('„log\u00a05“');
  });

  it('number the lines as they are remembered, and every link in them is a key that is kept', async () => {
    const account = anAccount({ email: 'keys@example.org' });
    await fullDay(app, account, 350);
    const { message, messageId } = await mailOf(account);
    const { text = '' } = await simpleParser(message);
    const { reader } = app.unitOfWork;
    const lines = await reader.find(MailLine, {
      where: { accountId: account.id, messageId },
      order: { number: 'ASC' },
    });
    expect(lines.map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'promise'],
      [2, 'promise'],
      [3, 'meeting'],
      [4, 'follow-up'],
      [5, 'suggestion'],
      [6, 'suggestion'],
    ]);
    const hashes = [...text.matchAll(/\/m\/([0-9a-f]{32})/g)].map(([, token = '']) => tokenHash(token));
    const kept = await reader.findBy(MailKey, { accountId: account.id, tokenHash: In(hashes) });
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(kept.length).toBe(hashes.length);
  });

  it('leave to the page of today what a mail has no room for, and name nobody who is not in it', async () => {
    const account = anAccount({ email: 'many@example.org' });
    const people = Array.from({ length: 11 }, (_, index) =>
      somebody(account, 360 + index, { givenName: 'Wilhelmine', familyName: 'Donaudampfschifffahrtsgesellschaft' }),
    );
    const easy = somebody(account, 380, { givenName: 'Tom', layer: 'inner', lastInteractionOn: '2026-04-20' });
    await stored(app.unitOfWork, account, easy, ...people);
    const text = 'Den Artikel über „Stadtradio & mehr“ schicken. '.repeat(12);
    for (const { id } of people) {
      await app.get(RemindersService).create(account, { kind: 'promise', contactId: id, text, dueOn: MAIL_DAY });
    }
    const mail = await simpleParser((await mailOf(account)).message);
    expect(mail.text?.match(/^\d+\) /gm)).toHaveLength(MOST_LINES);
    expect(mail.text).toContain('4 weitere Punkte stehen auf der Seite von heute.');
    expect(mail.text).not.toContain('Tom');
    expect(Buffer.byteLength(String(mail.html))).toBeLessThan(MAX_HTML_BYTES);
    expect(await app.get(ShownService).namedThisWeek(account)).toEqual(new Set());
  });

  it('name all of the week in the one mail of an account that wants one a week', async () => {
    const account = anAccount({ email: 'weekly@example.org', mailDays: [2] });
    const people = [1, 2, 3].map((number) =>
      somebody(account, 390 + number, { givenName: `Tom${number}`, layer: 'inner', lastInteractionOn: '2026-04-20' }),
    );
    await stored(app.unitOfWork, account, ...people);
    const { text = '' } = await simpleParser((await mailOf(account)).message);
    expect(text.match(/^\d\) Tom/gm)).toHaveLength(3);
    expect(text).toContain('Diese Mail kommt immer am Dienstag um 08:30 Uhr.');
  });

  it('carry no image, no script, no foreign address, and every link of the HTML part is in the text part', async () => {
    const account = anAccount({ email: 'links@example.org' });
    await fullDay(app, account, 320);
    const { text = '', html } = await simpleParser((await mailOf(account)).message);
    const page = String(html);
    expect(page).not.toMatch(/<(img|script|link|iframe|object|svg)\b/i);
    expect(page).not.toMatch(/url\(|@import|srcset|background=/i);
    expect(page).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
    const urls = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url ?? '');
    expect(urls.length).toBeGreaterThan(5);
    for (const url of urls.map((address) => address.replaceAll('&#x3D;', '='))) {
      expect(url.startsWith(`${baseUrl}/`), url).toBe(true);
      expect(text).toContain(url);
    }
    expect(page.match(/https?:\/\/[^\s"'<]+/g)?.every((url) => url.startsWith(baseUrl))).toBe(true);
    expect(Buffer.byteLength(page)).toBeLessThan(MAX_HTML_BYTES);
    for (const line of text.split('\n').filter((one) => !one.includes('://')))
      expect(line.length, line).toBeLessThanOrEqual(72);
  });

  it('keep names off the lock screen where the account wants it so', async () => {
    const account = anAccount({ mailNames: false, email: 'private@example.org' });
    await fullDay(app, account, 330);
    const { subject, html } = await simpleParser((await mailOf(account)).message);
    expect(subject).toBe('Deine Menschen für heute');
    const preheader = /max-height:0;overflow:hidden">([^<]*)</.exec(String(html))?.[1];
    expect(preheader).toBe('Das ist heute dran.');
  });

  it('name somebody suggested in the subject, and say it is fine to let the day go by', async () => {
    const account = anAccount({ email: 'one@example.org' });
    const tom = somebody(account, 401, { givenName: 'Tom', layer: 'inner', lastInteractionOn: '2026-04-20' });
    await stored(app.unitOfWork, account, tom);
    const { subject, text } = await simpleParser((await mailOf(account)).message);
    expect(subject).toContain('Tom');
    expect(text).toContain('Morgen ist auch ein Tag.');
  });

  it('can be looked at without naming anybody, and tried out without taking the day', async () => {
    const account = anAccount({ email: 'try@example.org' });
    await stored(
      app.unitOfWork,
      account,
      somebody(account, 402, { givenName: 'Tom', layer: 'inner', lastInteractionOn: '2026-04-20' }),
    );
    const previews = app.get(DigestPreviewService);
    expect((await previews.preview(account)).subject).toContain('Tom');
    expect(await app.unitOfWork.reader.countBy(MailKey, { accountId: account.id })).toBe(0);
    await previews.sendTest(account);
    await app.get(DigestService).sendDue(app.clock.now());
    await app.get(OutboxSender).sendDue(app.clock.now());
    const mine = (await app.mailbox.messages()).filter(({ to }) => to?.text.includes('try@example.org'));
    const dayBySubject = new Map(mine.map(({ subject, headers }) => [subject, headers.get('x-digest-day')]));
    expect(dayBySubject.get('Probe: deine tägliche Mail')).toBeUndefined();
    expect([...dayBySubject].filter(([subject]) => subject?.includes('Tom'))).toEqual([
      [expect.anything(), '2026-11-24'],
    ]);
  });

  it('say so in a try when there is nothing to say', async () => {
    const account = anAccount({ email: 'empty@example.org' });
    await stored(app.unitOfWork, account);
    const previews = app.get(DigestPreviewService);
    expect(await previews.preview(account)).toEqual({ day: '2026-11-24', subject: null, text: null, html: null });
    expect((await simpleParser((await previews.sendTest(account)).message)).text).toContain(
      'Heute gibt es nichts zu sagen',
    );
  });
});

describe('the words of the daily mail where no mailbox is read', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ clock: MAIL_TIME, env: { BASE_URL: baseUrl } });
  });
  afterAll(() => app.close());

  it('say nothing of answers and number nothing in the HTML part', async () => {
    const account = anAccount();
    await fullDay(app, account, 500);
    await app.get(DigestService).sendDue(app.clock.now());
    const { message } = await app.unitOfWork.reader.findOneByOrFail(OutboxMail, { accountId: account.id });
    const { text, html } = await simpleParser(message);
    expect(text).not.toContain('antworten');
    expect(String(html)).not.toContain('1.</span>');
    expect(headerOf(message, 'Reply-To')).toBeUndefined();
    expect(headerOf(message, 'List-Unsubscribe')).toMatch(/^<https:[^,]*>$/);
  });
});
