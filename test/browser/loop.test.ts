import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetupService } from '../../src/accounts/setup.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, screenshot, TestBrowser, type WatchedPage } from '../support/browser.js';

const fixtures = join(import.meta.dirname, '../fixtures/imports');

let app: TestApp;
let browser: TestBrowser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  app = await startApp({ listen: true });
  browser = await TestBrowser.launch();
  watched = await browser.newPage({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
  });
  page = watched.page;
  page.setDefaultTimeout(5_000);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

describe('the loop in a browser', () => {
  it('from /setup to the first names: Enter keeps the cursor in the field', async () => {
    await page.goto(`${app.url}/`);
    await page.getByLabel('Setup-Code').fill((await app.get(SetupService).openCode()) ?? '');
    await page.getByLabel('Dein Name').fill('Jana Wehrmann');
    await page.getByLabel('E-Mail').fill('jana@example.org');
    await page.getByLabel('Passwort').fill('ein langer Satz');
    await seen('setup');
    await page.getByRole('button', { name: 'Los geht’s' }).click();
    await page.getByLabel('Wo?').fill('Lokalradio Jena');
    await page.getByLabel('Von (Jahr)').fill('2023');
    await page.getByLabel('Bis (Jahr)').fill('2023');
    await page.getByRole('button', { name: 'Weiter zu den Namen' }).click();
    for (const [index, name] of ['Marlene', 'Tom', 'Anna, aus der Technik'].entries()) {
      app.clock.set(`2026-11-23T08:00:0${index}.000Z`); // people come in the order in which they were written down
      await page.getByLabel('Ein Vorname genügt').fill(name);
      await page.keyboard.press('Enter');
      await page
        .getByRole('button', { name: `${name.split(',')[0] ?? ''}` })
        .filter({ hasText: name.split(',')[0] ?? '' })
        .waitFor();
      expect(await focusedId(page)).toBe('names');
    }
    expect(page.url()).toContain('prompt=4');
    await seen('jogger');
  });

  it('one card per person, then Today with the easy one open', async () => {
    await page.getByRole('link', { name: 'Weiter: wie würde es sich anfühlen?' }).click();
    await page.getByRole('heading', { name: 'Wie würde sich eine Nachricht an Marlene anfühlen?' }).waitFor();
    await page.getByLabel('leicht').check();
    await page.getByLabel('dieses Jahr').check();
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('heading', { name: /an Tom anfühlen/ }).waitFor();
    expect(await focusedId(page)).toBe('main');
    await seen('feelings');
    await page.getByRole('link', { name: 'Zu meiner ersten Person' }).click();
    await page.getByRole('heading', { name: 'Guten Morgen, Jana' }).waitFor();
    expect(await page.locator('article').textContent()).toContain('Marlene');
    await page.getByText('Wie kommt die Auswahl zustande?').first().click();
    await seen('today');
  });

  it('brings people along from LinkedIn and from an Apple address book, each with a preview before', async () => {
    for (const file of ['linkedin-Connections-en.csv', 'apple.vcf']) {
      await page.getByLabel('Menü von Jana Wehrmann').click();
      await page.getByRole('link', { name: 'Import' }).first().click();
      await page.getByLabel('Dateien, hierher gezogen oder ausgewählt').setInputFiles(join(fixtures, file));
      await page.getByRole('button', { name: 'Ansehen' }).click();
      await page.getByText('Es ist noch nichts gespeichert.').waitFor();
      await seen(`import-${file}`);
      await page.locator('button.primary').click();
      await page.getByRole('heading', { name: / da$|kam dazu$/ }).waitFor();
      await seen(`imported-${file}`);
    }
    await page.goto(`${app.url}/people`);
    await page.getByText('Greta Beispiel').waitFor();
    await seen('people');
    await page.goto(`${app.url}/today`);
    expect(await page.locator('article').textContent()).toContain('Marlene');
  });

  it('a rung chosen and taken back changes only the page’s middle, and the focus stays on it', async () => {
    await page.getByRole('button', { name: 'Nur leichte' }).click();
    await page.locator('#rung-easy[aria-pressed=true]').waitFor();
    expect(await focusedId(page)).toBe('rung-easy');
    expect(await page.locator('#live').textContent()).toContain('Gut, so machen wir es diese Woche.');
    await page.locator('#rung-any').click();
    await page.locator('#rung-any[aria-pressed=true]').waitFor();
  });

  it('two clicks to a letter; the letter is copied with one', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('article').getByRole('link', { name: 'Nachricht entwerfen' }).click();
    await seen('compose-options');
    await page.getByLabel('du', { exact: true }).check();
    await page.getByRole('button', { name: 'Entwurf schreiben' }).click();
    const text = page.getByLabel('Text der Nachricht');
    expect(await text.inputValue()).toMatch(/^Hallo Marlene,\n\n/);
    await seen('letter');
    await page.getByRole('button', { name: 'Kopieren' }).first().click();
    await page.locator('#live').getByText('Text ist kopiert.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('Hallo Marlene');
  });

  it('sent, with a kind line and a way back', async () => {
    await page.getByRole('button', { name: 'Abgeschickt, merken' }).click();
    await page.locator('#live').getByText('Abgeschickt. Das war der schwierigste Teil.').waitFor();
    expect(await page.locator('#live').getByRole('button', { name: 'Rückgängig' }).count()).toBe(1);
    await seen('today-after-sending');
  });

  it('seven days later the follow-up stands on Today; a no with its reason makes it go', async () => {
    app.clock.set('2026-11-30T08:00:00.000Z');
    await page.goto(`${app.url}/today`);
    await page.getByRole('heading', { name: 'Noch ohne Antwort' }).waitFor();
    await seen('today-follow-up');
    await page.goto(`${app.url}/outbox`);
    await page.getByRole('heading', { name: 'Jetzt nachhaken' }).waitFor();
    await seen('outbox');
    await page.getByRole('link', { name: 'Was kam zurück?' }).click();
    await seen('outcome');
    await page.getByRole('button', { name: 'Diesmal nicht' }).click();
    await page.getByRole('heading', { name: 'Notiert. Ein Nein gilt dem Zeitpunkt, nicht dir.' }).waitFor();
    await seen('after-a-no');
    await page.getByRole('button', { name: 'viel los' }).click();
    await page
      .locator('#live')
      .getByText(/wird Marlene wieder vorgeschlagen/)
      .waitFor();
    await page.goto(`${app.url}/today`);
    expect(await page.getByRole('heading', { name: 'Noch ohne Antwort' }).count()).toBe(0);
    expect(await page.locator('#main').textContent()).not.toContain('Marlene');
  });

  it('after the comeback date Marlene is back', async () => {
    for (const day of ['2026-12-21', '2027-01-11', '2027-02-01', '2027-02-15']) {
      app.clock.set(`${day}T08:00:00.000Z`);
      await page.goto(`${app.url}/today`); // a session ends after 30 days without a visit
    }
    expect(await page.locator('#main').textContent()).toContain('Marlene');
    await seen('today-comeback');
  });

  it('searching changes the list while typing, and the address with it', async () => {
    await page.goto(`${app.url}/people`);
    await page.getByLabel('Suchen').first().pressSequentially('tom');
    await page.locator('#people .person-row').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('#people').textContent()).toContain('Tom');
    expect(await focusedId(page)).toBe('q');
  });

  it('a form with remarks comes back in place: the box above it has the focus, what was typed is kept', async () => {
    await page.getByRole('link', { name: 'Tom' }).click();
    await page.getByText('Lieber Feld für Feld').click();
    await page.getByLabel('Wann?').first().fill('2030-01-01');
    await page.getByLabel('Eine Zeile dazu').fill('Tipp: Frau Lenz');
    // the browser itself would refuse a day after max; the server must, too
    await page.evaluate("document.querySelector('form[action$=interactions]').noValidate = true");
    await page.getByRole('button', { name: 'Merken' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('problems');
    expect(await page.getByLabel('Eine Zeile dazu').inputValue()).toBe('Tipp: Frau Lenz');
    expect(new URL(page.url()).pathname).toMatch(/^\/people\/[0-9a-f-]+$/);
    await seen('person-remarks');
    await page.getByLabel('Wann?').first().fill('2027-02-14');
    await page.getByRole('button', { name: 'Merken' }).click();
    await page.locator('.timeline').getByText('Tipp: Frau Lenz').waitFor();
  });

  it('nothing was refused by the content security policy, no error in the console', () => {
    expect(watched.problems).toEqual([]);
  });
});

/** A picture to look at, and the check that everybody can use the page. */
async function seen(name: string): Promise<void> {
  await screenshot(page, `loop-${name}`);
  expect(await accessibilityProblems(page)).toEqual([]);
  // axe leaves empty style attributes behind; htmx would carry them over, and the policy would refuse them
  await page.evaluate('for (const e of document.querySelectorAll("[style]")) e.removeAttribute("style")');
}

function focusedId(on: Page): Promise<string> {
  return on.evaluate('document.activeElement?.id ?? ""');
}
