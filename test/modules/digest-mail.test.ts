import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Locale } from '../../src/common/text.js';
import { DigestPreviewService } from '../../src/digest/digest-preview.service.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';

const golden = join(import.meta.dirname, '..', 'fixtures', 'mail');
const baseUrl = 'https://example.org/kontakte';
const MAX_HTML_BYTES = 20_000;

describe('the words of the daily mail', () => {
  let app: TestApp;
  let people = 0;

  beforeAll(async () => {
    // Tuesday, 08:30 in Berlin
    app = await startApp({ clock: '2026-11-24T07:30:00.000Z', env: { BASE_URL: baseUrl } });
  });
  afterAll(() => app.close());

  const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const person = (
    account: Account,
    givenName: string,
    fields: Parameters<typeof aContact>[1] = {},
  ): ReturnType<typeof aContact> => {
    people += 1;
    return aContact(account, { id: idOf(people), givenName, familyName: 'Muster', form: 'du', ...fields });
  };

  /** A promise, a meeting, a follow-up and two suggestions. */
  async function fullDay(account: Account): Promise<void> {
    const marlene = person(account, 'Marlene', { familyName: 'Aşkın-Hoffmann' });
    const ayla = person(account, 'Ayla');
    const tom = person(account, 'Tom', { lastInMindOn: '2026-11-16', lastInteractionOn: '2025-03-01' });
    const easy = person(account, '<img src=x onerror=alert(1)>', {
      familyName: null,
      layer: 'inner',
      lastInteractionOn: '2026-04-20',
    });
    const formal = person(account, 'Friederike', {
      familyName: 'Oberländer-Schleswig',
      form: 'sie',
      layer: 'warm',
      gotOnWell: 5,
      metInPerson: true,
      lastInteractionOn: '2025-10-20',
    });
    await stored(app.unitOfWork, account, marlene, ayla, tom, easy, formal);
    const reminders = app.get(RemindersService);
    const dueOn = '2026-11-24';
    await reminders.create(account, {
      kind: 'promise',
      contactId: marlene.id,
      text: 'Den Artikel über Stadtradio schicken, wie am Telefon versprochen',
      dueOn,
    });
    await reminders.create(account, { kind: 'follow-up', contactId: tom.id, dueOn });
    await reminders.create(account, { kind: 'own', text: 'Fahrkarte nach München', dueOn });
    await app.get(MeetingsService).create(account, {
      start: '2026-11-24T15:00:00Z',
      end: '2026-11-24T15:45:00Z',
      timeZone: 'Europe/Berlin',
      place: 'Café Puschkin',
      contactIds: [ayla.id],
    });
  }

  async function mailOf(account: Account): Promise<OutboxMail> {
    await app.get(DigestService).sendDue(app.clock.now());
    return app.unitOfWork.reader.findOneByOrFail(OutboxMail, { accountId: account.id });
  }

  it.each<Locale>(['de', 'en'])('are exactly these in %s', async (locale) => {
    people = locale === 'de' ? 100 : 200;
    const account = anAccount({ name: 'Jana Muster', locale, email: `jana.${locale}@example.org` });
    await fullDay(account);
    const { message } = await mailOf(account);
    const { subject = '', text = '', html } = await simpleParser(message);
    await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(join(golden, `digest.${locale}.txt`));
    await expect(String(html)).toMatchFileSnapshot(join(golden, `digest.${locale}.html`));
  });

  it('are in both parts of one message that says what it is', async () => {
    const account = anAccount({ locale: 'en', email: 'headers@example.org' });
    await fullDay(account);
    const { message, messageId } = await mailOf(account);
    const read = await simpleParser(message);
    const headers = Object.fromEntries([...read.headers].map(([name, value]) => [name, value]));
    expect(headers).toMatchObject({
      'content-language': 'en',
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'x-digest-day': '2026-11-24',
    });
    expect(JSON.stringify(headers['list'])).toContain('digest.example.org');
    expect(messageId).toMatch(/^<digest\.[0-9a-f]{16}\.2026-11-24@example\.org>$/);
    expect(read.messageId).toBe(messageId);
    expect(read.to?.value).toEqual([{ name: account.name, address: account.email }]);
    expect(read.attachments).toEqual([]);
  });

  it('carry no image, no script, no foreign address, and every link of the HTML part is in the text part', async () => {
    const account = anAccount({ email: 'links@example.org' });
    await fullDay(account);
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
    await fullDay(account);
    const { subject, html } = await simpleParser((await mailOf(account)).message);
    expect(subject).toBe('Deine Menschen für heute');
    const preheader = /max-height:0;overflow:hidden">([^<]*)</.exec(String(html))?.[1];
    expect(preheader).toBe('Eine kurze Nachricht genügt.');
  });

  it('name somebody suggested in the subject, and say it is fine to let the day go by', async () => {
    const account = anAccount({ email: 'one@example.org' });
    const tom = person(account, 'Tom', { layer: 'inner', lastInteractionOn: '2026-04-20' });
    await stored(app.unitOfWork, account, tom);
    const { subject, text } = await simpleParser((await mailOf(account)).message);
    expect(subject).toContain('Tom');
    expect(text).toContain('Morgen ist auch ein Tag.');
  });

  it('can be looked at without naming anybody, and tried out without taking the day', async () => {
    const account = anAccount({ email: 'try@example.org' });
    await stored(app.unitOfWork, account, person(account, 'Tom', { layer: 'inner', lastInteractionOn: '2026-04-20' }));
    const previews = app.get(DigestPreviewService);
    expect((await previews.preview(account)).subject).toContain('Tom');
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
