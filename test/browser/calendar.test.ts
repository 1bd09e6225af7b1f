import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import {
  accessibilityProblems,
  openEverything,
  screenshot,
  scrollsSideways,
  TestBrowser,
  tooSmall,
  type WatchedPage,
} from '../support/browser.js';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';

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

const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein';
const zone = 'Europe/Berlin';

/** A month in which much is, and meetings before and after their hour. */
async function planning(locale: Account['locale']): Promise<{ owner: SignedIn; paths: Record<string, string> }> {
  const owner = await signedIn(app, { name: 'Jana Wehrmann', locale, country: 'DE', region: 'SN' });
  const make = (path: string, body: object): Promise<string> => owner.api.make(path, body);
  const ayla = await make('/contacts', {
    ...{ givenName: 'Ayla', familyName: 'Demir', organisation: 'Isarwelle', role: 'Redakteurin', city: 'München' },
    ...{ likes: 'Radtouren, ihr Hund Krümel', birthday: { day: 26, month: 11, year: 1990 } },
  });
  const tom = await make('/contacts', { givenName: 'Tom', familyName: LONG_NAME, birthday: { day: 26, month: 11 } });
  await make('/contacts', { givenName: 'Tom', familyName: 'Weber' });
  await make(`/contacts/${ayla}/interactions`, { on: '2026-05-01', channel: 'call', summary: 'Thema Volontariat' });
  await make('/promises', { contactId: ayla, text: 'Umfragezahlen schicken', dueOn: '2026-11-24' });
  await make('/offers', { kind: 'article', title: 'Wie junge Leute Radio hören' });
  await make('/reminders', { kind: 'own', text: 'Neue Woche planen', dueOn: '2026-11-30' });
  await make('/trips', { city: 'München', from: '2026-11-25', to: '2026-11-28' });
  const meet = (day: string, hours: readonly [string, string], fields: object): Promise<string> =>
    make('/meetings', { start: `${day}T${hours[0]}:00Z`, end: `${day}T${hours[1]}:00Z`, timeZone: zone, ...fields });
  const ahead = await meet('2026-11-24', ['15:00', '16:00'], {
    ...{ contactIds: [ayla, tom], place: 'Café Puschkin, Gabelsbergerstraße 1', travelMinutes: 30 },
    note: 'Nach dem Volontariat fragen.\nZahlen mitnehmen.',
  });
  await meet('2026-11-26', ['10:00', '11:00'], { contactIds: [tom], title: LONG_NAME, state: 'proposed' });
  await meet('2026-11-26', ['13:00', '14:00'], { contactIds: [ayla] });
  const past = await meet('2026-11-20', ['15:00', '16:00'], { contactIds: [ayla] });
  const done = await meet('2026-11-12', ['15:00', '16:00'], { contactIds: [ayla, tom] });
  await owner.api.post(`/meetings/${done}/log`, { channel: 'coffee', summary: 'Zwei neue Namen' });
  return {
    owner,
    paths: {
      ...{ calendar: '/calendar', day: '/calendar?d=2026-11-26', empty: '/calendar?m=2027-02&view=month' },
      ...{ month: '/calendar?view=month', agenda: '/calendar?view=agenda', new: `/meetings/new?with=${ayla}` },
      ...{ ahead: `/meetings/${ahead}`, past: `/meetings/${past}`, done: `/meetings/${done}` },
      edit: `/meetings/${ahead}/edit`,
    },
  };
}

async function pageOf(account: Account, look: Parameters<TestBrowser['newPage']>[0] = {}): Promise<WatchedPage> {
  const watched = await browser.newPage(look);
  const { secret } = await app.get(SessionsService).open(account);
  await watched.page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
  return watched;
}

describe('the calendar in a browser', () => {
  it.each([
    ['de', 'light', 1280],
    ['de', 'dark', 1280],
    ['en', 'dark', 320],
    ['de', 'light', 320],
  ] as const)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out',
    async (locale, colorScheme, width) => {
      const { owner, paths } = await planning(locale);
      const { page, problems } = await pageOf(owner.account, { colorScheme, viewport: { width, height: 900 } });
      const found: string[] = [];
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(app.url + path);
        await openEverything(page);
        await screenshot(page, `calendar-${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
        if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
        found.push(...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`));
      }
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    },
    180_000,
  );

  it('on paper has the month and the list, and the card of a meeting without its buttons', async () => {
    const { owner, paths } = await planning('de');
    const { page } = await pageOf(owner.account, { viewport: { width: 720, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    for (const name of ['calendar', 'ahead']) {
      await page.goto(app.url + (paths[name] ?? ''));
      await screenshot(page, `calendar-${name}-print`);
      expect(await page.locator('.button.primary:visible, .letterhead:visible').count()).toBe(0);
    }
    await page.goto(`${app.url}/calendar`);
    expect(await page.locator('.month:visible').count()).toBe(1);
  }, 60_000);

  it('by keyboard: one stop in the month, arrows by day and week, on over its end, T back, A changes the view', async () => {
    const { owner } = await planning('de');
    const { page, problems } = await pageOf(owner.account);
    const focused = (): Promise<string> =>
      page
        .locator(':focus')
        .getAttribute('id')
        .then((id) => id ?? '');
    const goes = async (key: string, id: string): Promise<void> => {
      await page.keyboard.press(key);
      await expect.poll(focused).toBe(id);
    };
    await page.goto(`${app.url}/calendar`);
    expect(await page.locator('.month td a[tabindex="0"]').count()).toBe(1);
    await page.locator('#day-2026-11-23').focus();
    await goes('ArrowRight', 'day-2026-11-24');
    await goes('ArrowDown', 'day-2026-12-01');
    await goes('End', 'day-2026-12-06');
    await goes('Home', 'day-2026-11-30');
    await goes('PageUp', 'day-2026-10-30');
    await page.waitForURL(/m=2026-10/);
    await goes('PageDown', 'day-2026-11-30');
    await goes('ArrowDown', 'day-2026-12-07');
    await page.waitForURL(/m=2026-12/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/d=2026-12-07/);
    expect(await page.locator('#chosen').innerText()).toBe('Montag, 7. Dezember');
    await page.keyboard.press('t');
    await page.waitForURL(/d=2026-11-23/);
    await page.keyboard.press('a');
    await page.waitForURL(/view=agenda/);
    expect(await page.locator('.month:visible').count()).toBe(0);
    await page.keyboard.press('a');
    await page.waitForURL(/view=month/);
    expect(problems).toEqual([]);
  }, 60_000);
});
