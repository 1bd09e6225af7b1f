import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { type Locale } from '../../src/common/text.js';
import { startApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser } from '../support/browser.js';
import { anAccount, stored } from '../support/builders.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const looks = [
  ['de', 'light', 1280],
  ['en', 'dark', 320],
] as const;

describe('webhooks and past events in a browser', () => {
  let app: TestApp;
  let browser: TestBrowser;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    app = await startApp({ listen: true, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  beforeEach(async () => void (receiver = await WebhookReceiver.start()));
  afterEach(() => receiver.stop());

  const opened = async (locale: Locale, colorScheme: 'light' | 'dark', width: number): Promise<Page> => {
    const account = anAccount({ name: 'Jana Wehrmann', locale });
    await stored(app.unitOfWork, account);
    const emails = [{ value: 'tom@example.org' }];
    await app.get(SaveContactService).create(account.id, { givenName: 'Tom', familyName: 'Probe', emails });
    const { page } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const { secret } = await app.get(SessionsService).open(account);
    await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
    return page;
  };
  const isFine = async (page: Page, name: string): Promise<void> => {
    await screenshot(page, name);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  };

  it.each(looks)('a webhook is made, tried and said about, in %s, %s, %i px', async (locale, scheme, width) => {
    const page = await opened(locale, scheme, width);
    await page.goto(`${app.url}/settings/webhooks`);
    await page.locator('[name=label]').fill('Haus');
    await page.locator('[name=url]').fill(receiver.url);
    await page.locator('main form button.primary').click();
    await page.locator('#secret').waitFor();
    await isFine(page, `webhooks-${locale}-${scheme}-${width}`);
    await page.locator('a[href*="/settings/webhooks/"]').click();
    receiver.answer = (response) => response.writeHead(503).end('gerade nicht '.repeat(30));
    await page.locator('form[action$="/test"] button').click();
    await page.locator('form[action$="/retry"]').waitFor();
    await page.locator('li:has(form[action$="/retry"]) summary').click();
    await isFine(page, `webhook-${locale}-${scheme}-${width}`);
  });

  it.each(looks)('events of a file are looked at and taken over, in %s, %s, %i px', async (locale, scheme, width) => {
    const page = await opened(locale, scheme, width);
    const file = join(app.dataDir, 'a.ics');
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x'];
    for (const day of ['20251002', '20260311', '20261005']) {
      const title = 'SUMMARY:Ein langer Titel über das Radio und den nächsten Sommer';
      lines.push('BEGIN:VEVENT', `UID:${day}`, `DTSTART:${day}T100000Z`, `DTEND:${day}T110000Z`, title);
      lines.push('LOCATION:Café', 'ATTENDEE:mailto:tom@example.org', 'END:VEVENT');
    }
    writeFileSync(file, [...lines, 'END:VCALENDAR', ''].join('\r\n'));
    await page.goto(`${app.url}/past-events`);
    await isFine(page, `past-events-${locale}-${scheme}-${width}`);
    await page.locator('#file').setInputFiles(file);
    await page.locator('form[enctype] button').click();
    await page.locator('[name=events]').first().waitFor();
    await isFine(page, `past-events-found-${locale}-${scheme}-${width}`);
    await page.locator('form[action$="/keep"] button').click();
    await page.locator('form[action*="/undo/"]').first().waitFor();
    await isFine(page, `past-events-kept-${locale}-${scheme}-${width}`);
  });
});
