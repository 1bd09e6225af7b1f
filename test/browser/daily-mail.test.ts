import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/common/text.js';
import { DigestPreviewService } from '../../src/digest/digest-preview.service.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser } from '../support/browser.js';
import { MAIL_DAY, MAIL_TIME, repliesAreRead } from '../support/mail-day.js';
import { mailKinds } from '../support/mail-kinds.js';

/** WCAG 2.2, 2.5.8. */
const LEAST_TARGET_PX = 24;

const lowestLink = 'Math.min(...[...document.links].map((link) => link.getBoundingClientRect().height))';

/** A mail stands inside the page of a mail program, which has the landmarks. */
const ofWholePages = /^(?:landmark-one-main|region): /;

const looks = [
  { width: 600, colorScheme: 'light', style: true },
  { width: 600, colorScheme: 'dark', style: true },
  { width: 320, colorScheme: 'light', style: true },
  { width: 320, colorScheme: 'dark', style: true },
  { width: 600, colorScheme: 'light', style: false },
  { width: 320, colorScheme: 'dark', style: false },
] as const;

describe('the daily mail as a picture', () => {
  let app: TestApp;
  let browser: TestBrowser;
  const mails = new Map<string, string>();

  beforeAll(async () => {
    app = await startApp({ clock: MAIL_TIME, env: { BASE_URL: 'https://example.org', ...repliesAreRead } });
    browser = await TestBrowser.launch();
    for (const locale of ['de', 'en'] as const) {
      for (const [index, kind] of Object.keys(mailKinds).entries()) {
        mails.set(`${kind}-${locale}`, await mailOf(kind, locale, (locale === 'de' ? 1000 : 2000) + index * 20));
      }
      mails.set(`try-${locale}`, await tryMail(locale));
      mails.set(`question-${locale}`, await questionMail(locale));
    }
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function mailOf(kind: string, locale: Locale, first: number): Promise<string> {
    const { at, account: asked = {}, prepare } = mailKinds[kind] ?? expect.fail(kind);
    const account = anAccount({ name: 'Jana Muster', locale, ...asked });
    app.clock.set(at);
    await prepare(app, account, first);
    const { html } = await app.get(DigestPreviewService).preview(account);
    app.clock.set(MAIL_TIME);
    return html ?? '';
  }

  /** A try on a day without anything to say. */
  async function tryMail(locale: Locale): Promise<string> {
    const account = anAccount({ name: 'Jana Muster', locale });
    await stored(app.unitOfWork, account);
    return String((await simpleParser((await app.get(DigestPreviewService).sendTest(account)).message)).html);
  }

  /** One long name, and the question below it. */
  async function questionMail(locale: Locale): Promise<string> {
    const account = anAccount({ name: 'Jana Muster', locale, createdAt: '2026-10-30T08:00:00.000Z' });
    await stored(app.unitOfWork, account);
    app.clock.set('2026-11-02T07:00:00.000Z'); // the last thing that this account does
    await app.get(RemindersService).create(account, { kind: 'own', text: 'Fahrkarte', dueOn: '2026-11-03' });
    app.clock.set('2026-11-03T07:30:00.000Z');
    await app.get(DigestService).sendDue(app.clock.now());
    app.clock.set(MAIL_TIME);
    const givenName = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein';
    await stored(app.unitOfWork, aContact(account, { givenName, layer: 'inner', lastInteractionOn: '2026-01-01' }));
    await app.get(DigestService).sendDue(app.clock.now());
    const sent = await app.unitOfWork.reader.findBy(OutboxMail, { accountId: account.id });
    const today = sent.find(({ message }) => message.includes(`X-Digest-Day: ${MAIL_DAY}`));
    return String((await simpleParser(today?.message ?? '')).html);
  }

  it.each(looks)('holds at $width px, $colorScheme, with <style>: $style', async ({ width, colorScheme, style }) => {
    const { page, problems } = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    for (const [name, html] of mails) {
      // Gmail may drop a whole <style> (screens.md, section 4)
      await page.setContent(style ? html : html.replace(/<style>[\s\S]*?<\/style>/, ''));
      await screenshot(page, `mail-${name}-${width}-${colorScheme}${style ? '' : '-no-style'}`);
      const found = await accessibilityProblems(page);
      expect(
        found.filter((problem) => !ofWholePages.test(problem)),
        name,
      ).toEqual([]);
      expect(await scrollsSideways(page), name).toBe(false);
      expect(await page.evaluate<number>(lowestLink), name).toBeGreaterThanOrEqual(LEAST_TARGET_PX);
    }
    expect(problems).toEqual([]);
  });
});
