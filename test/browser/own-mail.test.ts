import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser, tooSmall } from '../support/browser.js';
import { anAccount, stored } from '../support/builders.js';
import { TestImapServer } from '../support/imap-server.js';
import { SubmissionServer } from '../support/submission-server.js';

describe("setting up one's own mail account", () => {
  let app: TestApp;
  let browser: TestBrowser;
  let smtp: SubmissionServer;
  let imap: TestImapServer;

  beforeAll(async () => {
    smtp = await SubmissionServer.start();
    imap = await TestImapServer.start();
    app = await startApp({ listen: true, env: { OUTBOUND_ALLOW: '127.0.0.1', SMTP_URL: smtp.url } });
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    await Promise.all([smtp.stop(), imap.stop()]);
  });

  it.each([
    ['de', 'light', 1280],
    ['de', 'dark', 320],
    ['en', 'dark', 1280],
    ['en', 'light', 320],
  ] as const)('in %s, %s, %i px wide: entered, checked step by step, put right', async (locale, colorScheme, width) => {
    const account = anAccount({ name: 'Jana Wehrmann', locale });
    await stored(app.unitOfWork, account);
    const { page, problems } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const { secret } = await app.get(SessionsService).open(account);
    await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
    const looked = async (name: string): Promise<void> => {
      await screenshot(page, `own-mail-${name}-${locale}-${colorScheme}-${width}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await tooSmall(page)).toEqual([]);
    };
    // anew after each look: axe leaves empty style attributes, which htmx would carry over and the policy refuse
    const opened = () => page.goto(`${app.url}/settings/mail`);
    await opened();
    await looked('empty');
    await opened();
    const fields = {
      ...{ userName: 'mara', password: 'wrong', smtpHost: '127.0.0.1', smtpPort: String(smtp.port) },
      ...{ imapHost: '127.0.0.1', imapPort: String(imap.port) },
    };
    for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
    for (const name of ['smtpSecurity', 'imapSecurity']) await page.selectOption(`#${name}`, 'starttls');
    await page.check('[name=reads]');
    await page.click('button.primary');
    await page.waitForSelector('[name=of][value=own]', { state: 'attached' });
    await page.click('form:has([name=of][value=own]) button');
    await page.waitForSelector('text=535 Who are you?');
    await looked('stuck');
    await opened();
    await page.fill('#password', 'secret');
    await page.click('button.primary');
    await page.waitForSelector('form:has([name=of][value=own]) button');
    await page.click('form:has([name=of][value=own]) button');
    await page.waitForSelector('text=' + (locale === 'de' ? 'Alles klappt.' : 'Everything works.'));
    await looked('well');
    await opened();
    await page.fill('#smtpHost', 'smtp.nirgends.invalid');
    await page.fill('#password', 'secret');
    await page.click('button.primary');
    await page.waitForSelector('form:has([name=of][value=own]) button');
    await opened();
    await looked('filled');
    await opened();
    await page.click('form:has([name=of][value=own]) button');
    await page.waitForSelector('text=' + (locale === 'de' ? 'Unter diesem Namen' : 'No server is known'));
    await looked('no-such-name');
    expect(problems).toEqual([]);
  });
});
