import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, anInteraction, aStation, stored } from '../support/builders.js';
import {
  accessibilityProblems,
  screenshot,
  scrollsSideways,
  TestBrowser,
  type WatchedPage,
} from '../support/browser.js';

describe('my way, the quick log and a long history', () => {
  let app: TestApp;
  let browser: TestBrowser;
  let station: string;
  let marlene: string;
  let session: { name: string; value: string; url: string };

  beforeAll(async () => {
    app = await startApp({ listen: true });
    browser = await TestBrowser.launch();
    const account = anAccount({ name: 'Jana Wehrmann' });
    const radio = aStation(account, {
      organisation: 'Radio Nordlicht',
      from: '2022-03',
      to: '2022-11',
      myRole: 'Reporterin',
    });
    const uni = aStation(account, {
      kind: 'study',
      organisation: 'Universität Leipzig',
      from: '2018',
      to: '2022',
      city: 'Leipzig',
    });
    const people = ['Marlene Vogt', 'Ayla Demir', 'Ayla Kurt'].map((name) => {
      const [givenName = '', familyName = ''] = name.split(' ');
      return aContact(account, { givenName, familyName, stationId: radio.id, lastInteractionOn: '2026-10-05' });
    });
    const [first] = people;
    const talks = Array.from({ length: 45 }, (_, nth) => {
      const on = new Date(Date.UTC(2026, 9 - nth, 5)).toISOString().slice(0, 10);
      return anInteraction(first ?? aContact(account), { on, summary: `Gespräch Nummer ${nth + 1}` });
    });
    await stored(app.unitOfWork, account, radio, uni, ...people, ...talks);
    const { secret } = await app.get(SessionsService).open(account);
    session = { name: app.get(Authentication).cookieName, value: secret, url: app.url };
    [station, marlene] = [radio.id, first?.id ?? ''];
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const opened = async (width: number, scripts = true): Promise<WatchedPage> => {
    const watched = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
    await watched.page.context().addCookies([session]);
    return watched;
  };

  const fine = async (page: Page, name: string): Promise<void> => {
    expect(await accessibilityProblems(page), name).toEqual([]);
    expect(await scrollsSideways(page), name).toBe(false);
    await screenshot(page, `way-${name}`);
  };

  it.each([320, 1280])('fits a screen of %i pixels, and everybody can use it', async (width) => {
    const { page, problems } = await opened(width);
    for (const [name, path] of Object.entries({
      ...{ stations: '/stations', station: `/stations/${station}`, edit: `/stations/${station}/edit` },
      ...{
        new: '/stations/new',
        delete: `/stations/${station}/delete`,
        log: '/log',
        history: `/people/${marlene}/timeline`,
      },
    })) {
      await page.goto(app.url + path);
      await fine(page, `${name}-${width}`);
    }
    await page.goto(`${app.url}/log`);
    await page.getByRole('textbox', { name: 'Was gab’s?' }).fill('Kaffee mit Ayla, Dienstag, Thema Volontariat');
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('Wer von ihnen war es?').waitFor();
    await fine(page, `log-asked-${width}`);
    expect(problems).toEqual([]);
  });

  it.each([true, false])('the line is read, corrected and kept (scripts: %s)', async (scripts) => {
    const { page } = await opened(1280, scripts);
    await page.goto(`${app.url}/log`);
    await page.getByRole('textbox', { name: 'Was gab’s?' }).fill('Kaffee mit Ayla, Dienstag, Thema Volontariat');
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByLabel('Wer von ihnen war es?').selectOption({ label: 'Ayla Kurt' });
    await page.getByText('Dienstag, 17. November').click();
    await page.getByLabel('Wann?', { exact: true }).fill('2026-11-16');
    await page.getByRole('button', { name: 'Merken' }).click();
    await page.getByText('Gemerkt.').waitFor();
    await page.goto(`${app.url}/people?q=Kurt`);
    await page.getByRole('link', { name: 'Ayla Kurt' }).click();
    await page.getByText('Thema Volontariat').first().waitFor();
  });

  it('names come one after the other with Enter, and are counted', async () => {
    const { page, problems } = await opened(1280);
    await page.goto(`${app.url}/stations/${station}`);
    for (const name of ['Bernd', 'Chiara']) {
      await page.getByLabel('Ein Vorname genügt').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `${name} entfernen` }).waitFor();
    }
    await page.getByText('2 Namen in einer Minute').waitFor();
    expect(problems).toEqual([]);
  });

  it('earlier entries are added below', async () => {
    const { page, problems } = await opened(1280);
    await page.goto(`${app.url}/people/${marlene}`);
    for (const number of [25, 45]) {
      await page.getByRole('link', { name: 'Ältere Einträge' }).click();
      await page.getByText(`Gespräch Nummer ${number}`, { exact: true }).waitFor();
    }
    expect(await page.getByText(/^Gespräch Nummer \d+$/).count()).toBe(45);
    expect(page.url()).toBe(`${app.url}/people/${marlene}`);
    expect(problems).toEqual([]);
  });
});
