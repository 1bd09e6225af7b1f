import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { Config } from '../../src/common/config.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { LettersService } from '../../src/outreach/sending/letters.service.js';
import { SendLetterService } from '../../src/outreach/sending/send-letter.service.js';
import { UnclearLetterService } from '../../src/outreach/sending/unclear-letter.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { monday } from '../support/app.js';
import { engines } from '../support/database.js';
import { LettersWorld } from './letters-world.js';

describe.each(engines)('two instances with one letter at the same moment, on %s', (engine) => {
  let world: LettersWorld;
  let other: NestFastifyApplication;
  let account: Account;
  let draft: Attempt;

  beforeAll(async () => {
    world = await LettersWorld.open(engine);
    other = await createApp(world.app.get(Config), { clock: world.app.clock });
    await other.init();
  });
  afterAll(async () => {
    await other.close();
    await world.close();
  });
  beforeEach(async () => {
    world.app.clock.set(monday);
    world.smtp.mood = 'take';
    world.smtp.taken.length = 0;
    world.imap.recover();
    ({ account } = await world.me({ keepsSent: true }));
    draft = await world.draft(account);
  });

  /** On both, at once. How often it was done, and why not otherwise. */
  const onBoth = async (work: (app: Pick<NestFastifyApplication, 'get'>) => Promise<unknown>): Promise<string[]> => {
    const typeOf = (error: Error & { type?: string }): string => error.type ?? error.message;
    const instances = [world.app as unknown as NestFastifyApplication, other];
    return (await Promise.all(instances.map((app) => work(app).then(() => 'done', typeOf)))).sort();
  };
  const sentOnce = async (): Promise<void> => {
    await expect.poll(async () => (await world.attempt(draft)).state, { timeout: 10_000 }).toBe('sent');
    expect((await world.attempt(draft)).earlier).toHaveLength(1);
    const { items } = await world.app.get(RemindersService).list(account.id, { contactId: draft.contactId });
    expect(items.map(({ kind }) => kind)).toEqual(['follow-up']);
    expect(world.smtp.taken).toHaveLength(1);
  };
  const copies = async (): Promise<number> => {
    const { messageId } = await world.mail(account, draft);
    return world.imap.stored('Sent').filter(({ raw }) => raw.includes(messageId)).length;
  };

  it('the button on both: one mail, one move, one copy', async () => {
    const pressed = await onBoth((app) => app.get(SendLetterService).send(account, draft.id));
    expect(pressed.filter((one) => one === 'done')).toHaveLength(1);
    await sentOnce();
    await expect.poll(copies, { timeout: 10_000 }).toBe(1);
  });

  it('the minute’s pass of both: one of them takes what waits', async () => {
    world.smtp.mood = { at: 'message', answer: '451 4.7.1 later' };
    await world.app.get(SendLetterService).send(account, draft.id);
    world.smtp.mood = 'take';
    world.app.clock.set('2026-11-23T08:02:00.000Z');
    await onBoth((app) => app.get(OutboxSender).sendDue(world.app.clock.now()));
    await sentOnce();
    expect(await copies()).toBe(1);
  });

  describe('after a lost answer', () => {
    beforeEach(async () => {
      world.smtp.mood = 'drop';
      await world.app.get(SendLetterService).send(account, draft.id);
      expect((await world.mail(account, draft)).where).toBe('unclear');
      world.smtp.mood = 'take';
    });

    it('"it is not there" on both: it goes out once more, not twice', async () => {
      world.smtp.taken.length = 0;
      const pressed = await onBoth((app) => app.get(UnclearLetterService).sendAgain(account, draft.id));
      expect(pressed.filter((one) => one === 'done')).toHaveLength(1);
      await sentOnce();
    });

    it('"it is there" on both: one move', async () => {
      const pressed = await onBoth((app) => app.get(UnclearLetterService).arrived(account, draft.id));
      expect(pressed).toEqual(['attempt-already-sent', 'done']);
      await sentOnce();
    });

    it('"it is there" on one, "it is not there" on the other: only what was said first is done', async () => {
      const said = await Promise.all([
        world.app
          .get(UnclearLetterService)
          .arrived(account, draft.id)
          .then(
            () => 1,
            () => 0,
          ),
        other
          .get(UnclearLetterService)
          .sendAgain(account, draft.id)
          .then(
            () => 2,
            () => 0,
          ),
      ]);
      const [done = 0] = said.filter((one) => one > 0);
      expect(said.filter((one) => one > 0)).toHaveLength(1);
      await expect.poll(async () => (await world.attempt(draft)).state, { timeout: 10_000 }).toBe('sent');
      expect((await world.attempt(draft)).earlier).toHaveLength(1);
      expect(world.smtp.taken).toHaveLength(done);
    });
  });

  it('the copy on both: it lies there once', async () => {
    world.imap.refuse('APPEND', 'Quota exceeded');
    await world.app.get(SendLetterService).send(account, draft.id);
    world.imap.recover();
    await onBoth((app) => app.get(LettersService).keepCopy(account, draft.id));
    expect(await copies()).toBe(1);
    expect((await world.mail(account, draft)).lacksCopy).toBe(false);
  });
});
