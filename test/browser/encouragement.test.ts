import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { layers } from '../../src/contacts/domain/words.js';
import { MarkSentService } from '../../src/outreach/moves/mark-sent.service.js';
import { RecordOutcomeService } from '../../src/outreach/moves/record-outcome.service.js';
import { WriteDraftService } from '../../src/outreach/writing/write-draft.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, aStation, stored } from '../support/builders.js';
import { accessibilityProblems, openEverything, scrollsSideways, TestBrowser, tooSmall } from '../support/browser.js';

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

async function signedInPage(account: Account, width: number): Promise<{ page: Page; problems: readonly string[] }> {
  const opened = await browser.newPage({ viewport: { width, height: 900 } });
  const { secret } = await app.get(SessionsService).open(account);
  await opened.page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
  return opened;
}

async function troubleOn(page: Page, path: string): Promise<string[]> {
  await page.goto(app.url + path);
  await openEverything(page);
  const sideways = (await scrollsSideways(page)) ? ['scrolls sideways'] : [];
  return [...(await accessibilityProblems(page)), ...sideways, ...(await tooSmall(page))].map(
    (one) => `${path}: ${one}`,
  );
}

it('"printable one-page PDF": my network fits on one A4 page, a large one too', async () => {
  const account = anAccount({ name: 'Jana Wehrmann', pace: 10 });
  const stations = Array.from({ length: 25 }, (_, index) =>
    aStation(account, { organisation: `Institut für Medien und Kommunikation ${index}`, city: 'Frankfurt am Main' }),
  );
  const people = stations.flatMap(({ id: stationId }, index) =>
    layers.map((layer) =>
      aContact(account, { stationId, layer, familyName: `Oberländer-Schleswig ${index}`, roughlyLastOn: '2022-01-01' }),
    ),
  );
  await stored(app.unitOfWork, account, ...stations, ...people);
  const { page } = await signedInPage(account, 1280);
  expect(await troubleOn(page, '/network')).toEqual([]);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/gu)).toHaveLength(1);
}, 60_000);

it('the look-back with figures, the two taps, and the card on a draft can be used by everybody', async () => {
  const account = anAccount();
  const people = Array.from({ length: 6 }, () => aContact(account, { form: 'du', lastInteractionOn: '2025-01-01' }));
  await stored(app.unitOfWork, account, ...people);
  const write = app.get(WriteDraftService);
  const drafts = [];
  for (const { id } of people) drafts.push(await write.write(account, id, { situation: 'coffee' }));
  const [hesitant = { id: '' }, ...others] = drafts;
  for (const { id } of others) {
    await app.get(MarkSentService).markSent(account, id, { expectation: 30 });
    await app.get(RecordOutcomeService).record(account, id, { outcome: 'talked', howHardExpected: 4, howHardWas: 2 });
  }
  const { page, problems } = await signedInPage(account, 320);
  const letter = `/compose/${hesitant.id}`;
  const found: string[] = [];
  for (const path of ['/insights', `/outbox/${others[0]?.id ?? ''}`, letter, letter, letter]) {
    found.push(...(await troubleOn(page, path)));
  }
  expect(found).toEqual([]);
  await page.getByRole('button', { name: 'Danke, weglegen' }).click();
  await page.waitForURL(`${app.url}${letter}`);
  expect(await page.getByRole('button', { name: 'Danke, weglegen' }).count()).toBe(0);
  expect(problems).toEqual([]);
}, 60_000);
