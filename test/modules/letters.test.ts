import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { Attempt } from '../../src/outreach/attempt.entity.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { MarkSentService } from '../../src/outreach/moves/mark-sent.service.js';
import { RecordOutcomeService } from '../../src/outreach/moves/record-outcome.service.js';
import { UndoAttemptService } from '../../src/outreach/moves/undo-attempt.service.js';
import { LettersService } from '../../src/outreach/sending/letters.service.js';
import { SendLetterService } from '../../src/outreach/sending/send-letter.service.js';
import { UnclearLetterService } from '../../src/outreach/sending/unclear-letter.service.js';
import { WriteFollowUpService } from '../../src/outreach/writing/write-follow-up.service.js';
import { TrashService } from '../../src/people/trash/trash.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { monday } from '../support/app.js';
import { engines } from '../support/database.js';
import { LettersWorld } from './letters-world.js';

describe.each(engines)('letters by the user’s own mail account on %s', (engine) => {
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
  /** PostgreSQL: somebody waits for a row that somebody else holds. */
  const waitsForRow = async (): Promise<boolean> => {
    const sql = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    return (await rows(world.app.unitOfWork.reader, sql)).length > 0;
  };
  const typeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: Error & { type?: string }) => error.type ?? error.message,
    );

  it('a draft goes out, is marked as sent by itself, and its follow-up is asked for later', async () => {
    await send();
    const [mail] = world.smtp.taken;
    expect(mail).toMatchObject({ from: 'jana@example.org', to: ['tom@example.net'] });
    const parsed = await simpleParser(mail?.message ?? '');
    expect(parsed).toMatchObject({ subject: draft.subject, messageId: (await letter()).messageId });
    expect(parsed.text?.trimEnd()).toBe(draft.body.trimEnd());
    expect(parsed.messageId).toMatch(/^<[\w-]+@example\.org>$/);
    expect(await world.attempt(draft)).toMatchObject({ state: 'sent', channel: 'email', sentAt: monday });
    const reminders = await world.app.get(RemindersService).list(account.id, { contactId: draft.contactId });
    expect(reminders.items.map(({ kind }) => kind)).toContain('follow-up');
    const contact = await world.app.get(ContactsService).find(account.id, draft.contactId);
    expect(contact.lastInMindOn).toBe('2026-11-23');
  });

  it('never twice: the button pressed twice at once, and once more after that', async () => {
    const pressed = await Promise.all([typeOf(send()), typeOf(send()), typeOf(send())]);
    expect(pressed.filter((one) => one === 'done')).toHaveLength(1);
    expect(await typeOf(send())).toBe('attempt-already-sent');
    await world.minutesPass(3);
    expect(world.smtp.taken).toHaveLength(1);
  });

  it('while it is on its way, nobody sends, edits, deletes or marks it', async () => {
    let answer = (): void => undefined;
    world.smtp.patience = new Promise((resolve) => (answer = resolve));
    const sending = send();
    await expect.poll(async () => (await letter()).state, { timeout: 5000 }).toBe('sending');
    const attempts = world.app.get(AttemptsService);
    expect((await letter()).where).toBe('on-its-way');
    expect(await typeOf(send())).toBe('letter-on-its-way');
    expect(await typeOf(attempts.edit(account.id, draft.id, { body: 'anders' }))).toBe('letter-on-its-way');
    expect(await typeOf(attempts.remove(account, draft.id))).toBe('letter-on-its-way');
    expect(await typeOf(world.app.get(MarkSentService).markSent(account, draft.id, {}))).toBe('letter-on-its-way');
    answer();
    await sending;
    await expect.poll(async () => (await world.attempt(draft)).state).toBe('sent');
    expect(world.smtp.taken).toHaveLength(1);
  });

  it('a person who comes into the trash while their mail is noted as sent: it went out, and nothing of the move is half done', async () => {
    let answer = (): void => undefined;
    world.smtp.patience = new Promise((resolve) => (answer = resolve));
    const sending = send();
    await expect.poll(async () => (await letter()).state, { timeout: 5000 }).toBe('sending');
    await world.app.unitOfWork.run(async () => {
      await world.app.get(TrashService).throwAway(account.id, draft.contactId);
      answer();
      await expect.poll(() => world.smtp.taken.length, { timeout: 10_000 }).toBe(1);
      if (engine === 'postgres') await expect.poll(waitsForRow, { timeout: 5000 }).toBe(true);
    });
    await sending;
    await expect.poll(async () => (await letter()).where, { timeout: 10_000 }).toBe('went-out');
    const trashed = await world.app.unitOfWork.reader.findOneByOrFail(Attempt, { id: draft.id });
    expect(trashed).toMatchObject({ state: 'drafted', sentAt: null, earlier: [] });
    await world.app.get(TrashService).restore(account.id, draft.contactId);
    await world.app.get(UnclearLetterService).arrived(account, draft.id);
    expect((await world.attempt(draft)).state).toBe('sent');
    const reminders = await world.app.get(RemindersService).list(account.id, { contactId: draft.contactId });
    expect(reminders.items.map(({ kind }) => kind)).toEqual(['follow-up']);
    expect(world.smtp.taken).toHaveLength(1);
  });

  it('what has gone out stays sent; an outcome of it can be taken back', async () => {
    await send();
    expect(await typeOf(world.app.get(UndoAttemptService).undo(account, draft.id))).toBe('letter-went-out');
    expect((await world.attempt(draft)).state).toBe('sent');
    await world.app.get(RecordOutcomeService).record(account, draft.id, { outcome: 'yes' });
    expect((await world.app.get(UndoAttemptService).undo(account, draft.id)).state).toBe('sent');
  });

  it.each([
    ['550 5.1.1 user unknown', 'recipient'],
    ['552 5.2.2 mailbox full', 'full'],
  ])('%s: the draft stays, with the reason, and can be tried again after a change', async (answer, reason) => {
    world.smtp.mood = { at: 'recipient', answer };
    await send();
    expect(await letter()).toMatchObject({ where: 'turned-away', reason });
    expect((await letter()).answer).toContain(answer);
    expect((await world.attempt(draft)).state).toBe('drafted');
    await world.minutesPass(3);
    world.smtp.mood = 'take';
    await world.app.get(AttemptsService).edit(account.id, draft.id, { body: 'Neue Worte' });
    await send();
    expect(world.smtp.taken.map(({ message }) => message.includes('Neue Worte'))).toEqual([true]);
    expect(await letter()).toMatchObject({ where: 'went-out', reason: null });
  });

  it('a server that asks for patience is asked again by itself, with the same bytes', async () => {
    world.smtp.mood = { at: 'message', answer: '451 4.7.1 greylisted' };
    await send();
    expect(await letter()).toMatchObject({ where: 'waits', reason: 'later', nextTryAt: '2026-11-23T08:01:00.000Z' });
    world.smtp.mood = 'take';
    await world.minutesPass(1);
    expect(world.smtp.taken).toHaveLength(1);
    expect(await world.attempt(draft)).toMatchObject({ state: 'sent', sentAt: '2026-11-23T08:01:00.000Z' });
  });

  it('a server that asks for patience for hours gives the draft back', async () => {
    world.smtp.mood = { at: 'message', answer: '451 4.3.0 try later' };
    await send();
    await world.minutesPass(4 * 60);
    expect(await letter()).toMatchObject({ where: 'turned-away', reason: 'other' });
    await world.app.get(AttemptsService).edit(account.id, draft.id, { body: 'Neue Worte' });
  });

  describe('a lost answer', () => {
    beforeEach(async () => {
      world.smtp.mood = 'drop';
      await send();
    });

    it('is never repeated by itself, and the draft stays as it is', async () => {
      world.smtp.mood = 'take';
      await world.minutesPass(30);
      expect(world.smtp.taken).toHaveLength(1);
      expect((await letter()).where).toBe('unclear');
      expect(await typeOf(send())).toBe('letter-unclear');
      expect(await typeOf(world.app.get(AttemptsService).edit(account.id, draft.id, { body: 'x' }))).toBe(
        'letter-unclear',
      );
    });

    it('it is not there: the same bytes once more, when the user says so', async () => {
      world.smtp.mood = 'take';
      await world.app.get(UnclearLetterService).sendAgain(account, draft.id);
      const [first, second] = world.smtp.taken;
      expect(second?.message).toBe(first?.message);
      expect((await world.attempt(draft)).state).toBe('sent');
      expect(await typeOf(world.app.get(UnclearLetterService).sendAgain(account, draft.id))).toBe(
        'attempt-already-sent',
      );
      expect(world.smtp.taken).toHaveLength(2);
    });

    it('it is there: marked as sent without a second mail', async () => {
      await world.app.get(UnclearLetterService).arrived(account, draft.id);
      expect((await world.attempt(draft)).state).toBe('sent');
      expect(world.smtp.taken).toHaveLength(1);
    });
  });

  it('only what is unclear is sent again as it is', async () => {
    expect(await typeOf(world.app.get(UnclearLetterService).sendAgain(account, draft.id))).toBe('letter-not-unclear');
    expect(await typeOf(world.app.get(UnclearLetterService).arrived(account, draft.id))).toBe('letter-not-unclear');
  });

  it('a process that dies while it sends leaves an unclear letter, not a second one', async () => {
    world.smtp.mood = { at: 'message', answer: '451 4.3.0 try later' };
    await send();
    const left = "update mail_outbox set state = 'sending', lease_until = ? where account_id = ?";
    await world.app.unitOfWork.run(() => rows(world.app.unitOfWork.writer, left, [monday, account.id]));
    world.smtp.mood = 'take';
    await world.minutesPass(20);
    expect((await letter()).where).toBe('unclear');
    expect(world.smtp.taken).toHaveLength(0);
  });

  it('a follow-up stays in the thread', async () => {
    await send();
    const first = (await letter()).messageId;
    world.app.clock.set('2026-11-30T09:00:00.000Z');
    const reminder = await world.app.get(WriteFollowUpService).write(account, draft.id);
    await send(reminder);
    const parsed = await simpleParser(world.smtp.taken[1]?.message ?? '');
    expect(parsed.inReplyTo).toBe(first);
    expect([parsed.references].flat()).toEqual([first]);
    world.app.clock.set('2026-12-22T09:00:00.000Z');
    const second = await world.app.get(WriteFollowUpService).write(account, draft.id);
    await send(second);
    const third = await simpleParser(world.smtp.taken[2]?.message ?? '');
    expect(third.inReplyTo).toBe((await letter(reminder)).messageId);
    expect(third.references).toEqual([first, (await letter(reminder)).messageId]);
  });

  it('a letter of its own begins a thread of its own', async () => {
    await send();
    const tom = await world.app.get(ContactsService).find(account.id, draft.contactId);
    await send(await world.draft(account, tom, { situation: 'just-hello' }));
    expect((await simpleParser(world.smtp.taken[1]?.message ?? '')).inReplyTo).toBeUndefined();
  });

  it('nothing of it is stored when it can not go out: a placeholder, no subject', async () => {
    const sending = world.app.get(SendLetterService);
    expect(await typeOf(sending.send(account, draft.id, {}, { body: 'Hallo [Name],\n\nJana' }))).toBe(
      'placeholder-left',
    );
    expect(await typeOf(sending.send(account, draft.id, {}, { subject: ' ' }))).toBe('invalid-input');
    expect(await world.app.get(LettersService).of(account, draft.id)).toBeNull();
    expect((await world.attempt(draft)).body).toBe(draft.body);
  });

  it('at most 50 in one day of the account, and the next day begins anew', async () => {
    const [at, later] = ['2026-11-22T23:30:00.000Z', '2026-11-24T09:00:00.000Z']; // already Monday in Berlin
    const insert = `insert into mail_outbox (id, account_id, kind, message_id, envelope_from, envelope_to, message, state,
      attempts, lost_answers, next_try_at, give_up_at, created_at) values (?, ?, 'letter', ?, '', '', '', 'sent', 1, 0, ?, ?, ?)`;
    await world.app.unitOfWork.run(async () => {
      for (let index = 0; index < 50; index += 1) {
        const id = `${draft.id.slice(0, -2)}${String(index).padStart(2, '0')}`;
        await rows(world.app.unitOfWork.writer, insert, [id, account.id, `<${id}@x.test>`, at, at, at]);
      }
    });
    expect(await typeOf(send())).toBe('letters-full');
    expect(await world.app.get(LettersService).of(account, draft.id)).toBeNull();
    world.app.clock.set(later);
    await send();
    expect((await letter()).where).toBe('went-out');
  });

  it('nobody else sees or sends it', async () => {
    await send();
    const { account: stranger } = await world.me();
    expect(await world.app.get(LettersService).of(stranger, draft.id)).toBeNull();
    expect(await typeOf(world.app.get(SendLetterService).send(stranger, draft.id))).toBe('not-found');
    expect(await world.app.get(OutboxSender).sendDue(world.app.clock.now())).toBe(0);
  });
});
