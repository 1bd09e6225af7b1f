import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { OwnTemplatesService } from '../../src/outreach/own-templates/own-templates.service.js';
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
let account: Account;

beforeAll(async () => {
  app = await startApp({ listen: true });
  browser = await TestBrowser.launch();
  account = anAccount({ name: 'Jana Wehrmann' });
  await stored(app.unitOfWork, account, aContact(account, { givenName: 'Mia', familyName: 'Muster', form: 'du' }));
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function opened(
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ page: Page; problems: string[] }> {
  const watched = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const { secret } = await app.get(SessionsService).open(account);
  const cookie = { name: app.get(Authentication).cookieName, value: secret, url: app.url };
  await watched.page.context().addCookies([cookie]);
  return watched;
}

async function looked(page: Page, name: string): Promise<string[]> {
  await screenshot(page, name);
  const found = (await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`);
  if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
  return [...found, ...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`)];
}

describe('templates in a browser', () => {
  it('a chip writes a field where the cursor is, and the preview follows; Ctrl+S saves', async () => {
    const { page, problems } = await opened(1280);
    await page.goto(`${app.url}/templates/new`);
    await page.fill('#name', 'Kurz');
    await page.selectOption('#form', 'du');
    await page.fill('#letter', 'Hallo ,\n\nein Kaffee?');
    await page.evaluate("document.querySelector('#letter').setSelectionRange(6, 6)");
    await page.click('[data-insert="{{name}}"]');
    expect(await page.inputValue('#letter')).toBe('Hallo {{name}},\n\nein Kaffee?');
    await page.waitForSelector('#template-preview:has-text("Hallo Marlene,")');
    await page.focus('#letter');
    await page.keyboard.press('Control+p');
    await page.waitForSelector('#template-preview:has-text("Hallo Kim,")');
    await page.fill('#letter', 'Hallo {{nmae}},');
    await page.waitForSelector('#template-preview:has-text("{{nmae}} kenne ich nicht – meintest du {{name}}?")');
    await page.fill('#letter', 'Hallo {{name}},');
    await page.keyboard.press('Control+s');
    await page.waitForURL(/\/templates\/[0-9a-f-]{36}$/);
    expect((await app.get(OwnTemplatesService).list(account.id)).map(({ name }) => name)).toEqual(['Kurz']);
    expect(problems).toEqual([]);
  });

  it('on a phone, text and preview take turns', async () => {
    const { page } = await opened(360);
    await page.goto(`${app.url}/templates/new`);
    expect(await page.isVisible('#letter')).toBe(true);
    expect(await page.isVisible('#template-preview')).toBe(false);
    await page.click('.editor-side label:has([value=preview])');
    expect(await page.isVisible('#letter')).toBe(false);
    expect(await page.isVisible('#example')).toBe(true);
  });

  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('every page is readable for everybody: %s, %i px wide', async (scheme, width) => {
    const { id } = await app.get(OwnTemplatesService).create(account, { copyOf: 'builtin:de-sie:call', name: 'Anruf' });
    await app.get(OwnTemplatesService).update(account.id, id, { source: 'Guten Tag.' });
    const { page, problems } = await opened(width, scheme);
    const found: string[] = [];
    for (const [name, path] of [
      ['list', '/templates'],
      ['built-in', '/templates/builtin:de-sie:call'],
      ['own', `/templates/${id}`],
      ['text', `/templates/${id}?as=text`],
    ] as const) {
      await page.goto(app.url + path);
      await openEverything(page);
      found.push(...(await looked(page, `templates-${name}-${scheme}-${width}`)));
    }
    expect([...found, ...problems]).toEqual([]);
  });
});
