import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { ForgetMailKeys } from '../../src/answers/forget-mail-keys.service.js';
import { MailKeysService } from '../../src/answers/mail-keys.service.js';
import { MailLines } from '../../src/answers/mail-lines.service.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { MergeService } from '../../src/people/merge/merge.service.js';
import { PurgeService } from '../../src/people/trash/purge.service.js';
import { TrashService } from '../../src/people/trash/trash.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, anInteraction, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { about, MailLinksWorld, promised, tokenOf } from '../support/mail-links-world.js';

describe.each(engines)('links in mails, on %s', (engine) => {
  let app: TestApp;
  let world: MailLinksWorld;
  let jana: Account;
  let tom: Contact;

  beforeAll(async () => {
    app = await startApp({ engine });
    world = new MailLinksWorld(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    await app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'delete from accounts'));
    jana = anAccount({ mailDays: [1, 2, 3, 4, 5] });
    tom = aContact(jana, { givenName: 'Tom', familyName: 'Probe', lastInteractionOn: '2026-01-01' });
    await stored(app.unitOfWork, jana, tom, anInteraction(tom, { on: '2026-01-01' }));
  });

  const person = (id = tom.id): Promise<Contact> => app.get(ContactsService).find(jana.id, id);
  const talks = async (id = tom.id): Promise<number> =>
    (await app.get(InteractionsService).list(jana.id, id)).items.filter(({ on }) => on === '2026-11-23').length;
  /** Of every kind one that can be used beside the others. */
  const tokensOfAll = async (): Promise<string[]> => {
    const promises = [await world.reminder(jana, tom), await world.reminder(jana, tom)];
    const mail = await world.mail(jana, about(tom), ...promises.map((promise) => promised(promise)));
    const [suggestion, one, other] = mail.lines;
    const urls = [...Object.values({ ...suggestion, ...mail.links }), one?.done, other?.snooze, mail.stopUrl];
    return urls.map(tokenOf);
  };

  it('changes no row when every link is looked at twice, as programs that check mails do', async () => {
    const tokens = await tokensOfAll();
    expect(tokens).toHaveLength(9);
    const before = await world.everything();
    for (const token of [...tokens, ...tokens]) expect(await world.look(token)).toMatchObject({ state: 'open' });
    expect(await world.everything()).toEqual(before);
  });

  it('does each thing once, however often it is used', async () => {
    for (const token of await tokensOfAll()) {
      expect(await world.use(token)).toMatchObject({ state: 'done' });
      const after = await world.everything();
      expect(await world.use(token)).toMatchObject({ state: 'used' });
      expect(await world.look(token)).toMatchObject({ state: 'used' });
      expect(await world.everything()).toEqual(after);
    }
  });

  it('takes each thing back, and then everything is as it was', async () => {
    for (const token of await tokensOfAll()) {
      const before = await world.effects();
      const done = await world.use(token);
      const canBeUndone = done.state === 'done' && done.canBeUndone;
      if (!canBeUndone) continue; // "go on as now" leaves nothing to take back
      expect(await world.takeBack(token)).toMatchObject({ state: 'undone' });
      expect(await world.effects()).toEqual(before);
      expect(await world.takeBack(token)).toMatchObject({ state: 'undone' });
    }
  });

  it('does it once when two use it at the same time', async () => {
    const token = await world.link(jana, about(tom), 'talked');
    const states = await Promise.all([1, 2, 3, 4].map(async () => (await world.use(token)).state));
    expect(states.sort()).toEqual(['done', 'used', 'used', 'used']);
    expect(await talks()).toBe(1);
  });

  it('notes a talk of today', async () => {
    const done = await world.use(await world.link(jana, about(tom), 'talked'));
    expect(done).toMatchObject({ state: 'done', canBeUndone: true, topic: { person: { id: tom.id } } });
    expect((await person()).lastInteractionOn).toBe('2026-11-23');
  });

  it('puts somebody off until next Monday, or for some weeks', async () => {
    const later = await world.use(await world.link(jana, about(tom), 'later'));
    expect(later).toMatchObject({ state: 'done', topic: { until: '2026-11-30' } });
    expect((await person()).laterUntilOn).toBe('2026-11-30');
    await world.use(await world.link(jana, about(tom), 'skip'));
    expect((await person()).laterUntilOn).toBe('2026-12-23');
  });

  it('ticks off all promises that share a line, and moves those that are open', async () => {
    const both = [await world.reminder(jana, tom), await world.reminder(jana, tom)];
    const { lines } = await world.mail(jana, promised(...both));
    await app.get(RemindersService).done(jana.id, both[0]?.id ?? '');
    expect(await world.use(tokenOf(lines[0]?.snooze))).toMatchObject({ state: 'done', topic: { until: '2026-11-30' } });
    const found = await Promise.all(both.map(({ id }) => app.get(RemindersService).find(jana.id, id)));
    expect(found.map(({ state, dueOn }) => [state, dueOn])).toEqual([
      ['done', '2026-11-23'],
      ['open', '2026-11-30'],
    ]);
    await world.use(tokenOf(lines[0]?.done));
    expect((await app.get(RemindersService).find(jana.id, both[1]?.id ?? '')).state).toBe('done');
  });

  it('works on when one of two promises in a line was deleted, and tells when the only one was', async () => {
    const [one, other, only] = [
      await world.reminder(jana, tom),
      await world.reminder(jana, tom),
      await world.reminder(jana, null),
    ];
    const shared = await world.link(jana, promised(one, other), 'done');
    const alone = await world.link(jana, promised(only), 'done');
    await app.get(RemindersService).remove(jana.id, one.id);
    await app.get(RemindersService).remove(jana.id, only.id);
    expect(await world.use(shared)).toMatchObject({ state: 'done' });
    expect((await app.get(RemindersService).find(jana.id, other.id)).state).toBe('done');
    expect(await world.use(alone)).toEqual({ state: 'unknown' });
  });

  it('was noted already where a promise was kept in the meantime', async () => {
    const promise = await world.reminder(jana, tom);
    const token = await world.link(jana, promised(promise), 'snooze');
    await app.get(RemindersService).done(jana.id, promise.id);
    expect(await world.use(token)).toMatchObject({ state: 'used', canBeUndone: false });
    expect((await app.get(RemindersService).find(jana.id, promise.id)).state).toBe('done');
  });

  it('is good for 14 days, the one that ends the mails for 400', async () => {
    const { lines, stopUrl } = await world.mail(jana, about(tom));
    const talked = tokenOf(lines[0]?.talked);
    app.clock.set('2026-12-07T07:59:59.999Z');
    expect(await world.look(talked)).toMatchObject({ state: 'open' });
    app.clock.set('2026-12-07T08:00:00.000Z');
    expect(await world.look(talked)).toMatchObject({ state: 'expired', account: { id: jana.id } });
    expect(await world.use(talked)).toMatchObject({ state: 'expired' });
    expect(await talks()).toBe(0);
    app.clock.set('2027-12-28T07:59:59.000Z');
    expect(await world.use(tokenOf(stopUrl))).toMatchObject({ state: 'done' });
  });

  it('is forgotten once it has expired, and with it what its numbers meant', async () => {
    const { messageId, lines, stopUrl } = await world.mail(jana, about(tom));
    app.clock.set('2026-12-07T09:00:00.000Z');
    await app.get(ForgetMailKeys).forgetOld();
    expect(await world.look(tokenOf(lines[0]?.talked))).toEqual({ state: 'unknown' });
    expect(await world.look(tokenOf(stopUrl))).toMatchObject({ state: 'open' });
    app.clock.set('2026-12-08T09:00:00.000Z');
    await app.get(ForgetMailKeys).forgetOld();
    expect(await app.get(MailLines).all(jana.id, messageId)).toEqual([]);
    expect(await app.get(ForgetMailKeys).forgetOld()).toBe(0);
  });

  it.each(['', 'x', '0'.repeat(32), `${'0'.repeat(31)}g`, '0'.repeat(33), "' or 1=1 --"])(
    'knows nothing of %j',
    async (token) => {
      const before = await world.everything();
      expect(await world.look(token)).toEqual({ state: 'unknown' });
      expect(await world.use(token)).toEqual({ state: 'unknown' });
      expect(await world.takeBack(token)).toEqual({ state: 'unknown' });
      expect(await world.everything()).toEqual(before);
    },
  );

  it("touches its own account only, even if a line named somebody of another one's", async () => {
    const stranger = anAccount();
    const ayla = aContact(stranger, { givenName: 'Ayla' });
    await stored(app.unitOfWork, stranger, ayla);
    const token = await world.link(jana, about(ayla), 'talked');
    expect(await world.look(token)).toMatchObject({ state: 'gone', account: { id: jana.id } });
    expect(await world.use(token)).toMatchObject({ state: 'gone' });
    expect((await app.get(InteractionsService).list(stranger.id, ayla.id)).items).toEqual([]);
  });

  it('does nothing about somebody in the trash, works again when they are back, and is gone with them', async () => {
    const promise = await world.reminder(jana, tom);
    const { lines } = await world.mail(jana, about(tom), promised(promise));
    const tokens = [tokenOf(lines[0]?.talked), tokenOf(lines[1]?.done)];
    await app.get(TrashService).throwAway(jana.id, tom.id);
    for (const token of tokens) {
      expect(await world.look(token)).toMatchObject({ state: 'gone' });
      expect(await world.use(token)).toMatchObject({ state: 'gone' });
    }
    await app.get(TrashService).restore(jana.id, tom.id);
    for (const token of tokens) expect(await world.use(token)).toMatchObject({ state: 'done' });
    await app.get(TrashService).throwAway(jana.id, tom.id);
    expect(await world.takeBack(tokens[0] ?? '')).toMatchObject({ state: 'gone' });
    await app.get(PurgeService).purge(jana.id, tom.id);
    for (const token of tokens) expect(await world.use(token)).toEqual({ state: 'unknown' });
  });

  it('is about whoever somebody was merged into, and about themselves when that is taken back', async () => {
    const other = aContact(jana, { givenName: 'Tomas', familyName: 'Probe' });
    await stored(app.unitOfWork, other);
    const [first, second] = [
      await world.link(jana, about(tom), 'talked'),
      await world.link(jana, about(tom), 'talked'),
    ];
    const actId = await app.get(MergeService).merge(jana.id, other.id, { otherId: tom.id, fields: {} });
    expect(await world.use(first)).toMatchObject({ state: 'done', topic: { person: { id: other.id } } });
    expect(await talks(other.id)).toBe(1);
    await world.takeBack(first);
    await app.get(UndoService).undo(jana, actId);
    expect(await world.use(second)).toMatchObject({ state: 'done', topic: { person: { id: tom.id } } });
  });

  it('stays as it is where something newer stands, and takes nothing back', async () => {
    const token = await world.link(jana, about(tom), 'later');
    await world.use(token);
    app.clock.set('2026-11-24T08:00:00.000Z');
    await world.use(await world.link(jana, about(tom), 'skip'));
    expect(await world.takeBack(token)).toMatchObject({ state: 'overtaken' });
    expect((await person()).laterUntilOn).toBe('2026-12-24');
  });

  it('knows that it was taken back in the app', async () => {
    const token = await world.link(jana, about(tom), 'talked');
    await world.use(token);
    const [act] = await app.get(UndoService).list(jana);
    await app.get(UndoService).undo(jana, act?.id ?? '');
    expect(await world.look(token)).toMatchObject({ state: 'undone' });
    expect(await world.use(token)).toMatchObject({ state: 'undone' });
    expect(await talks()).toBe(0);
  });

  it('keeps only hashes of its tokens, and opens no address', async () => {
    const keys = app.get(MailKeysService);
    const { lines } = await world.mail(jana, about(tom));
    const all = JSON.stringify(await world.everything());
    for (const url of Object.values(lines[0] ?? {})) expect(all).not.toContain(tokenOf(url));
    expect((await keys.find(tokenOf(lines[0]?.talked)))?.kind).toBe('act');
  });
});
