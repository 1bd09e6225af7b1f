import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { Authentication } from '../../src/accounts/authentication.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
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

const LONG_TEXT = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein anrufen';

describe('reminders that come again', () => {
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

  async function furnished(locale: Account['locale']): Promise<{ account: Account; paths: Record<string, string> }> {
    const account = anAccount({ locale });
    const [marlene, tom] = [
      aContact(account, { givenName: 'Marlene', birthday: '1990-02-17' }),
      aContact(account, { givenName: 'Tom', birthday: '--02-29' }),
    ];
    await stored(app.unitOfWork, account, marlene, tom);
    const reminders = app.get(RemindersService);
    const dueOn = app.clock.today(account.timeZone);
    const own = { dueOn, kind: 'own', text: LONG_TEXT, contactId: marlene.id } as const;
    const series = { rule: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR,1MO', from: 'date' } as const;
    const { id } = await reminders.create(account, { ...own, recurrence: series, leadDays: 3 });
    const yearly = { rule: 'FREQ=YEARLY', from: 'date' } as const;
    const birthday = { dueOn, kind: 'birthday', contactId: marlene.id, recurrence: yearly, leadDays: 366 } as const;
    const { id: birthdayId } = await reminders.create(account, birthday);
    return {
      account,
      paths: {
        ...{ today: '/today', person: `/people/${marlene.id}`, offered: `/people/${tom.id}` },
        ...{ series: `/reminders/${id}`, birthday: `/reminders/${birthdayId}` },
      },
    };
  }

  it.each([
    ['de', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out',
    async (locale, colorScheme, width) => {
      const { account, paths } = await furnished(locale);
      const { page, problems } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const { secret } = await app.get(SessionsService).open(account);
      await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
      const found: string[] = [];
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(app.url + path);
        await screenshot(page, `reminders-closed-${name}-${locale}-${colorScheme}-${width}`);
        await openEverything(page);
        await screenshot(page, `reminders-${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
        if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
        found.push(...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`));
      }
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    },
    120_000,
  );
});
