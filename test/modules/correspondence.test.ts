import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { Correspondence } from '../../src/correspondence/correspondence.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import { AttemptThreads } from '../../src/outreach/answering/attempt-threads.service.js';
import { MergeService } from '../../src/people/merge/merge.service.js';
import { PurgeService } from '../../src/people/trash/purge.service.js';
import { TrashService } from '../../src/people/trash/trash.service.js';
import { rows } from '../../src/common/database/sql.js';
import { engines } from '../support/database.js';
import { CorrespondenceWorld } from './correspondence-world.js';

describe.each(engines)('mails that were exchanged, on %s', (engine) => {
  let world: CorrespondenceWorld;
  let account: Account;
  let anna: Contact;

  beforeAll(async () => {
    world = await CorrespondenceWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.messages.goTo('2026-11-23');
    account = await world.messages.account();
    await world.own(account);
    anna = await world.person(account, 'Anna@Muster.example');
  });

  const traces = () => world.messages.traces(account, anna);
  const talks = async () => (await world.app.get(InteractionsService).list(account.id, anna.id)).items;
  const lastOn = async () => (await world.app.get(ContactsService).find(account.id, anna.id)).lastInteractionOn;
  const awaiting = () => world.app.get(AttemptThreads).awaitingOutcome(account.id);
  const stored = () =>
    rows<{ kind: string; subject: string | null; words: string | null }>(
      world.app.unitOfWork.reader,
      'select kind, subject, words from exchanged_mails where account_id = ? order by id',
      [account.id],
    );

  it('a mail that came is a talk of its day, with its subject; addresses meet whatever their capitals', async () => {
    world.messages.goTo('2026-11-25');
    expect(await world.note(account)).toMatchObject({
      became: 'noted',
      mails: [{ contactId: anna.id, kind: 'message', attemptId: null }],
    });
    expect(await talks()).toMatchObject([
      { on: '2026-11-25', direction: 'inbound', channel: 'email', summary: 'Kaffee', attemptId: null },
    ]);
    expect(await lastOn()).toBe('2026-11-25');
    expect(await stored()).toEqual([{ kind: 'message', subject: 'Kaffee', words: null }]);
  });

  it('what was written is kept only if the user wants it', async () => {
    await world.own(account, { keepsText: true });
    await world.note(account);
    expect(await stored()).toMatchObject([{ words: 'Gern, am Freitag.' }]);
  });

  it('a mail that the user wrote is one too, with everybody it went to', async () => {
    world.messages.goTo('2026-11-25');
    const tom = await world.person(account, 'tom@muster.example');
    const to = ['anna@muster.example', 'tom@muster.example'].map((address) => ({ name: null, address }));
    const noted = await world.note(account, { from: { name: null, address: 'MARA@probe.example' }, to });
    expect(noted.mails.map(({ contactId }) => contactId).sort()).toEqual([anna.id, tom.id].sort());
    expect(await talks()).toMatchObject([{ on: '2026-11-25', direction: 'outbound' }]);
    await world.takeBack(account, noted);
    expect(await talks()).toEqual([]);
  });

  it('each Message-ID counts once, also after it was taken back', async () => {
    world.messages.goTo('2026-11-25');
    const noted = await world.note(account, { messageId: '<one@muster.example>' });
    expect((await world.note(account, { messageId: '<one@muster.example>' })).became).toBe('known');
    await world.takeBack(account, noted);
    expect(await lastOn()).toBeNull();
    expect(await stored()).toEqual([{ kind: 'taken-back', subject: null, words: null }]);
    expect((await world.note(account, { messageId: '<one@muster.example>' })).became).toBe('known');
  });

  it('two places that read the same mail at the same moment note it once', async () => {
    const both = await Promise.all([1, 2].map(() => world.note(account, { messageId: '<same@muster.example>' })));
    expect(both.map(({ became }) => became).sort()).toEqual(['known', 'noted']);
    expect(await talks()).toHaveLength(1);
  });

  it('whoever is not known is nobody, and so is somebody in the trash', async () => {
    const other = { from: { name: null, address: 'shop@laden.example' } };
    expect(await world.note(account, other)).toEqual({ became: 'nobody', mails: [], actId: null });
    await world.app.get(TrashService).throwAway(account.id, anna.id);
    expect((await world.note(account)).became).toBe('nobody');
    expect(await stored()).toEqual([]);
  });

  it('a mail with a day that has not come counts for today', async () => {
    await world.note(account, { date: new Date('2026-11-24T01:00:00.000Z') });
    expect(await lastOn()).toBe('2026-11-23');
  });

  describe('an answer to a message', () => {
    it('is a talk of its day; the follow-up goes, no outcome is invented, silence closes nothing', async () => {
      const request = await world.request(account, anna, '<letter@probe.example>');
      world.messages.goTo('2026-11-26');
      const noted = await world.note(account, { inReplyTo: '<letter@probe.example>' });
      expect(noted.mails).toMatchObject([{ kind: 'answer', attemptId: request.id }]);
      expect(await traces()).toMatchObject({
        contact: { lastInteractionOn: '2026-11-25', lastInMindOn: '2026-11-23' },
        interactions: [{ on: '2026-11-25', direction: 'inbound', channel: 'email' }],
        reminders: [],
      });
      expect(await world.messages.find(request)).toMatchObject({
        state: 'sent',
        outcome: null,
        answerOn: '2026-11-25',
      });
      expect(await awaiting()).toEqual([request.id]);
      world.messages.goTo('2026-12-20');
      expect(await world.messages.tick()).toBe(0);
      expect(await world.app.get(Correspondence).ofAttempt(account.id, request.id)).toMatchObject([
        { kind: 'answer', on: '2026-11-25', subject: 'Kaffee' },
      ]);
    });

    it('is found without a thread, if a request waits that was sent before it', async () => {
      const request = await world.request(account, anna);
      const before = await world.note(account, { date: new Date('2026-11-23T07:00:00.000Z') });
      expect(before.mails).toMatchObject([{ kind: 'message' }]);
      const after = await world.note(account, { date: new Date('2026-11-23T08:30:00.000Z') });
      expect(after.mails).toMatchObject([{ kind: 'answer', attemptId: request.id }]);
    });

    it('from an address that nobody knows is found by its thread', async () => {
      const request = await world.request(account, anna, '<letter@probe.example>');
      const from = { name: null, address: 'anna.privat@anders.example' };
      const noted = await world.note(account, { from, references: ['<letter@probe.example>'] });
      expect(noted.mails).toMatchObject([{ kind: 'answer', contactId: anna.id, attemptId: request.id }]);
    });

    it('leaves one talk, whatever outcome is told of it, also after the outcome is taken back', async () => {
      const request = await world.request(account, anna);
      world.messages.goTo('2026-11-26');
      await world.note(account);
      await world.messages.outcome(account, request, { outcome: 'yes' });
      expect(await world.messages.find(request)).toMatchObject({ outcome: 'yes', outcomeOn: '2026-11-25' });
      expect(await talks()).toHaveLength(1);
      expect(await awaiting()).toEqual([]);
      await world.messages.undo(account, request);
      expect(await talks()).toMatchObject([{ on: '2026-11-25', attemptId: request.id }]);
      expect(await awaiting()).toEqual([request.id]);
    });

    it('whose Date lies before the message was sent counts on the day of sending, with its talk', async () => {
      const request = await world.request(account, anna, '<letter@probe.example>');
      const early = { inReplyTo: '<letter@probe.example>', date: new Date('2026-11-20T09:00:00.000Z') };
      for (const count of [1, 2]) {
        const noted = await world.note(account, { ...early, subject: `Kaffee ${count}` });
        expect(noted.mails).toMatchObject([{ kind: 'answer', attemptId: request.id }]);
      }
      expect(await world.messages.find(request)).toMatchObject({ answerOn: '2026-11-23', state: 'sent' });
      expect((await talks()).map(({ on }) => on)).toEqual(['2026-11-23', '2026-11-23']);
      const mails = await world.app.get(Correspondence).ofAttempt(account.id, request.id);
      expect(mails.map(({ on }) => on)).toEqual(['2026-11-23', '2026-11-23']);
    });

    it('is no answer to what is answered: one more talk', async () => {
      const request = await world.request(account, anna, '<letter@probe.example>');
      await world.messages.outcome(account, request, { outcome: 'no', reason: 'too-busy' });
      await world.note(account, { inReplyTo: '<letter@probe.example>' });
      expect(await world.messages.find(request)).toMatchObject({ outcome: 'no', reason: 'too-busy', answerOn: null });
      expect(await talks()).toHaveLength(2);
    });

    it('after silence is there, and the silence stays until the user says otherwise', async () => {
      const request = await world.request(account, anna, '<letter@probe.example>');
      world.messages.goTo('2026-12-15');
      await world.messages.tick();
      await world.note(account, { inReplyTo: '<letter@probe.example>', date: new Date('2026-12-15T07:30:00.000Z') });
      expect(await world.messages.find(request)).toMatchObject({ outcome: 'silence', answerOn: '2026-12-15' });
      expect(await awaiting()).toEqual([request.id]);
    });

    it('"the follow-up reminder goes silently and comes back if the note is undone"', async () => {
      const before = await world.request(account, anna).then(traces);
      world.messages.goTo('2026-11-26');
      const noted = await world.note(account);
      expect(await traces()).not.toEqual(before);
      await world.takeBack(account, noted);
      expect(await traces()).toEqual(before);
      expect(before.reminders).toEqual([{ kind: 'follow-up', dueOn: '2026-11-30' }]);
      expect(await awaiting()).toEqual([]);
    });

    it('taken back while another one stands leaves the message answered', async () => {
      const request = await world.request(account, anna);
      world.messages.goTo('2026-11-26');
      const first = await world.note(account);
      const second = await world.note(account);
      await world.takeBack(account, first);
      expect(await awaiting()).toEqual([request.id]);
      await world.takeBack(account, second);
      expect(await awaiting()).toEqual([]);
      expect(await talks()).toEqual([]);
    });
  });

  it('an absence notice is told apart: the request waits on, and nobody has talked', async () => {
    const before = await world.request(account, anna, '<letter@probe.example>').then(traces);
    const mail = { isAutomatic: true, inReplyTo: '<letter@probe.example>', subject: 'Abwesend bis 7.12.' };
    expect((await world.note(account, mail)).mails).toMatchObject([{ kind: 'absence' }]);
    expect(await traces()).toEqual(before);
    expect(await awaiting()).toEqual([]);
  });

  it('a letter that came back shows on its message, by its Message-ID only', async () => {
    const request = await world.request(account, anna, '<letter@probe.example>');
    const daemon = { isBounce: true, isAutomatic: true, from: { name: null, address: 'mailer-daemon@probe.example' } };
    const returned = (id: string) => ({ ...daemon, returnedMessageId: () => Promise.resolve(id) });
    expect((await world.note(account, returned('<other@probe.example>'))).became).toBe('nobody');
    expect((await world.note(account, returned('<letter@probe.example>'))).mails).toMatchObject([
      { kind: 'bounce', attemptId: request.id },
    ]);
    expect(await talks()).toEqual([]);
    expect(await world.messages.find(request)).toMatchObject({ state: 'sent', outcome: null });
  });

  it('"a sent attempt is no interaction": the letter in the folder of sent mails is that letter, and leads answers back', async () => {
    const request = await world.request(account, anna);
    const sent = {
      ...{ messageId: '<by-hand@probe.example>', from: { name: null, address: 'mara@probe.example' } },
      ...{ to: [{ name: null, address: 'anna@muster.example' }], subject: request.subject },
    };
    const noted = await world.note(account, sent, 'outbound');
    expect(noted.mails).toMatchObject([{ kind: 'message', attemptId: request.id }]);
    expect(await talks()).toEqual([]);
    const from = { name: null, address: 'anders@muster.example' };
    expect((await world.note(account, { from, inReplyTo: '<by-hand@probe.example>' })).mails).toMatchObject([
      { kind: 'answer', attemptId: request.id },
    ]);
    expect((await world.note(account, { ...sent, subject: 'anders' }, 'outbound')).became).toBe('known');
  });

  it('a letter that the service has sent itself is known already', async () => {
    await world.request(account, anna, '<letter@probe.example>');
    const copy = { messageId: '<letter@probe.example>', from: { name: null, address: 'mara@probe.example' } };
    expect((await world.note(account, copy, 'outbound')).became).toBe('known');
  });

  it('somebody else has other people and other messages', async () => {
    await world.request(account, anna, '<letter@probe.example>');
    const other = await world.messages.account();
    expect((await world.note(other, { inReplyTo: '<letter@probe.example>' })).became).toBe('nobody');
  });

  it('two entries that become one keep their mails, one line of what both had, and part with them again', async () => {
    const tom = await world.person(account, 'tom@muster.example');
    const to = ['anna@muster.example', 'tom@muster.example'].map((address) => ({ name: null, address }));
    await world.note(account, { to, from: { name: null, address: 'mara@probe.example' } });
    await world.note(account, { from: { name: null, address: 'tom@muster.example' } });
    const owners = async () =>
      (
        await rows<{ id: string }>(
          world.app.unitOfWork.reader,
          'select contact_id as id from exchanged_mails where account_id = ?',
          [account.id],
        )
      ).map(({ id }) => id);
    const before = (await owners()).sort();
    const actId = await world.app.get(MergeService).merge(account.id, anna.id, { otherId: tom.id });
    expect(await owners()).toEqual([anna.id, anna.id]);
    await world.takeBack(account, { became: 'noted', mails: [], actId });
    expect((await owners()).sort()).toEqual(before);
  });

  it('about somebody in the trash nothing is asked, until they are back', async () => {
    const request = await world.request(account, anna);
    await world.note(account, { date: new Date('2026-11-23T08:30:00.000Z') });
    await world.app.get(TrashService).throwAway(account.id, anna.id);
    expect(await awaiting()).toEqual([]);
    await world.app.get(TrashService).restore(account.id, anna.id);
    expect(await awaiting()).toEqual([request.id]);
  });

  it('goes for good with its person', async () => {
    await world.own(account, { keepsText: true });
    await world.note(account);
    await world.app.get(PurgeService).purge(account.id, anna.id);
    expect(await stored()).toEqual([]);
  });

  it('takes along what mail servers said, since it may name them', async () => {
    const own = world.app.get(OwnMailService);
    await own.hadTrouble(await own.find(account.id), { step: 'refused', answer: '550 <anna@muster.example> unknown' });
    await world.app.get(PurgeService).purge(account.id, anna.id);
    expect(await own.find(account.id)).toMatchObject({ problem: 'refused', problemAnswer: null });
  });
});
