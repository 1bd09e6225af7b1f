import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { OffersService } from '../../src/offers/offers.service.js';
import { TargetsService } from '../../src/targets/targets.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, aStation, stored } from '../support/builders.js';
import {
  accessibilityProblems,
  openEverything,
  screenshot,
  scrollsSideways,
  TestBrowser,
  tooSmall,
} from '../support/browser.js';

const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein';

describe('the shelf, the targets, and what a talk leaves', () => {
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
    const station = aStation(account, { organisation: 'Lokalradio Jena' });
    const marlene = aContact(account, { givenName: 'Marlene', stationId: station.id, organisation: LONG_NAME });
    await stored(app.unitOfWork, account, station, marlene);
    const offers = app.get(OffersService);
    const url = 'https://example.org/zahlen';
    const { id } = await offers.create(account.id, {
      kind: 'fresh',
      title: 'frische Zahlen',
      url,
      stationId: station.id,
    });
    await offers.create(account.id, { kind: 'article', title: LONG_NAME, tags: ['Podcast'], freshUntil: '2026-11-01' });
    const targets = app.get(TargetsService);
    const near = await targets.create(account.id, { kind: 'employer', name: LONG_NAME });
    const far = await targets.create(account.id, { kind: 'field', name: 'Seefahrt' });
    return {
      account,
      paths: {
        ...{ offers: '/offers', offer: `/offers/${id}`, targets: '/targets' },
        ...{ target: `/targets/${near.id}`, nobody: `/targets/${far.id}` },
        talked: `/people/${marlene.id}?talked=yes`,
        compose: `/compose?to=${marlene.id}&situation=share-offer&offerId=${id}`,
        log: '/log?text=Kaffee%20mit%20Marlene',
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
        await openEverything(page);
        await screenshot(page, `bring-${name}-${locale}-${colorScheme}-${width}`);
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
