import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { BusyCalendarsSchedule } from '../../src/busy-calendars/busy-calendars.schedule.js';
import { BusyCalendarsService } from '../../src/busy-calendars/busy-calendars.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser } from '../support/browser.js';
import { anAccount, stored } from '../support/builders.js';

describe('the page of calendars elsewhere', () => {
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
    ['de', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)('in %s, %s, %i px wide, with one that does not answer', async (locale, colorScheme, width) => {
    const account = anAccount({ name: 'Jana Wehrmann', locale });
    await stored(app.unitOfWork, account);
    await app.get(BusyCalendarsService).create(account.id, { url: 'http://127.0.0.1:9/a.ics', label: 'Arbeit' });
    await app.get(BusyCalendarsSchedule).tick();
    const { page } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const { secret } = await app.get(SessionsService).open(account);
    await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
    await page.goto(`${app.url}/settings/busy-calendars`);
    await page.locator('summary').filter({ hasText: 'Arbeit' }).click();
    await screenshot(page, `busy-calendars-${locale}-${colorScheme}-${width}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    expect(await page.locator('.notice').count()).toBe(1);
  });
});
