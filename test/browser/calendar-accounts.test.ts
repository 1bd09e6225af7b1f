import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { CalendarAccountsService } from '../../src/calendar-accounts/calendar-accounts.service.js';
import { OwnCalendarSchedule } from '../../src/own-calendar/own-calendar.schedule.js';
import { OwnCalendarService } from '../../src/own-calendar/own-calendar.service.js';
import { ChangeMeetingService } from '../../src/outreach/moves/change-meeting.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser } from '../support/browser.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { CaldavServer } from '../support/caldav-server.js';

describe('the pages of the own calendar', () => {
  let app: TestApp;
  let server: CaldavServer;
  let browser: TestBrowser;

  beforeAll(async () => {
    app = await startApp({ listen: true, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    server = await CaldavServer.start();
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await app.close();
  });

  it.each([
    ['de', 'light', 1280, true],
    ['en', 'dark', 320, false],
  ] as const)('in %s, %s, %i px wide', async (locale, colorScheme, width, javaScriptEnabled) => {
    const account = anAccount({ name: 'Jana Wehrmann', locale });
    const friend = aContact(account, { givenName: 'Ada', familyName: 'Lovelace' });
    await stored(app.unitOfWork, account, friend);
    const { page } = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, javaScriptEnabled });
    const { secret } = await app.get(SessionsService).open(account);
    await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
    const look = async (name: string): Promise<void> => {
      await screenshot(page, `calendar-accounts-${name}-${locale}-${width}`);
      expect(await scrollsSideways(page)).toBe(false);
      if (javaScriptEnabled) expect(await accessibilityProblems(page)).toEqual([]);
    };

    await page.goto(`${app.url}/settings/calendar-accounts`);
    await page.locator('#label').fill('Nextcloud');
    await page.locator('#address').fill(server.url);
    await page.locator('#userName').fill(server.user);
    await page.locator('#password').fill(server.password);
    await look('new');
    await page.locator('form:has(#label) button[type=submit]').click();
    await page.locator('input[name=busy]').first().check();
    await page.locator(`input[name=pushTo][value="${server.calendarUrl('work')}"]`).check();
    await look('choice');
    await page.locator('form[action$="/calendars"] button[type=submit]').click();
    await page.waitForURL(/calendar-accounts\/[\da-f-]+$/);

    const [{ id } = { id: '' }] = await app.get(CalendarAccountsService).list(account.id);
    expect((await app.get(OwnCalendarService).busyOf(account.id, id)).size).toBe(1);
    const time = { start: '2026-12-01T14:00:00Z', end: '2026-12-01T15:00:00Z', timeZone: 'Europe/Berlin' };
    const meeting = await app
      .get(ChangeMeetingService)
      .create(account, { ...time, contactIds: [friend.id], place: 'Café' });
    await app.get(OwnCalendarSchedule).tick();
    const name = `wiedersehen-${meeting.id}.ics`;
    const moved = (server.events('work').get(name) ?? '')
      .replaceAll(':20261201T15', ':20261204T09')
      .replaceAll(':20261201T16', ':20261204T10');
    server.touch('work', name, moved);
    app.clock.set(new Date(app.clock.now().getTime() + 61 * 60_000).toISOString());
    await app.get(OwnCalendarSchedule).tick();
    await page.goto(`${app.url}/settings/calendar-accounts/${id}`);
    await look('conflict');
    await page.locator('button[value=there]').click();
    await page.waitForURL(/calendar-accounts\/[\da-f-]+$/);
    expect(await page.locator('button[value=there]').count()).toBe(0);
    await page.goto(`${app.url}/settings/calendar`);
    await look('settings');
  });
});
