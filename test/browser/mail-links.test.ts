import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser, tooSmall } from '../support/browser.js';
import { about, MailLinksWorld, promised, tokenOf } from '../support/mail-links-world.js';

const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein';

/** Whether the stamp in the head of the page reaches into the name beside it. */
const stampOnWord = `document.querySelector('.brand-word').getBoundingClientRect().right >
  document.querySelector('.stamp').getBoundingClientRect().left`;

describe('a link in a mail, opened by somebody who is not signed in', () => {
  let app: TestApp;
  let browser: TestBrowser;
  let world: MailLinksWorld;
  beforeAll(async () => {
    app = await startApp({ listen: true });
    browser = await TestBrowser.launch();
    world = new MailLinksWorld(app);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function tokensOf(account: Account): Promise<Record<string, string>> {
    const marlene = aContact(account, { givenName: 'Marlene', familyName: 'Aşkın-Hoffmann', honorific: 'Dr.' });
    const long = aContact(account, { givenName: LONG_NAME });
    await stored(app.unitOfWork, account, marlene, long);
    const promise = await world.reminder(account, long);
    const mail = await world.mail(account, about(marlene), promised(promise));
    const [suggestion, other] = mail.lines;
    const urls = { talked: suggestion?.talked, later: suggestion?.later, snooze: other?.snooze, stop: mail.stopUrl };
    return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, tokenOf(url)]));
  }

  it.each([
    ['de', 'light', 320],
    ['en', 'dark', 320],
    ['de', 'dark', 1280],
  ] as const)(
    'in %s, %s, %i px wide: usable by everybody without a script, nothing sticks out',
    async (locale, colorScheme, width) => {
      const tokens = await tokensOf(anAccount({ locale }));
      const viewport = { width, height: 640 };
      const { page, problems } = await browser.newPage({ colorScheme, viewport });
      const found: string[] = [];
      const check = async (name: string): Promise<void> => {
        await screenshot(page, `mail-link-${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
        if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
        if (await page.evaluate<boolean>(stampOnWord)) found.push(`${name}: the stamp lies on the word`);
        found.push(...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`));
      };
      for (const [name, token] of Object.entries(tokens)) {
        await page.goto(`${app.url}/m/${token}`);
        await check(`${name}-asked`);
        await page.keyboard.press('Enter'); // the one button has the focus
        await page.waitForSelector('button[name=undo]');
        await check(`${name}-done`);
      }
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    },
    120_000,
  );

  it('works with scripts switched off, and takes back what it did', async () => {
    const account = anAccount({ locale: 'de' });
    const tom = aContact(account, { givenName: 'Tom' });
    await stored(app.unitOfWork, account, tom);
    const token = await world.link(account, about(tom), 'talked');
    const talks = async (): Promise<number> =>
      (await app.get(InteractionsService).list(account.id, tom.id)).items.length;
    const { page } = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${app.url}/m/${token}`);
    await page.click('button');
    expect(await page.textContent('h1')).toBe('Notiert.');
    expect(await talks()).toBe(1);
    await page.click('button[name=undo]');
    expect(await page.textContent('h1')).toBe('Zurückgenommen.');
    expect(await talks()).toBe(0);
    expect((await app.get(AccountsService).find(account.id)).mailDays).toEqual(account.mailDays);
  });
});
