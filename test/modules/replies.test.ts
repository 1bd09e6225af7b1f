import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { CommandWordsService } from '../../src/answers/commands/command-words.service.js';
import { readCommands } from '../../src/answers/commands/domain/read-commands.js';
import { MailLinks } from '../../src/answers/mail-links.service.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { plainFromHtml } from '../../src/mail/mailbox/domain/plain-from-html.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { RecordOutcomeService } from '../../src/outreach/moves/record-outcome.service.js';
import { TrashService } from '../../src/people/trash/trash.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { aContact, anAccount, anInteraction, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { numberOf, ReplyWorld, tokensIn } from './reply-world.js';

const MORNING = '2026-11-24T07:30:00.000Z';
const TODAY = '2026-11-24';

describe.each(engines)('answering the daily mail, on %s', (engine) => {
  let world: ReplyWorld;
  let account: Account;
  let marlene: Contact;
  let tom: Contact;

  beforeAll(async () => {
    world = await ReplyWorld.open(engine, MORNING);
  });
  afterAll(() => world.close());

  let count = 0;
  beforeEach(async () => {
    world.app.clock.set(MORNING);
    count += 1;
    account = anAccount({ name: 'Jana Muster', locale: 'de', email: `jana${count}@example.org` });
    marlene = aContact(account, {
      givenName: 'Marlene',
      familyName: 'Aşkın',
      layer: 'inner',
      form: 'du',
      lastInteractionOn: '2026-01-01',
    });
    tom = aContact(account, {
      givenName: 'Tom',
      familyName: 'Muster',
      form: 'du',
      lastInteractionOn: '2026-02-01',
      layer: 'inner',
    });
    const talk = anInteraction(marlene, { on: '2026-01-01' });
    await stored(world.app.unitOfWork, account, marlene, tom, talk);
  });

  const promise = (text = 'Artikel schicken', contactId = tom.id) =>
    world.promise(account, { contactId, text, dueOn: TODAY });
  const request = (contact: Contact) => world.request(account, contact);
  const contact = (id: string): Promise<Contact> => world.app.get(ContactsService).find(account.id, id);

  it('carries commands out, sends one receipt, and its links take each back', async () => {
    const reminder = await promise();
    const { replyTo, text } = await world.digestOf(account);
    const given = await world.state();
    const [one, two] = [numberOf(text, 'Tom'), numberOf(text, 'Marlene')];
    const quoted = text.replace(/^/gm, '> ');
    await world.answer(
      account,
      replyTo,
      `Guten Morgen,\n\nerledigt ${one}\nspäter ${two} 2 wochen\nsnooze ${two} irgendwann\n\nAm 24. November schrieb Wiedersehen:\n${quoted}`,
      { 'Message-ID': '<answer-1@example.org>' },
    );
    expect((await world.app.get(RemindersService).find(account.id, reminder.id)).state).toBe('done');
    expect((await contact(marlene.id)).laterUntilOn).toBe('2026-12-08');

    const [receipt, ...others] = await world.receipts(account);
    expect(others).toEqual([]);
    const said = receipt?.text ?? '';
    expect(receipt?.subject).toBe('Notiert, mit einer Rückfrage');
    expect(said).toContain('Tom Muster: Erledigt.');
    expect(said).toContain('Marlene Aşkın: Wieder dran ab Dienstag, 8. Dezember.');
    expect(said).toContain(`„snooze ${two} irgendwann“ habe ich nicht verstanden.`);
    expect(receipt?.headers.get('auto-submitted')).toBe('auto-replied');
    expect(receipt?.inReplyTo).toBe('<answer-1@example.org>');
    expect(receipt?.replyTo).toBeUndefined();
    expect(receipt?.to).toMatchObject({ value: [{ address: account.email }] });

    const tokens = tokensIn(said);
    expect(tokens).toHaveLength(2);
    expect(tokensIn(String(receipt?.html))).toEqual(tokens);
    for (const token of tokens) {
      await world.app.get(MailLinks).use(token);
    }
    expect(await world.state()).toEqual(given);
  });

  it('counts each answer once, however often it arrives', async () => {
    const { replyTo, text } = await world.digestOf(account);
    const headers = { 'Message-ID': `<twice.${count}@example.org>` };
    await world.answer(account, replyTo, `log ${numberOf(text, 'Tom')}`, headers);
    const once = await world.state();
    await world.answer(account, replyTo, `log ${numberOf(text, 'Tom')}`, headers);
    await world.answer(account, replyTo, `stop`, headers);
    expect(await world.state()).toEqual(once);
    expect(await world.receipts(account)).toHaveLength(1);
    expect((await world.app.get(InteractionsService).list(account.id, tom.id)).items).toHaveLength(1);
  });

  it('does nothing without the token of that mail, and answers nobody', async () => {
    const { text, replyTo } = await world.digestOf(account);
    const before = await world.state();
    const body = `log ${numberOf(text, 'Tom')}\nstop`;
    const [name = '', host = ''] = replyTo.split('@');
    const other = name.replace(/[0-9a-f]{32}$/, 'f'.repeat(32));
    for (const to of [
      'mail@example.org',
      `${other}@${host}`,
      `mail+reply.@${host}`,
      `${name}@elsewhere.example`,
      `mail+log.${name.split('.')[1]}@${host}`,
    ])
      await world.answer(account, to, body);
    expect(await world.state()).toEqual(before);
    expect(await world.receipts(account)).toEqual([]);
  });

  it('does nothing for another sender who got hold of the token', async () => {
    const { text, replyTo } = await world.digestOf(account);
    const before = await world.state();
    await world.arrives({ From: 'Eve <eve@example.org>', To: replyTo }, `log ${numberOf(text, 'Tom')}`);
    await world.arrives({ From: null, To: replyTo }, `log ${numberOf(text, 'Tom')}`);
    expect(await world.state()).toEqual(before);
    expect(await world.receipts(account)).toEqual([]);
  });

  it('does nothing after 14 days', async () => {
    const { replyTo } = await world.digestOf(account);
    world.app.clock.set('2026-12-08T07:30:00.000Z');
    const before = await world.state();
    await world.answer(account, replyTo, 'pause');
    expect(await world.state()).toEqual(before);
    expect(await world.receipts(account)).toEqual([]);
  });

  it('never answers what a machine wrote, and nothing goes round in circles', async () => {
    const { replyTo, mail } = await world.digestOf(account);
    const before = await world.state();
    const marks = ['Auto-Submitted: auto-replied', 'Auto-Submitted: auto-generated', 'Precedence: bulk'];
    for (const mark of [...marks, 'X-Autoreply: yes', 'List-Id: <list.example.org>', 'Return-Path: <>']) {
      const [name = '', value = ''] = mark.split(': ');
      await world.answer(account, replyTo, 'stop', { [name]: value });
    }
    expect(await world.state()).toEqual(before);
    expect(await world.receipts(account)).toEqual([]);

    // an absence notice that hides what it is: one receipt for the daily mail ...
    await world.answer(account, replyTo, 'Ich bin bis Montag nicht da.');
    expect(await world.receipts(account)).toHaveLength(1);
    // ... and none for what answers the receipt: it has no Reply-To, so it goes to the sender, which is no token
    const [receipt] = await world.receipts(account);
    expect(receipt?.replyTo).toBeUndefined();
    const sender = receipt?.from?.value[0]?.address ?? '';
    await world.answer(account, sender, 'Ich bin bis Montag nicht da.', { 'In-Reply-To': receipt?.messageId ?? '' });
    // nor for the receipt or the daily mail themselves, where they end up in the same mailbox
    const [stored] = await world.outbox(account, 'receipt');
    for (const own of [stored?.message ?? '', mail.message]) {
      world.server.append(own);
      await world.look();
    }
    expect(await world.receipts(account)).toHaveLength(1);
    expect(await world.state()).toEqual(before);
  });

  it('never acts by what is quoted, not even by the whole daily mail pasted without marks', async () => {
    await promise();
    const { text, replyTo, read } = await world.digestOf(account);
    const before = await world.state();
    for (const part of [text, plainFromHtml(String(read.html))])
      expect(readCommands(part, { ...new CommandWordsService(), today: TODAY }).commands).toEqual([]);
    await world.answer(account, replyTo, text);
    expect(await world.state()).toEqual(before);
  });

  it('notes what somebody answered to the message that waits, and takes it back', async () => {
    await promise(undefined, marlene.id);
    const { text, replyTo } = await world.digestOf(account);
    const sent = await request(marlene);
    const before = await world.state();
    await world.answer(account, replyTo, `nein ${numberOf(text, 'Marlene')} termin`);
    const find = () => world.app.get(AttemptsService).find(account.id, sent.id);
    // product.md, "Attempts": a no with wrong-date comes back after 14 days
    expect(await find()).toMatchObject({ outcome: 'no', reason: 'wrong-date', state: 'closed' });
    const [receipt] = await world.receipts(account);
    expect(receipt?.text).toContain('Marlene Aşkın: Diesmal nicht (anderer Termin).');
    await world.app.get(MailLinks).use(tokensIn(receipt?.text ?? '')[0] ?? '');
    expect(await find()).toMatchObject({ outcome: null, state: 'sent' });
    expect(await world.state()).toEqual(before);

    await world.answer(account, replyTo, `ja ${numberOf(text, 'Marlene')} 12.12. 15:00`);
    expect(await find()).toMatchObject({ outcome: 'yes', state: 'answered' });
    const [, second] = await world.receipts(account);
    const said = (second?.text ?? '').replace(/\s+/g, ' ');
    expect(said).toContain('Marlene Aşkın: Die Antwort ist ja, ihr seht euch am Samstag, 12. Dezember um 15:00 Uhr.');
  });

  it('does not write over what came after the answer', async () => {
    const { text, replyTo } = await world.digestOf(account);
    const sent = await request(marlene);
    await world.answer(account, replyTo, `nein ${numberOf(text, 'Marlene')}`);
    world.app.clock.set('2026-11-24T09:00:00.000Z');
    await world.app.get(RecordOutcomeService).record(account, sent.id, { outcome: 'yes' });
    const [receipt] = await world.receipts(account);
    await world.app
      .get(MailLinks)
      .use(tokensIn(receipt?.text ?? '')[0] ?? '')
      .catch(() => null);
    expect(await world.app.get(AttemptsService).find(account.id, sent.id)).toMatchObject({ outcome: 'yes' });
  });

  it('asks back what it can not do, and does the rest', async () => {
    await promise();
    const { text, replyTo } = await world.digestOf(account);
    const [promised, suggested] = [numberOf(text, 'Tom'), numberOf(text, 'Marlene')];
    await world.answer(
      account,
      replyTo,
      `diesmal nicht ${promised}\nlog 9\nnein ${suggested}\nsnooze ${promised} bis 12.12.\nlog ${suggested} ja`,
    );
    const [receipt] = await world.receipts(account);
    const said = (receipt?.text ?? '').replace(/\s+/g, ' ');
    expect(said).toContain('Nummer 9: Diese Nummer gibt es in der Mail nicht oder nicht mehr.');
    expect(said).toContain('Marlene Aşkın: Gerade wartet keine Nachricht von dir auf eine Antwort.');
    expect(said).toContain('Tom Muster: Wieder dran ab Samstag, 12. Dezember.');
    // yes, we talked
    expect(said).toContain('Marlene Aşkın: Ihr habt euch gesprochen.');
    expect(tokensIn(said)).toHaveLength(2);
    expect((await contact(marlene.id)).lastInteractionOn).toBe(TODAY);
  });

  it('pauses, comes less often and stops, each to be taken back', async () => {
    const { replyTo } = await world.digestOf(account);
    const found = () => world.app.get(AccountsService).find(account.id);
    await world.answer(account, replyTo, 'pause');
    expect((await found()).pauseUntil).toBe('2026-12-01');
    await world.answer(account, replyTo, 'pause bis 6.1.');
    expect((await found()).pauseUntil).toBe('2027-01-06');
    await world.answer(account, replyTo, 'seltener');
    expect((await found()).mailDays).toEqual([1]);
    await world.answer(account, replyTo, '', { Subject: 'stop' }); // as mail programs unsubscribe for somebody
    expect((await found()).mailDays).toEqual([]);
    const receipts = await world.receipts(account);
    expect(receipts.map(({ subject }) => subject)).toEqual(['Notiert', 'Notiert', 'Notiert', 'Notiert']);
    for (const { text = '' } of receipts.reverse()) await world.app.get(MailLinks).use(tokensIn(text)[0] ?? '');
    expect(await found()).toMatchObject({ pauseUntil: null, mailDays: account.mailDays });
  });

  it('tells how to answer, and says no to nobody', async () => {
    const { replyTo } = await world.digestOf(account);
    const before = await world.state();
    await world.answer(account, replyTo, 'hilfe');
    await world.answer(account, replyTo, 'Danke, das freut mich!');
    const [help, thanks] = await world.receipts(account);
    expect(help?.subject).toBe('So kannst du antworten');
    expect(help?.text).toContain('„snooze 3 4w“');
    expect(thanks?.subject).toBe('Kurze Rückfrage zu deiner Antwort');
    expect(await world.state()).toEqual(before);
  });

  it('sends receipts that load nothing and hold no markup of others', async () => {
    const { replyTo, text } = await world.digestOf(account);
    const hostile = 'snooze 1 <img src=https://elsewhere.example/x onerror=alert(1)>';
    await world.answer(account, replyTo, `${hostile}\nlog ${numberOf(text, 'Tom')}`);
    const [receipt] = await world.receipts(account);
    const html = String(receipt?.html);
    expect(html).not.toMatch(/<img|<script|<link|src=/i);
    expect(html).toContain('&lt;img');
    const urls = [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url ?? '');
    expect(urls.every((url) => url.startsWith(`${world.app.url}/`) && receipt?.text?.includes(url))).toBe(true);
  });

  it('does what is still there of a line with several promises', async () => {
    // two promises share the line; one is gone
    const [one, two] = [await promise('Artikel schicken'), await promise('Buch leihen')];
    const { text, replyTo } = await world.digestOf(account);
    await world.app.get(RemindersService).remove(account.id, one.id);
    await world.answer(account, replyTo, `erledigt ${numberOf(text, 'Tom')}`);
    expect((await world.app.get(RemindersService).find(account.id, two.id)).state).toBe('done');
  });

  it('leaves people in the trash alone', async () => {
    const { text, replyTo } = await world.digestOf(account);
    const number = numberOf(text, 'Tom');
    await world.app.get(TrashService).throwAway(account.id, tom.id);
    await world.answer(account, replyTo, `log ${number}`);
    expect(await world.receipts(account)).toHaveLength(1);
    const [receipt] = await world.receipts(account);
    expect(receipt?.text).not.toContain('gesprochen.');
    expect(tokensIn(receipt?.text ?? '')).toEqual([]);
  });
});
