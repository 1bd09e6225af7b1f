import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { LettersService } from '../../src/outreach/sending/letters.service.js';
import { SendLetterService } from '../../src/outreach/sending/send-letter.service.js';
import { PurgeService } from '../../src/people/trash/purge.service.js';
import { monday } from '../support/app.js';
import { engines } from '../support/database.js';
import { LettersWorld } from './letters-world.js';

describe.each(engines)('servers that letters go to on %s', (engine) => {
  let world: LettersWorld;
  let account: Account;
  let draft: Attempt;

  beforeAll(async () => {
    world = await LettersWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.app.clock.set(monday);
    world.smtp.mood = 'take';
    world.smtp.patience = Promise.resolve();
    world.smtp.taken.length = 0;
    world.imap.recover();
    ({ account } = await world.me());
    draft = await world.draft(account);
  });

  const send = (attempt = draft): Promise<void> => world.app.get(SendLetterService).send(account, attempt.id);
  const letter = (attempt = draft) => world.mail(account, attempt);
  const typeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: Error & { type?: string }) => error.type ?? error.message,
    );

  it('a wrong password is said once, told in words, and stops there', async () => {
    await world.setUp(account, { password: 'another one' });
    await send();
    expect(await letter()).toMatchObject({ where: 'turned-away', reason: 'sign-in' });
    expect(await world.app.get(OwnMailService).find(account.id)).toMatchObject({ problem: 'sign-in' });
    await world.setUp(account);
    await send();
    expect((await letter()).where).toBe('went-out');
    expect((await world.app.get(OwnMailService).find(account.id)).problem).toBeNull();
  });

  it('a server that is not there is waited for', async () => {
    await world.setUp(account, { smtpPort: 1 });
    await send();
    expect(await letter()).toMatchObject({ where: 'waits', reason: 'reach' });
  });

  it('a server in a network that nobody may enter is not asked', async () => {
    await world.setUp(account, { smtpHost: '10.0.0.1' });
    await send();
    expect(await letter()).toMatchObject({ where: 'turned-away', reason: 'private' });
  });

  it('switched off, or without an address, nothing is made', async () => {
    await world.setUp(account, { sends: false });
    expect(await typeOf(send())).toBe('sending-not-set-up');
    await world.setUp(account);
    const nowhere = await world.draft(account, await world.tom(account, null));
    expect(await typeOf(send(nowhere))).toBe('no-letter-address');
    expect(await world.app.get(LettersService).of(account, nowhere.id)).toBeNull();
  });

  it('switched off while it waits, it does not go out any more', async () => {
    world.smtp.mood = { at: 'message', answer: '451 4.3.0 try later' };
    await send();
    await world.setUp(account, { sends: false });
    world.smtp.mood = 'take';
    await world.minutesPass(2);
    expect((await letter()).where).toBe('turned-away');
    expect(world.smtp.taken).toHaveLength(0);
  });

  it('a person who came into the trash while it waited gets nothing', async () => {
    world.smtp.mood = { at: 'message', answer: '451 4.3.0 try later' };
    await send();
    const trashed = 'update contacts set deleted_at = ? where id = ? and account_id = ?';
    await world.app.unitOfWork.run(() =>
      rows(world.app.unitOfWork.writer, trashed, [monday, draft.contactId, account.id]),
    );
    world.smtp.mood = 'take';
    await world.minutesPass(2);
    expect(world.smtp.taken).toHaveLength(0);
  });

  describe('the copy in the folder of sent mails', () => {
    beforeEach(() => world.setUp(account, { keepsSent: true }));

    it('is what went over the wire', async () => {
      const before = world.imap.stored('Sent').length;
      await send();
      const kept = world.imap.stored('Sent').slice(before);
      expect(kept.map(({ raw }) => raw.toString('utf8').trimEnd())).toEqual(
        world.smtp.taken.map(({ message }) => message.trimEnd()),
      );
      expect(kept[0]?.flags).toContain('\\Seen');
      expect(await letter()).toMatchObject({ where: 'went-out', lacksCopy: false });
    });

    it('a full mailbox makes no second mail, is told, and can be tried again', async () => {
      world.imap.refuse('APPEND', 'Quota exceeded');
      await send();
      expect(await letter()).toMatchObject({ where: 'went-out', lacksCopy: true });
      expect((await world.app.get(OwnMailService).find(account.id)).problemAnswer).toContain('Quota exceeded');
      world.imap.recover();
      expect(await world.app.get(LettersService).keepCopy(account, draft.id)).toMatchObject({ lacksCopy: false });
      const count = world.imap.stored('Sent').length;
      await world.app.get(LettersService).keepCopy(account, draft.id);
      expect(world.imap.stored('Sent')).toHaveLength(count);
      await world.minutesPass(2);
      expect(world.smtp.taken).toHaveLength(1);
    });
  });

  it('whoever is deleted for good leaves no address among the letters, nor in what a server said of it', async () => {
    const { account } = await world.me();
    const gone = await world.tom(account, 'zq-gone@example.net');
    const stays = await world.draft(account);
    for (const draft of [await world.draft(account, gone), stays]) {
      world.smtp.mood = draft === stays ? 'take' : { at: 'recipient', answer: '550 5.1.1 zq-gone@example.net unknown' };
      await world.app.get(SendLetterService).send(account, draft.id);
    }
    await world.minutesPass(1);
    const outbox = () =>
      rows<{ envelope_to: string; answer: string | null }>(
        world.app.unitOfWork.reader,
        'select envelope_to, answer from mail_outbox where account_id = ?',
        [account.id],
      );
    expect(JSON.stringify(await outbox())).toContain('zq-gone');
    await world.app.get(PurgeService).purge(account.id, gone.id);
    expect(JSON.stringify(await outbox())).not.toContain('zq-gone');
    expect((await outbox()).map(({ envelope_to }) => envelope_to)).toEqual(['tom@example.net']);
  });
});
