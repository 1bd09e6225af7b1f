import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser } from '../support/browser.js';
import { aContact, anAccount, stored } from '../support/builders.js';

describe('free times on the page of a message', () => {
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    app = await startApp({ listen: true });
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.each([
    ['de', 'light', 1280, true],
    ['de', 'dark', 320, true],
    ['en', 'light', 320, true],
    ['en', 'dark', 1280, false],
  ] as const)(
    'in %s, %s, %i px wide, script %s: ticked by keyboard, and in the letter',
    async (locale, colorScheme, width, script) => {
      const account = anAccount({ name: 'Jana Wehrmann', locale });
      const priya = { givenName: 'Priya', timeZone: 'America/New_York', form: 'du', language: locale } as const;
      const contact = aContact(account, priya);
      await stored(app.unitOfWork, account, contact);
      const { page, problems } = await browser.newPage({
        colorScheme,
        viewport: { width, height: 900 },
        javaScriptEnabled: script,
      });
      const { secret } = await app.get(SessionsService).open(account);
      await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
      await page.goto(`${app.url}/compose?to=${contact.id}`);
      const chips = page.locator('.times input[type=checkbox]');
      expect(await chips.count()).toBe(5);
      await chips.nth(0).focus();
      await page.keyboard.press('Space');
      await page.locator('.times summary').click();
      await screenshot(page, `compose-times-${locale}-${colorScheme}-${width}`);
      if (script) expect(await accessibilityProblems(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await page.locator('#situation').selectOption('birthday');
      expect(await page.locator('.times').isVisible()).toBe(false);
      await page.locator('#situation').selectOption('coffee');
      await page.locator('main form button.primary').click();
      await page.waitForURL(/compose\/[0-9a-f-]+/u);
      await screenshot(page, `compose-times-draft-${locale}-${colorScheme}-${width}`);
      if (script) expect(await accessibilityProblems(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await page.locator('.times input:checked').count()).toBe(1);
      expect(problems).toEqual([]);
    },
  );
});
