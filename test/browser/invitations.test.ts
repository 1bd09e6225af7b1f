import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { ChangeMeetingService } from '../../src/outreach/moves/change-meeting.service.js';
import { InvitationsWorld, sample } from '../modules/invitations-world.js';
import { LettersWorld } from '../modules/letters-world.js';
import { signedIn } from '../support/app.js';
import {
  accessibilityProblems,
  openEverything,
  screenshot,
  scrollsSideways,
  TestBrowser,
  tooSmall,
} from '../support/browser.js';

const LONG_PLACE = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenverein, Gabelsbergerstraße 1';

describe('invitations in a browser', () => {
  let letters: LettersWorld;
  let world: InvitationsWorld;
  let browser: TestBrowser;

  beforeAll(async () => {
    letters = await LettersWorld.open('sqlite', { listen: true });
    world = new InvitationsWorld(letters);
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await letters.close();
  });

  /** The pages on the way from an agreed meeting to an answer, one meeting each. */
  async function ways(account: Account): Promise<Record<string, string>> {
    const tom = await letters.tom(account);
    const input = { givenName: 'Eva', familyName: 'Beispiel', form: 'sie', language: 'de' } as const;
    const eva = await letters.app.get(SaveContactService).create(account.id, { ...input, emails: [] });
    const meet = () => world.meeting(account, [tom, eva], { place: LONG_PLACE });
    const [fresh, invited, moved, declined, countered] = [
      await meet(),
      await meet(),
      await meet(),
      await meet(),
      await meet(),
    ];
    for (const meeting of [invited, moved, declined, countered]) await world.invite(account, meeting);
    const later = { start: '2026-12-01T17:00:00Z', end: '2026-12-01T18:00:00Z' };
    await letters.app.get(ChangeMeetingService).update(account, moved.id, later);
    await world.take(account, sample('thunderbird-declined.ics', { uid: declined.id }));
    await world.take(account, sample('gmail-counter.ics', { uid: countered.id }));
    const page = ({ id }: { id: string }): string => `/meetings/${id}`;
    const shown = { fresh, invited, moved, declined, countered };
    const paths = Object.fromEntries(Object.entries(shown).map(([name, meeting]) => [name, page(meeting)]));
    return { ...paths, edit: `${page(invited)}/edit`, today: '/today' };
  }

  it.each([
    ['de', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)(
    'in %s, %s, %i px wide: usable by everybody, nothing sticks out',
    async (locale, colorScheme, width) => {
      const { account } = await signedIn(letters.app, { name: 'Jana Beispiel', locale });
      const alone = await world.meeting(account, [await letters.tom(account)]);
      const { page, problems } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const { secret } = await letters.app.get(SessionsService).open(account);
      const cookie = { name: letters.app.get(Authentication).cookieName, value: secret, url: letters.app.url };
      await page.context().addCookies([cookie]);
      const found: string[] = [];
      const look = async (name: string, path: string): Promise<void> => {
        await page.goto(letters.app.url + path);
        await openEverything(page);
        await screenshot(page, `invitations-${name}-${locale}-${colorScheme}-${width}`);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
        if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
        found.push(...(await tooSmall(page)).map((target) => `${name}: too small: ${target}`));
      };
      await look('file', `/meetings/${alone.id}`);
      await letters.setUp(account);
      for (const [name, path] of Object.entries(await ways(account))) await look(name, path);
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    },
    180_000,
  );

  it('the button sends it, and the answer can be taken', async () => {
    const { account } = await letters.me();
    const meeting = await world.meeting(account, [await letters.tom(account)]);
    const { page } = await browser.newPage({});
    const { secret } = await letters.app.get(SessionsService).open(account);
    const cookie = { name: letters.app.get(Authentication).cookieName, value: secret, url: letters.app.url };
    await page.context().addCookies([cookie]);
    await page.goto(`${letters.app.url}/meetings/${meeting.id}`);
    await page.click('button:has-text("Einladung schicken")');
    await page.waitForSelector('text=Ist unterwegs.');
    expect(await world.person(account, meeting)).toMatchObject({ news: null });
    await world.take(account, sample('gmail-counter.ics', { uid: meeting.id }));
    await page.goto(`${letters.app.url}/today`);
    await page.click('button:has-text("Übernehmen")');
    await page.waitForSelector('text=Neue Zeit mitteilen?');
    expect(await page.locator('text=Änderung mitteilen').count()).toBe(1);
  }, 60_000);
});
