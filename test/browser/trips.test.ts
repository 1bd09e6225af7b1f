import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { StationsService } from '../../src/stations/stations.service.js';
import { TripDraftsService } from '../../src/in-town/trip-drafts.service.js';
import { TripsService } from '../../src/trips/trips.service.js';
import { searchKey } from '../../src/contacts/domain/name-key.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import {
  accessibilityProblems,
  openEverything,
  screenshot,
  scrollsSideways,
  TestBrowser,
  tooSmall,
  type WatchedPage,
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

const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein';

/** Trips with somebody, with nobody, over, and one with drafts. */
async function travelling(locale: Account['locale']): Promise<{ account: Account; paths: Record<string, string> }> {
  const account = anAccount({ name: 'Jana Wehrmann', city: 'Leipzig', locale, pace: 3 });
  await stored(app.unitOfWork, account);
  const kind = 'internship' as const;
  const station = await app
    .get(StationsService)
    .create(account.id, { kind, organisation: 'Isarwelle', city: 'München', to: '2022' });
  const person = (givenName: string, city: string | null, fields: object = {}) =>
    aContact(account, { givenName, city, cityKey: city && searchKey(city), form: 'du', ...fields });
  await stored(
    app.unitOfWork,
    person('Marlene', 'München', {
      familyName: 'Aşkın-Hoffmann',
      role: 'Redaktionsleiterin',
      layer: 'warm',
      lastInteractionOn: '2026-04-12',
    }),
    person('Tom', 'Freising', { layer: 'inner', lastInteractionOn: '2026-05-01' }),
    person('Ayla', 'Munich', { familyName: LONG_NAME, organisation: LONG_NAME }),
    person('Hannes', 'München', { comebackOn: '2026-12-14' }),
    person('Kim', 'München', { neverSuggest: true }),
    person('Jonas', null, { stationId: station.id }),
  );
  const trips = app.get(TripsService);
  const [from, to] = ['2026-11-26', '2026-11-28'];
  const munich = await trips.create(account, { city: 'München', from, to, note: 'Tagung am Freitag' });
  const nobody = await trips.create(account, { city: 'Augsburg', from: '2026-12-04', to: '2026-12-05', radiusKm: 10 });
  const over = await trips.create(account, { city: 'Freising', from: '2026-11-02', to: '2026-11-03' });
  const frankfurt = await trips.create(account, { city: 'Frankfurt', from: '2027-02-02', to: '2027-03-03' });
  const drafted = await trips.create(account, { city: 'Freising', from, to });
  await app.get(TripDraftsService).write(account, drafted.id, {});
  return {
    account,
    paths: {
      ...{ list: '/trips', trip: `/trips/${munich.id}`, nobody: `/trips/${nobody.id}`, over: `/trips/${over.id}` },
      ...{ edit: `/trips/${frankfurt.id}/edit`, long: `/trips/${frankfurt.id}` },
      ...{ drafted: `/trips/${drafted.id}`, walk: `/trips/${drafted.id}/drafts` },
    },
  };
}

async function signedInPage(account: Account, look: Parameters<TestBrowser['newPage']>[0] = {}): Promise<WatchedPage> {
  const watched = await browser.newPage(look);
  const { secret } = await app.get(SessionsService).open(account);
  await watched.page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
  return watched;
}

describe('the pages of trips in a browser', () => {
  it.each([
    ['de', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out',
    async (locale, colorScheme, width) => {
      const { account, paths } = await travelling(locale);
      const { page, problems } = await signedInPage(account, { colorScheme, viewport: { width, height: 900 } });
      const found: string[] = [];
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(app.url + path);
        await openEverything(page);
        await screenshot(page, `trips-${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
        if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
        found.push(...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`));
      }
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    },
    120_000,
  );

  it('by keyboard: A takes everybody who may be ticked, Ctrl+Enter writes the drafts and goes from letter to letter', async () => {
    const { account, paths } = await travelling('de');
    const { page, problems } = await signedInPage(account);
    await page.goto(`${app.url}${paths['trip'] ?? ''}`);
    const ticked = () => page.locator('input[name=person]:checked').count();
    const may = await page.locator('input[name=person]:enabled').count();
    await page.locator('h1').click();
    await page.keyboard.press('a');
    expect(await ticked()).toBe(may);
    await page.keyboard.press('a');
    expect(await ticked()).toBe(0);
    for (const name of ['person', 'slot'])
      for (const nth of [0, 1]) await page.locator(`input[name=${name}]:enabled`).nth(nth).check();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/drafts$/);
    expect(await page.locator('.eyebrow').innerText()).toMatch(/1 von 2/i);
    await page.locator('#body').click();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/after=/);
    expect(await page.locator('.eyebrow').innerText()).toMatch(/2 von 2/i);
    expect(problems).toEqual([]);
  }, 60_000);
});
