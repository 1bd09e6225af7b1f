import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Locale } from '../../src/common/text.js';
import { startApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser } from '../support/browser.js';
import { anAccount, stored } from '../support/builders.js';

const looks = [
  ['de', 'light', 1280],
  ['en', 'dark', 320],
] as const;
const programs = ['ios', 'macos', 'android', 'thunderbird', 'gnome', 'vdirsyncer'];

describe('phones and mail programs in a browser', () => {
  let app: TestApp;
  let browser: TestBrowser;
  beforeAll(async () => {
    app = await startApp({ listen: true, env: { BASE_URL: 'http://wiedersehen.example' } });
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const opened = async (locale: Locale, colorScheme: 'light' | 'dark', width: number): Promise<Page> => {
    const account = anAccount({ name: 'Jana Wehrmann', locale });
    await stored(app.unitOfWork, account);
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

  it.each(looks)('an app password is made, seen once and removed, in %s, %s, %i px', async (locale, scheme, width) => {
    const page = await opened(locale, scheme, width);
    await page.goto(`${app.url}/settings/phone`);
    await page.locator('[name=label]').fill('Telefon von Jana, das mit dem Sprung im Glas');
    await page.locator('main form button.primary').click();
    await page.locator('#secret').waitFor();
    expect(await page.locator('#secret').inputValue()).toMatch(/^wds_/);
    const [paper, heading] = [page.locator('.sheet'), page.locator('.sheet h2')];
    const air = ((await heading.boundingBox())?.y ?? 0) - ((await paper.boundingBox())?.y ?? 0);
    expect(air, 'above the heading').toBeGreaterThan(8);
    await page.locator('details.more summary').click();
    await page.locator('svg[role=img]').waitFor();
    await isFine(page, `phone-${locale}-${scheme}-${width}`);
    await page.goto(`${app.url}/settings/phone`);
    expect(await page.locator('#secret').count()).toBe(0);
    await page.locator('form[action$="/remove"] button').click();
    await page.waitForURL('**/settings/phone');
    expect(await page.locator('form[action$="/remove"]').count()).toBe(0);
  });

  it.each(looks)('every program has its steps, in %s, %s, %i px', async (locale, scheme, width) => {
    const page = await opened(locale, scheme, width);
    for (const program of programs) {
      await page.goto(`${app.url}/help/phone?program=${program}`);
      await isFine(page, `phone-help-${program}-${locale}-${scheme}-${width}`);
    }
  });
});
