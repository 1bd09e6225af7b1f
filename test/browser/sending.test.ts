import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { Authentication } from '../../src/accounts/authentication.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { newId } from '../../src/common/ids.js';
import { MailStanding } from '../../src/mail/mail-standing.entity.js';
import { OutboxMail } from '../../src/mail/outbox-mail.entity.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { SendLetterService } from '../../src/outreach/sending/send-letter.service.js';
import { LettersWorld } from '../modules/letters-world.js';
import { signedIn } from '../support/app.js';
import { accessibilityProblems, screenshot, scrollsSideways, TestBrowser, tooSmall } from '../support/browser.js';
import { anAccount, stored } from '../support/builders.js';

const looks = [
  ['de', 'light', 1280],
  ['de', 'dark', 320],
  ['en', 'dark', 1280],
  ['en', 'light', 320],
] as const;

describe('a letter by the own mail account, and what became of mails', () => {
  let world: LettersWorld;
  let browser: TestBrowser;

  beforeAll(async () => {
    world = await LettersWorld.open('sqlite', { listen: true });
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  describe.each(looks)('in %s, %s, %i px wide', (locale, colorScheme, width) => {
    const opened = async (account: Account): Promise<Page> => {
      const { page } = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const { secret } = await world.app.get(SessionsService).open(account);
      const { cookieName } = world.app.get(Authentication);
      await page.context().addCookies([{ name: cookieName, value: secret, url: world.app.url }]);
      return page;
    };
    const looked = async (account: Account, path: string, name: string): Promise<void> => {
      const page = await opened(account);
      await page.goto(`${world.app.url}${path}`);
      await screenshot(page, `sending-${name}-${locale}-${colorScheme}-${width}`);
      expect(await accessibilityProblems(page), name).toEqual([]);
      expect(await scrollsSideways(page), name).toBe(false);
      expect(await tooSmall(page), name).toEqual([]);
      await page.context().close();
    };
    const me = async (keepsSent = false): Promise<{ account: Account; draft: Attempt }> => {
      world.smtp.mood = 'take';
      world.imap.recover();
      const { account } = await signedIn(world.app, { name: 'Jana Beispiel', locale });
      await world.setUp(account, { keepsSent });
      return { account, draft: await world.draft(account) };
    };
    const send = (account: Account, { id }: Attempt): Promise<void> =>
      world.app.get(SendLetterService).send(account, id);

    it('the draft with its button, on its way, and sent', async () => {
      const { account, draft } = await me(true);
      await looked(account, `/compose/${draft.id}`, 'draft');
      let answer = (): void => undefined;
      world.smtp.patience = new Promise((resolve) => (answer = resolve));
      world.imap.refuse('APPEND', 'Quota exceeded');
      await send(account, draft);
      await looked(account, `/compose/${draft.id}`, 'on-its-way');
      answer();
      await expect.poll(async () => (await world.mail(account, draft)).lacksCopy, { timeout: 10_000 }).toBe(true);
      await looked(account, `/outbox/${draft.id}`, 'sent-without-copy');
      world.imap.recover();
      await looked(account, '/today', 'today-after');
    });

    it('waiting for a server that asks for patience, and turned away', async () => {
      const { account, draft } = await me();
      world.smtp.mood = { at: 'message', answer: '451 4.7.1 Greylisting in action, please come back later' };
      await send(account, draft);
      await looked(account, `/compose/${draft.id}`, 'waits');
      const other = await world.draft(account);
      world.smtp.mood = {
        at: 'recipient',
        answer: '550 5.1.1 <tom@example.net>: Recipient address rejected: user unknown',
      };
      await send(account, other);
      await looked(account, `/compose/${other.id}`, 'turned-away');
    });

    it.each([
      ['unclear', false],
      ['unclear-copies', true],
    ])('%s: nobody knows whether it arrived', async (name, keepsSent) => {
      const { account, draft } = await me(keepsSent);
      world.smtp.mood = 'drop';
      await send(account, draft);
      await looked(account, `/compose/${draft.id}`, name);
    });

    it('what went out, waits and did not go out', async () => {
      const account = anAccount({ name: 'Jana Beispiel', locale });
      await stored(world.app.unitOfWork, account);
      await looked(account, '/settings/delivery', 'delivery-empty');
      const insert = (fields: Partial<OutboxMail>, minutesAgo: number): Promise<unknown> => {
        const at = new Date(world.app.clock.now().getTime() - minutesAgo * 60_000).toISOString();
        const id = newId(new Date(at));
        const mail: Partial<OutboxMail> = {
          ...{ id, accountId: account.id, kind: 'digest', messageId: `<${id}@example.org>`, message: 'x', attempts: 1 },
          ...{ envelopeFrom: 'wiedersehen@example.org', envelopeTo: account.email, state: 'sent', lostAnswers: 0 },
          ...{ nextTryAt: at, giveUpAt: at, lastResult: 'accepted', triedAt: at, createdAt: at, sentAt: at },
        };
        return world.app.unitOfWork.run(() => world.app.unitOfWork.writer.insert(OutboxMail, { ...mail, ...fields }));
      };
      const soon = new Date(world.app.clock.now().getTime() + 300_000).toISOString();
      const later = {
        state: 'queued',
        lastResult: 'later',
        answer: '451 4.3.0 Temporary local problem',
        nextTryAt: soon,
      } as const;
      await insert({ answer: '250 2.0.0 Ok: queued as 4XyZ1234' }, 3000);
      await insert({ ...later, kind: 'receipt' }, 200);
      await insert({ kind: 'letter', state: 'ambiguous', lastResult: 'lost', envelopeTo: 'tom@example.net' }, 100);
      await insert({ kind: 'letter', envelopeTo: 'tom@example.net' }, 60);
      await insert({ state: 'dead', lastResult: 'refused', answer: '552 5.2.2 Mailbox is full / Quota exceeded' }, 30);
      await looked(account, '/settings/delivery', 'delivery');
      await looked(account, '/today', 'today-not-sent');
      const standing = {
        id: newId(new Date()),
        accountId: account.id,
        refusals: 3,
        refusedOn: '2026-11-23',
        bounces: 0,
      };
      const stop = { stoppedAt: '2026-11-23T07:31:00.000Z', stoppedWhy: '550 5.1.1 User unknown', askedOn: null };
      await world.app.unitOfWork.run(() => world.app.unitOfWork.writer.insert(MailStanding, { ...standing, ...stop }));
      await looked(account, '/settings/delivery', 'delivery-stopped');
      await looked(account, '/today', 'today-stopped');
    });
  });
});
