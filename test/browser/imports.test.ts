import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { ApplyRows } from '../../src/imports/commit/apply-rows.service.js';
import { KeepRows } from '../../src/imports/preview/keep-rows.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, aStation, stored } from '../support/builders.js';
import {
  accessibilityProblems,
  openEverything,
  screenshot,
  scrollsSideways,
  TestBrowser,
  tooSmall,
  type WatchedPage,
} from '../support/browser.js';

const looks = [
  ['de', 'light', 1280],
  ['de', 'dark', 320],
  ['en', 'light', 1280],
  ['en', 'light', 320],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'imports-'));

function fileNamed(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const linkedIn = fileNamed('Connections.csv', [
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Bastian,Adler,https://www.linkedin.com/in/bastian,,Saale-Kurier,Redakteur,14 Mar 2022',
  'Marlene,Aşkın-Hoffmann,https://www.linkedin.com/in/marlene,,Isarwelle,Chefredakteurin,02 Sep 2023',
  'Jonas,Kettelhut,https://www.linkedin.com/in/jonas,,Datenwerk,Data Reporter,30 Oct 2021',
  ',,,,,,07 Jun 2024',
  'Tom,Berghäuser,https://www.linkedin.com/in/tom,,Theater Jena,Dramaturg,11 May 2023',
  'Frauke,Meinecke-Thorwald,https://www.linkedin.com/in/frauke,presse@stadtwerke.example,Stadtwerke Jena,Pressesprecherin,11 May 2023',
]);
const table = fileNamed('leute.csv', [
  'Wer;Woher;Post;Kuchen',
  'Ceyda Çelik;Studio Nord;ceyda@nord.example;Käse',
  'Greta Baumann;Kreuzer;greta@kreuzer.example;Apfel',
]);

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

/** Somebody with a station and three people, who are in the file with other words. */
async function furnished(locale: Account['locale']): Promise<Account> {
  const account = anAccount({ name: 'Jana Wehrmann', locale });
  const station = aStation(account, { organisation: 'Saale-Kurier', from: '2023-03', to: '2023-08' });
  const marlene = aContact(account, { givenName: 'Marlene', familyName: 'Aşkın-Hoffmann', organisation: 'Isarwelle' });
  const jonas = aContact(account, { givenName: 'Jonas', familyName: 'Kettelhut', organisation: 'Uni Leipzig' });
  const tom = aContact(account, { givenName: 'Tom', familyName: 'Berghäuser', role: 'Student', city: 'Jena' });
  await stored(app.unitOfWork, account, station, marlene, jonas, tom);
  return account;
}

async function signedInPage(account: Account, options: object): Promise<WatchedPage> {
  const watched = await browser.newPage(options);
  const { secret } = await app.get(SessionsService).open(account);
  await watched.page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
  return watched;
}

async function bring(page: Page, files: readonly string[]): Promise<void> {
  await page.goto(`${app.url}/import`);
  await page.locator('#file').setInputFiles([...files]);
  await page.locator('button.primary').click();
}

/** Lets a step of a job wait at its n-th call, as on a slow disk, until it is told to go on. */
function waitsAtCall(call: number, service: object, step: string): () => void {
  const steps = service as Record<string, (...given: unknown[]) => Promise<void>>; // all of a job's steps are such
  const real = steps[step];
  if (!real) throw new Error(`there is no step ${step}`);
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  let calls = 0;
  steps[step] = async (...given) => {
    calls += 1;
    if (calls === call) await gate;
    return real.apply(service, given);
  };
  return () => {
    steps[step] = real;
    goOn();
  };
}

/** Drops cards as a hand does, on whatever stands there. */
function dropped(page: Page, onto: string, names: readonly string[]): Promise<void> {
  return page.evaluate(`{
    const dataTransfer = new DataTransfer();
    for (const name of ${JSON.stringify(names)}) {
      const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:' + name + ' Probe', 'N:Probe;' + name + ';;;', 'END:VCARD', ''];
      dataTransfer.items.add(new File([card.join('\\r\\n')], name + '.vcf', { type: 'text/vcard', lastModified: 1 }));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector(${JSON.stringify(onto)}).dispatchEvent(event);
    }
  }`);
}

describe('the way from files to people', () => {
  it.each(looks)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out',
    async (locale, colorScheme, width) => {
      const account = await furnished(locale);
      const { page, problems } = await signedInPage(account, { colorScheme, viewport: { width, height: 900 } });
      const found: string[] = [];
      const look = async (name: string): Promise<void> => {
        await openEverything(page);
        await screenshot(page, `wizard-${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await wrongOn(page)).map((problem) => `${name}: ${problem}`));
      };
      await page.goto(`${app.url}/import`);
      await look('source');
      await bring(page, [linkedIn, table]);
      await page.locator('.columns').last().waitFor();
      await look('columns');
      await page.locator('form:has(.columns) button.primary').click();
      await page.locator('#rows').waitFor();
      await look('preview');
      await page.locator('#rows a', { hasText: 'Marlene' }).click();
      await page.locator('main [data-keys] form').waitFor();
      await look('row');
      await page.goBack();
      await page.locator('form[action$="/commit"] button').click();
      await page.locator('form[action$="/undo"]').waitFor();
      await look('done');
      await page.goto(`${app.url}/triage`);
      await look('triage');
      await page.goto(`${app.url}/triage?place=11`);
      await look('rest');
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    },
    60_000,
  );

  it('by keys alone: from question to question, the same person, skip; then how a message would feel', async () => {
    const { page, problems } = await signedInPage(await furnished('de'), {});
    await bring(page, [linkedIn]);
    await page.getByRole('heading', { name: 'Ist „Jonas Kettelhut“ schon da?' }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Ist „Tom Berghäuser“ schon da?' }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: 'Ist „Jonas Kettelhut“ schon da?' }).waitFor();
    await page.getByLabel('Übernehmen: Data Reporter, Datenwerk').check();
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'Ist „Tom Berghäuser“ schon da?' }).waitFor();
    await page.keyboard.press('3');
    await page.getByRole('heading', { name: /schon da\?/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '2 Menschen aufnehmen' }).click();
    await page.getByRole('heading', { name: '2 Menschen sind da' }).waitFor();
    await page.getByRole('link', { name: /einschätzen/ }).click();
    await page.getByRole('heading', { name: 'Bastian Adler' }).waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Bastian Adler' }).waitFor({ state: 'detached' });
    await page.getByText('Notiert.').waitFor();
    await screenshot(page, 'wizard-triage-toast');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByRole('heading', { name: 'Bastian Adler' }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Bastian Adler' }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('keys can be switched off, and are never taken from somebody who writes', async () => {
    const { page } = await signedInPage(await furnished('de'), {});
    await bring(page, [linkedIn]);
    await page.getByRole('button', { name: 'Tasten an' }).click();
    await page.getByRole('button', { name: 'Tasten an', pressed: false }).waitFor();
    await page.keyboard.press('j');
    expect(await page.locator('#unclear').textContent()).toContain('Jonas');
  });

  it('a long file says how far it is, may be left, and the page goes on by itself', async () => {
    const many = Array.from(
      { length: 20_000 },
      (_, nth) => `Person${nth},Muster${nth},,,Firma ${nth},Rolle,01 Jan 2020`,
    );
    const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
    const { page, problems } = await signedInPage(await furnished('de'), {});
    const readOn = waitsAtCall(21, app.get(KeepRows), 'keep'); // 500 rows each time
    await bring(page, [fileNamed('viele.csv', [header, ...many])]);
    await page.getByText('10.000 Menschen bis jetzt.').waitFor();
    await page.locator('#import-progress progress').waitFor();
    await screenshot(page, 'wizard-reading');
    readOn();
    await page.locator('#rows').waitFor({ timeout: 60_000 });
    const writeOn = waitsAtCall(2, app.get(ApplyRows), 'add');
    await page.locator('form[action$="/commit"] button').click();
    await page.locator('#import-progress progress').waitFor();
    await screenshot(page, 'wizard-importing');
    await page.goto(`${app.url}/people`);
    writeOn();
    await page.goto(`${app.url}/import`);
    await page.getByRole('link', { name: /viele\.csv/ }).click();
    await page
      .getByRole('heading', { name: '20000 Menschen sind da' })
      .or(page.getByText('20.000 Menschen sind da'))
      .waitFor({
        timeout: 60_000,
      });
    expect(problems).toEqual([]);
  }, 150_000);

  it('takes files that are dropped on its field or beside it, one after another, each once', async () => {
    const { page, problems } = await signedInPage(await furnished('de'), {});
    await page.goto(`${app.url}/import`);
    await dropped(page, '#file', ['Ada', 'Bert']);
    await dropped(page, 'h1', ['Cem', 'Ada']);
    await page.locator('#file:focus').waitFor();
    await screenshot(page, 'wizard-dropped');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '3 Menschen gefunden' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('works without scripts', async () => {
    const { page } = await signedInPage(await furnished('de'), { javaScriptEnabled: false });
    await bring(page, [table]);
    await page.getByLabel('Was in „Kuchen“ steht').selectOption({ label: 'Notizen' });
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('2 Menschen gefunden').waitFor();
    await page.getByLabel('Was mit Greta Baumann geschieht').selectOption('skip');
    await page.getByRole('listitem').filter({ hasText: 'Greta' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Einen Menschen aufnehmen' }).click();
    await page.getByRole('heading', { name: 'Ein Mensch ist da' }).waitFor();
    await page.getByRole('link', { name: 'Einen Menschen einschätzen' }).click();
    await page.getByLabel('leicht', { exact: true }).check();
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('heading', { name: 'Das waren alle' }).waitFor();
    await page.goto(`${app.url}/import`);
    await page.getByRole('link', { name: /leute\.csv/ }).click();
    await page.getByRole('button', { name: 'Import rückgängig machen' }).click();
    await page.getByRole('heading', { name: 'Zurückgenommen' }).waitFor();
  });
});

async function wrongOn(page: Page): Promise<string[]> {
  return [
    ...(await accessibilityProblems(page)),
    ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
    ...(await tooSmall(page)).map((target) => `too small: ${target}`),
  ];
}
