import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { WorkingHours } from '../../src/accounts/domain/working-hours.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import {
  accessibilityProblems,
  openEverything,
  screenshot,
  scrollsSideways,
  TestBrowser,
  tooSmall,
} from '../support/browser.js';

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

const workingHours: WorkingHours = {
  ...{ from: '09:30', to: '17:00', days: [1, 2, 4, 5] },
  byDay: [{ day: 5, from: '09:30', to: '13:00' }],
};

describe('hours, room around meetings and somebody’s time zone in a browser', () => {
  it.each([
    ['de', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out',
    async (locale, colorScheme, width) => {
      const account = anAccount({ name: 'Jana Wehrmann', locale, workingHours });
      const contact = aContact(account, { givenName: 'Yuki', timeZone: 'America/Argentina/Buenos_Aires' });
      await stored(app.unitOfWork, account, contact);
      const { page, problems } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const { secret } = await app.get(SessionsService).open(account);
      const cookie = { name: app.get(Authentication).cookieName, value: secret, url: app.url };
      await page.context().addCookies([cookie]);
      const found: string[] = [];
      const look = async (name: string): Promise<void> => {
        await screenshot(page, `free-times-${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
        if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
        found.push(...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`));
      };
      const paths = { rhythm: '/settings/rhythm', person: `/people/${contact.id}`, edit: `/people/${contact.id}/edit` };
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(app.url + path);
        await openEverything(page);
        await look(name);
      }
      await page.goto(`${app.url}/settings/rhythm`);
      expect(await page.locator('input[name="hours.5.to"]').isVisible()).toBe(true); // open, as Friday differs
      await page.fill('input[name="hours.1.from"]', '12:00');
      await page.fill('input[name="hours.1.to"]', '08:00');
      await page.locator('button.primary[type=submit]').last().click();
      await page.waitForSelector('.problems');
      await look('rhythm-corrected');
      expect(await page.locator('input[name="hours.1.to"]').getAttribute('aria-invalid')).toBe('true');
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    },
    120_000,
  );
});
