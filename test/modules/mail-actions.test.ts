import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { MailActions } from '../../src/answers/mail-actions.service.js';
import { MailKeysService } from '../../src/answers/mail-keys.service.js';
import { MailLines } from '../../src/answers/mail-lines.service.js';
import type { NewLine } from '../../src/answers/new-lines.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, anInteraction, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { about, MailLinksWorld, promised, tokenOf } from '../support/mail-links-world.js';

describe.each(engines)('what can be done from a mail, on %s', (engine) => {
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
  const settings = (): Promise<Account> => app.get(AccountsService).find(jana.id);
  describe('about the mails as a whole', () => {
    const inMail = async (verb: 'pause-week' | 'weekly' | 'keep'): Promise<string> =>
      tokenOf((await world.mail(jana)).links[verb]);

    it('pauses for a week, and leaves a longer pause as it is', async () => {
      expect(await world.use(await inMail('pause-week'))).toMatchObject({ topic: { until: '2026-11-30' } });
      expect((await settings()).pauseUntil).toBe('2026-11-30');
      await app.get(AccountsService).update(jana.id, { pauseUntil: '2027-01-01' });
      expect(await world.use(await inMail('pause-week'))).toMatchObject({ canBeUndone: false });
      expect((await settings()).pauseUntil).toBe('2027-01-01');
    });

    it('comes once a week, on the first of its days', async () => {
      await app.get(AccountsService).update(jana.id, { mailDays: [4, 2] });
      await world.use(await inMail('weekly'));
      expect((await settings()).mailDays).toEqual([2]);
    });

    it('goes on as now, which is an answer too', async () => {
      const keep = await inMail('keep');
      const before = await world.effects();
      expect(await world.use(keep)).toMatchObject({ state: 'done', canBeUndone: false });
      expect(await world.effects()).toEqual(before);
      expect(await world.use(keep)).toMatchObject({ state: 'used', canBeUndone: false });
    });

    it('ends them and nothing else, again when they were ordered again, and gives the days back', async () => {
      const stop = tokenOf((await world.mail(jana)).stopUrl);
      const { mailDays: _, nextDigestAt: __, updatedAt: ___, ...rest } = await settings();
      await world.use(stop);
      expect(await settings()).toMatchObject({ ...rest, mailDays: [] });
      expect(await world.look(stop)).toMatchObject({ state: 'used', canBeUndone: true });
      await world.takeBack(stop);
      expect((await settings()).mailDays).toEqual([1, 2, 3, 4, 5]);
      expect(await world.use(stop)).toMatchObject({ state: 'done' });
      expect((await settings()).mailDays).toEqual([]);
    });

    it('takes nothing back over days that were chosen since', async () => {
      const stop = tokenOf((await world.mail(jana)).stopUrl);
      await world.use(stop);
      await app.get(AccountsService).update(jana.id, { mailDays: [3] });
      expect(await world.takeBack(stop)).toMatchObject({ state: 'overtaken' });
      expect((await settings()).mailDays).toEqual([3]);
    });
  });

  describe('for whoever answers a mail', () => {
    it('finds a line by its number in that very mail', async () => {
      const both = [await world.reminder(jana, tom), await world.reminder(jana, tom)];
      const { messageId } = await world.mail(jana, about(tom), promised(...both));
      await world.mail(jana, promised(...both));
      const line = await app.get(MailLines).find(jana.id, messageId, 2);
      expect(line).toMatchObject({ number: 2, kind: 'promise', contactId: tom.id, meetingIds: [] });
      expect([...(line?.reminderIds ?? [])].sort()).toEqual(both.map(({ id }) => id).sort());
      expect(await app.get(MailLines).find(jana.id, messageId, 3)).toBeNull();
      expect(await app.get(MailLines).find(anAccount().id, messageId, 1)).toBeNull();
    });

    it('does what is meant, on the day that was said, and refuses what makes no sense', async () => {
      const promise = await world.reminder(jana, tom);
      const { messageId } = await world.mail(jana, about(tom), promised(promise));
      const [suggestion, line] = await app.get(MailLines).all(jana.id, messageId);
      if (!suggestion || !line) throw new Error('two lines were written');
      const actions = app.get(MailActions);
      await actions.act(jana, suggestion, 'talked', '2026-11-20');
      expect((await person()).lastInteractionOn).toBe('2026-11-20');
      expect(await actions.act(jana, suggestion, 'snooze', '2026-12-21')).toMatchObject({ until: '2026-12-21' });
      expect((await person()).laterUntilOn).toBe('2026-12-21');
      await expect(actions.act(jana, line, 'skip')).rejects.toMatchObject({ type: 'verb-does-not-fit' });
      await expect(actions.act(jana, line, 'snooze', '2026-11-23')).rejects.toMatchObject({ type: 'invalid-input' });
      const nobody: NewLine = { kind: 'promise', contactId: null, reminderIds: [promise.id], meetingIds: [] };
      await expect(actions.act(jana, { ...nobody, id: line.id, number: 3 }, 'talked')).rejects.toMatchObject({
        type: 'verb-does-not-fit',
      });
    });

    it('gives each act a link that takes it back', async () => {
      const { messageId } = await world.mail(jana, about(tom));
      const [line] = await app.get(MailLines).all(jana.id, messageId);
      const { actId } = await app.get(MailActions).act(jana, line ?? null, 'talked');
      const keys = app.get(MailKeysService);
      const now = app.clock.now();
      const written = keys.undoLinks(jana, { messageId: '<receipt@example.org>', now, acts: [{ actId: actId ?? '' }] });
      await app.unitOfWork.run(() => keys.keep(written));
      const token = tokenOf(written.urls[0]);
      const before = await world.everything();
      expect(await world.look(token)).toMatchObject({ state: 'open', topic: { verb: 'undo', person: null } });
      expect(await world.everything()).toEqual(before);
      expect(await world.use(token)).toMatchObject({ state: 'undone' });
      expect(await world.use(token)).toMatchObject({ state: 'undone' });
      expect((await person()).lastInteractionOn).toBe('2026-01-01');
    });
  });
});
