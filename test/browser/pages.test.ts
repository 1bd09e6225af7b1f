import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { MarkSentService } from '../../src/outreach/moves/mark-sent.service.js';
import { WriteDraftService } from '../../src/outreach/writing/write-draft.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, anInteraction, aStation, stored } from '../support/builders.js';
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

/** Long names without a blank are what breaks a narrow page first. */
const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein';

/** An account in which every page has something to show, and the addresses of all its pages. */
async function furnished(locale: Account['locale']): Promise<{ account: Account; paths: Record<string, string> }> {
  const account = anAccount({ name: 'Jana Wehrmann', city: 'Leipzig', locale });
  const station = aStation(account, { organisation: 'Lokalradio Jena', from: '2023-03', to: '2023-08' });
  const marlene = aContact(account, {
    ...{ givenName: 'Marlene', familyName: 'Aşkın-Hoffmann', role: 'Redaktionsleiterin', organisation: 'Isarwelle' },
    ...{ city: 'München', stationId: station.id, layer: 'warm', gotOnWell: 5, metInPerson: true, gender: 'f' },
    lastInteractionOn: '2026-04-12',
  });
  const jonas = aContact(account, {
    givenName: 'Jonas',
    familyName: 'Kettelhut',
    layer: 'known',
    roughlyLastOn: '2023-11-01',
  });
  const tom = aContact(account, {
    givenName: 'Tom',
    familyName: 'Berghäuser',
    layer: 'warm',
    lastInteractionOn: '2025-10-01',
  });
  const long = aContact(account, {
    givenName: 'Dr.',
    familyName: LONG_NAME,
    organisation: LONG_NAME,
    source: 'jogger',
  });
  const talk = anInteraction(marlene, { on: '2026-04-12', channel: 'call', summary: 'Tipp: Frau Lenz ansprechen.' });
  await stored(app.unitOfWork, account, station, marlene, jonas, tom, long, talk);
  const draft = await app.get(WriteDraftService).write(account, marlene.id, { situation: 'coffee', form: 'sie' });
  const call = await app.get(WriteDraftService).write(account, tom.id, { situation: 'call', form: 'du' });
  const sent = await app.get(WriteDraftService).write(account, tom.id, { situation: 'coffee', form: 'du' });
  await app.get(MarkSentService).markSent(account, sent.id, { sentAt: '2026-11-13T08:00:00.000Z' });
  return {
    account,
    paths: {
      ...{
        today: '/today',
        people: '/people',
        person: `/people/${marlene.id}`,
        waiting: `/people/${tom.id}`,
        long: `/people/${long.id}`,
      },
      ...{ edit: `/people/${marlene.id}/edit`, new: '/people/new', delete: `/people/${long.id}/delete` },
      ...{ options: `/compose?to=${jonas.id}&situation=coffee-in-town`, letter: `/compose/${draft.id}` },
      ...{
        outbox: '/outbox',
        outcome: `/outbox/${sent.id}`,
        why: `/outbox/${sent.id}/why`,
        import: '/import',
        help: '/help',
      },
      ...{
        welcome: '/welcome',
        station: '/welcome?new=station',
        feelings: '/welcome/feelings',
        missing: '/nothing-here',
      },
      ...{ reminder: '/settings', you: '/settings/you', calendar: '/settings/calendar', tokens: '/settings/tokens' },
      ...{ security: '/settings/security', mail: '/settings/mail' },
      ...{ insights: '/insights', attitude: '/attitude', hello: '/attitude/message', network: '/network' },
      ...{ rehearsal: `/attempts/${call.id}/rehearsal` },
      ...{ duplicates: '/people/duplicates', merge: `/people/${tom.id}/merge?with=${jonas.id}` },
    },
  };
}

const looks = [
  ['de', 'light', 1280],
  ['de', 'dark', 320],
  ['en', 'dark', 1280],
  ['en', 'light', 320],
] as const;

describe('every page', () => {
  it.each(looks)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out, nothing refused',
    async (locale, colorScheme, width) => {
      const { account, paths } = await furnished(locale);
      const { page, problems } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const { secret } = await app.get(SessionsService).open(account);
      await page.context().addCookies([{ name: app.get(Authentication).cookieName, value: secret, url: app.url }]);
      const found: string[] = [];
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(app.url + path);
        await openEverything(page);
        await screenshot(page, `${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
        if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
        found.push(...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`));
      }
      expect(found).toEqual([]);
      expect(problems.filter((problem) => !problem.includes('status of 404'))).toEqual([]);
    },
    120_000,
  );

  it('before signing in, too', async () => {
    const { page } = await browser.newPage({ viewport: { width: 320, height: 900 } });
    await page.goto(`${app.url}/sign-in`);
    await screenshot(page, 'sign-in-320');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  });
});
