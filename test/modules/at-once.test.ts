import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsStore } from '../../src/accounts/accounts.store.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { PasswordService } from '../../src/accounts/password.service.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { SetupService } from '../../src/accounts/setup.service.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { TagCadenceService } from '../../src/contacts/tags/tag-cadence.service.js';
import { TagsService } from '../../src/contacts/tags/tags.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { anAccount } from '../support/builders.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const someone = {
  name: 'Jana Wehrmann',
  email: 'jana@example.org',
  password: 'correct horse battery',
  timeZone: 'Europe/Berlin',
  locale: 'de',
} as const;

describe.each(engines)('two requests at the same moment on %s', (engine) => {
  let world: OutreachWorld;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());
  const reread = ({ accountId, id }: Contact): Promise<Contact> => world.app.get(ContactsService).find(accountId, id);

  it('two who set up the server: one account, and the other one is told to sign in', async () => {
    const setup = world.app.get(SetupService);
    const code = (await setup.openCode()) ?? '';
    const tries = ['one@example.org', 'two@example.org', 'three@example.org'].map((email) =>
      setup.setUp({ ...someone, email, code }),
    );
    const answers = await Promise.allSettled(tries);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ type: 'already-set-up' });
    }
    const count = await world.app.unitOfWork.reader.query<{ n: number | string }[]>(
      'select count(*) as n from accounts',
    );
    expect(Number(count[0]?.n)).toBe(1);
  });

  it('somebody who comes while the first account is being stored waits, and gets none', async () => {
    const fresh = await OutreachWorld.open(engine);
    const { unitOfWork } = fresh.app;
    const hashed = { ...someone, email: 'second@example.org' };
    const storing = unitOfWork.run(async () => {
      await fresh.app.get(AccountsStore).lockFirst();
      await fresh.app.get(AccountsStore).insert(anAccount());
      await sleep(1_000); // longer than hashing the other one's password takes
    });
    expect(await fresh.app.get(AccountsService).createFirst(hashed)).toBeNull();
    await storing;
    await fresh.close();
  });

  it('a new password and new settings: neither undoes the other', async () => {
    const accounts = world.app.get(AccountsService);
    const { id, email } = await accounts.create({ ...someone });
    const passwords = { current: someone.password, password: 'a new one, long enough' };
    const hashing = world.app.get(PasswordService).change(id, passwords, null);
    await accounts.update(id, { pace: 7, city: 'Hamburg' }); // done long before the hash is
    await hashing;
    expect(await accounts.find(id)).toMatchObject({ pace: 7, city: 'Hamburg' });
    const signedIn = await world.app.get(SessionsService).signIn({ email, password: passwords.password }, 'here');
    expect(signedIn.account.id).toBe(id);
  });

  it('two settings: both stay', async () => {
    const accounts = world.app.get(AccountsService);
    const { id } = await world.account();
    for (const round of ROUNDS) {
      const [pace, city] = [(round % 10) + 1, `Stadt ${round}`];
      await Promise.all([accounts.update(id, { pace }), accounts.update(id, { city })]);
      expect(await accounts.find(id)).toMatchObject({ pace, city });
    }
  });

  it('two conversations written down: the later day counts', async () => {
    const account = await world.account();
    const interactions = world.app.get(InteractionsService);
    for (const _ of ROUNDS) {
      const contact = await world.contact(account);
      await Promise.all(
        (['2026-11-20', '2026-11-18'] as const).map((on) =>
          interactions.log(account, contact.id, { on, channel: 'call' }),
        ),
      );
      expect((await reread(contact)).lastInteractionOn).toBe('2026-11-20');
    }
  });

  it('a note and an answer: both stay', async () => {
    const account = await world.account();
    for (const round of ROUNDS) {
      const contact = await world.contact(account);
      const attempt = await world.sent(account, contact);
      await Promise.all([
        world.outcome(account, attempt, { outcome: 'please-dont' }),
        world.app.get(SaveContactService).update(account.id, contact.id, { notes: `Notiz ${round}` }),
      ]);
      const found = await reread(contact);
      expect(found).toMatchObject({ notes: `Notiz ${round}`, pleaseDont: true });
      expect(found.lastInteractionOn).not.toBeNull();
    }
  });

  it('a later day and a note: both stay', async () => {
    const account = await world.account();
    for (const round of ROUNDS) {
      const contact = await world.contact(account);
      await Promise.all([
        world.app.get(ContactsService).setLater(account.id, contact.id, '2026-12-24'),
        world.app.get(SaveContactService).update(account.id, contact.id, { notes: `Notiz ${round}` }),
      ]);
      expect(await reread(contact)).toMatchObject({ notes: `Notiz ${round}`, laterUntilOn: '2026-12-24' });
    }
  });

  it('two tags of one name: one is made, the other one hears that it is there', async () => {
    const account = await world.account();
    const tags = world.app.get(TagsService);
    for (const round of ROUNDS) {
      const answers = await Promise.allSettled(
        [`Radio ${round}`, `radio ${round}`].map((name) => tags.create(account.id, { name })),
      );
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect(refused).toMatchObject([{ type: 'tag-name-taken' }]);
    }
    expect(await tags.list(account.id)).toHaveLength(ROUNDS.length);
  });

  it('two people with the same new tag: both have it', async () => {
    const account = await world.account();
    const saving = world.app.get(SaveContactService);
    for (const round of ROUNDS) {
      const people = await Promise.all([world.contact(account), world.contact(account)]);
      await Promise.all(people.map(({ id }) => saving.update(account.id, id, { tags: [`Chor ${round}`, 'Alle'] })));
      const ofPeople = await world.app.get(TagsService).ofContacts(
        account.id,
        people.map(({ id }) => id),
      );
      for (const tags of ofPeople.values())
        expect(tags.map(({ name }) => name).sort()).toEqual(['Alle', `Chor ${round}`]);
    }
  });

  it("a tag's new cadence and a note of somebody who has it: both stay", async () => {
    const account = await world.account();
    const saving = world.app.get(SaveContactService);
    for (const round of ROUNDS) {
      const contact = await world.contact(account);
      await saving.update(account.id, contact.id, { tags: [`Ruder ${round}`] });
      const [tag] = (await world.app.get(TagsService).ofContacts(account.id, [contact.id])).get(contact.id) ?? [];
      await Promise.all([
        world.app.get(TagCadenceService).update(account.id, tag?.id ?? '', { cadence: 42 }),
        saving.update(account.id, contact.id, { notes: `Notiz ${round}` }),
      ]);
      expect(await reread(contact)).toMatchObject({ notes: `Notiz ${round}`, effectiveCadenceDays: 42 });
    }
  });
});
