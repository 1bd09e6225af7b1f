import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { CustomFieldsService } from '../../src/contacts/custom-fields/custom-fields.service.js';
import { RelationsService } from '../../src/contacts/relations/relations.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { SavedFiltersService } from '../../src/contacts/saved-filters/saved-filters.service.js';
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

const looks = [
  ['de', 'light', 1280],
  ['de', 'dark', 320],
  ['en', 'dark', 1280],
  ['en', 'light', 320],
] as const;

interface Furnished {
  readonly account: Account;
  /** With everything that can be known. */
  readonly fullId: string;
}

/** One who is known through and through, and many others. */
async function furnished(locale: Account['locale'], many = 57): Promise<Furnished> {
  const account = anAccount({ name: 'Jana Wehrmann', city: 'Leipzig', locale });
  const station = aStation(account, { organisation: 'Lokalradio Jena', from: '2023-03', to: '2023-08' });
  const lenz = aContact(account, { givenName: 'Sabine', familyName: 'Lenz' });
  const tom = aContact(account, { givenName: 'Tom', familyName: 'Berghäuser', introducedById: lenz.id });
  const long = aContact(account, { givenName: 'Dr.', familyName: LONG_NAME, organisation: LONG_NAME, city: LONG_NAME });
  const others = Array.from({ length: many }, (_, index) =>
    aContact(account, { givenName: 'Ayla', familyName: `Demir ${index}`, city: 'München', organisation: 'Isarwelle' }),
  );
  await stored(app.unitOfWork, account, station, lenz, tom, long, ...others);
  const fields = app.get(CustomFieldsService);
  await fields.create(account.id, { name: 'Lieblingskuchen', kind: 'text' });
  await fields.create(account.id, { name: 'Hemdgröße', kind: 'choice', choices: ['S', 'M', 'L'] });
  const full = await app.get(SaveContactService).create(account.id, {
    ...{
      givenName: 'Marlene',
      familyName: 'Aşkın-Hoffmann',
      nickname: 'Leni',
      honorific: 'Dr.',
      gender: 'f',
      form: 'sie',
    },
    ...{ organisation: 'Isarwelle', role: 'Redaktionsleiterin', city: 'München', country: 'DE', stationId: station.id },
    history: [{ organisation: 'Lokalradio Jena', role: 'Redakteurin', from: '2019', to: '2023-08' }],
    emails: [
      { value: 'm.askin@isarwelle.example', label: 'Arbeit', preferred: true },
      { value: `${LONG_NAME.slice(0, 50)}@privat.example`.toLowerCase().replaceAll('ä', 'a') },
    ],
    phones: [{ value: '+49 89 1234567', label: 'Arbeit' }],
    links: [{ value: 'https://isarwelle.example/team/marlene-askin-hoffmann' }],
    addresses: [{ street: 'Löbdergraben 1', postalCode: '07743', city: 'Jena', label: 'privat' }],
    birthday: { year: null, month: 2, day: 29 },
    tags: ['Radio', 'Volontariat', 'München'],
    custom: { Lieblingskuchen: 'Mohn', Hemdgröße: 'M' },
    ...{ gotOnWell: 5, metInPerson: true, likes: 'meine Reihe über leere Läden am Löbdergraben', cadence: 90 },
    ...{ notes: 'Schreibt gern morgens.\nMag kurze Sätze.', introducedById: tom.id, roughlyLastOn: '2026-04-12' },
  });
  const relations = app.get(RelationsService);
  await relations.add(account.id, full.id, { kind: 'colleague', otherId: long.id });
  await relations.add(account.id, full.id, { kind: 'studied-with', otherId: lenz.id });
  await app.get(SavedFiltersService).create(account.id, { name: 'Radio in München', query: { city: 'München' } });
  return { account, fullId: full.id };
}

async function opened(
  account: Account,
  look: { colorScheme: 'light' | 'dark'; width: number; javaScriptEnabled?: boolean },
): Promise<{ page: Page; problems: string[] }> {
  const { colorScheme, width, javaScriptEnabled = true } = look;
  const options = { colorScheme, viewport: { width, height: 900 }, javaScriptEnabled };
  const { page, problems } = await browser.newPage(options);
  const { secret } = await app.get(SessionsService).open(account);
  await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
  return { page, problems };
}

/** What is wrong with the page as it stands, with a picture of it. */
async function looked(page: Page, name: string): Promise<string[]> {
  await screenshot(page, name);
  const found = (await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`);
  if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
  return [...found, ...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`)];
}

describe('the pages of people', () => {
  it.each(looks)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out',
    async (locale, colorScheme, width) => {
      const { account, fullId } = await furnished(locale, 9);
      const { page } = await opened(account, { colorScheme, width });
      const suffix = `${locale}-${colorScheme}-${width}`;
      const found: string[] = [];
      const paths = {
        'people-filtered': '/people?city=M%C3%BCnchen&standing=unknown&notContactedSince=2026-01-01',
        'people-select': '/people?select=all',
        'people-nobody': '/people?q=zzzzqqqq',
        'people-time': '/people?q=nicht+seit+2023',
        'person-full': `/people/${fullId}`,
        'person-edit-full': `/people/${fullId}/edit`,
        'settings-fields': '/settings/fields',
      };
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(app.url + path);
        await openEverything(page);
        found.push(...(await looked(page, `${name}-${suffix}`)));
      }

      // what has to be corrected: three rows at once
      await page.goto(`${app.url}/people/${fullId}/edit`);
      await openEverything(page);
      await page.fill('[name="phones.1.value"]', 'keine Nummer');
      await page.fill('[name="birthday.day"]', '31');
      await page.fill('[name="introducedBy.name"]', 'Ayla');
      await page.click('main .button.primary');
      await page.waitForSelector('[role="alert"]');
      found.push(...(await looked(page, `person-edit-wrong-${suffix}`)));

      // both versions, after another window has saved
      await page.goto(`${app.url}/people/${fullId}/edit`);
      await openEverything(page);
      await app.get(SaveContactService).update(account.id, fullId, { city: 'Freising', tags: ['Radio'] });
      await page.fill('#role', 'Intendantin');
      await page.fill('#city', 'Erding');
      await page.click('main .button.primary');
      await page.waitForSelector('.versions');
      found.push(...(await looked(page, `person-conflict-${suffix}`)));
      expect(found).toEqual([]);
    },
    120_000,
  );
});

describe('the list of people', () => {
  it('brings more where one reads, with the focus on the first of them', async () => {
    const { account } = await furnished('de');
    const { page, problems } = await opened(account, { colorScheme: 'light', width: 1280 });
    await page.goto(`${app.url}/people`);
    await page.waitForSelector('html[data-ready]');
    expect(await page.locator('.rows > li:not(#more)').count()).toBe(50);
    await page.locator('#more a').focus();
    await page.keyboard.press('Enter');
    await page.locator('#more').waitFor({ state: 'detached' });
    expect(await page.locator('.rows > li').count()).toBe(61);
    const focused = await page.evaluate(
      '[...document.querySelectorAll(".rows .person-name")].indexOf(document.activeElement)',
    );
    expect(focused).toBe(50);
    expect(problems).toEqual([]);
  });

  it('searches while one types, and keeps the cursor in the field', async () => {
    const { account } = await furnished('de');
    const { page } = await opened(account, { colorScheme: 'light', width: 1280 });
    await page.goto(`${app.url}/people`);
    await page.waitForSelector('html[data-ready]');
    await page.locator('#q').pressSequentially('berghauser');
    await page.locator('#more').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    expect(page.url()).toContain('q=berghauser');
  });

  it('tags several with the keyboard alone, and takes it back at one tap', async () => {
    const { account } = await furnished('de');
    const { page } = await opened(account, { colorScheme: 'light', width: 1280 });
    await page.goto(`${app.url}/people?select=some`);
    await page.waitForSelector('html[data-ready]');
    await page.locator('[data-check-all]').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('input[name=ids]:checked').count()).toBe(50);
    await page.locator('#bulk-tag').fill('Sommerfest');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.toast form');
    expect(await page.textContent('.toast')).toContain('50 Menschen haben jetzt das Stichwort.');
    await screenshot(page, 'people-bulk-toast-de-light-1280');
    await Promise.all([page.waitForResponse((answer) => answer.url().includes('/undo')), page.click('.toast button')]);
    await page.goto(`${app.url}/people?tag=Sommerfest`);
    expect(await page.locator('.rows > li').count()).toBe(0);
  });

  it('works without JavaScript: everybody on the page, a layer, and more', async () => {
    const { account } = await furnished('de');
    const { page } = await opened(account, { colorScheme: 'light', width: 1280, javaScriptEnabled: false });
    await page.goto(`${app.url}/people`);
    await page.click('text=Mehrere auswählen');
    await page.click('text=Alle auf dieser Seite');
    expect(await page.locator('input[name=ids]:checked').count()).toBe(50);
    await page.selectOption('#bulk-layer', 'warm');
    await page.click('text=Nähe ändern');
    expect(await page.textContent('.toast')).toContain('geändert');
    await page.click('text=Mehr anzeigen');
    expect(await page.locator('.rows > li').count()).toBe(11);
  });
});
