import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { ContactListQuery } from '../../src/contacts/search/contact-list.query.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { FeelingsReader } from '../../src/web/readers/feelings.reader.js';
import { OutboxReader } from '../../src/web/readers/outbox.reader.js';
import { aContact, stored } from '../support/builders.js';
import { engines, onSqlite } from '../support/database.js';
import { plansOf } from '../support/query-plans.js';
import { OutreachWorld } from './outreach-world.js';

const today = '2026-11-23';

describe.each(engines)('lists of people on %s', (engine) => {
  let world: OutreachWorld;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());

  const daysInPages = async (account: Account, limit: number): Promise<(string | null)[]> => {
    const days: (string | null)[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { sort: 'lastInteractionOn', limit, ...(cursor ? { cursor } : {}) } as const;
      const page = await world.app.get(ContactsService).list(account, query);
      days.push(...page.items.map(({ lastInteractionOn }) => lastInteractionOn));
      cursor = page.nextCursor;
    }
    return days;
  };

  it.each([1, 2, 3, 4, 5, 6, 200])(
    'the latest conversation comes first, nobody is left out in pages of %i',
    async (limit) => {
      const account = await world.account();
      const days = [null, '2026-11-01', '2025-03-04', null, '2026-11-01', null];
      for (const lastInteractionOn of days) await world.contact(account, { lastInteractionOn });
      const spoken = ['2026-11-01', '2026-11-01', '2025-03-04'];
      expect(await daysInPages(account, limit)).toEqual([...spoken, null, null, null]);
    },
  );

  it('a rough day that has not come yet is refused beside its field', async () => {
    const account = await world.account();
    const saving = world.app.get(SaveContactService);
    const refused = { type: 'invalid-input', errors: [{ pointer: '/roughlyLastOn', code: 'dayAhead' }] };
    const ahead = { givenName: 'Mia', roughlyLastOn: '2026-11-24' };
    await expect(saving.create(account.id, ahead)).rejects.toMatchObject(refused);
    const { id } = await saving.create(account.id, { ...ahead, roughlyLastOn: today });
    await expect(saving.update(account.id, id, { roughlyLastOn: '2027-01-01' })).rejects.toMatchObject(refused);
    // in Auckland the day is another one
    const away = await world.account({ timeZone: 'Pacific/Auckland' });
    world.app.clock.set('2026-11-23T18:00:00.000Z');
    expect((await saving.create(away.id, ahead)).roughlyLastOn).toBe('2026-11-24');
    world.goTo(today);
  });

  it('whoever was remembered is asked about, however many came with a file since', async () => {
    const account = await world.account();
    const [first, felt, second] = [
      aContact(account, { source: 'jogger' }),
      aContact(account, { source: 'jogger', feltRung: 'easy' }),
      aContact(account, { source: 'jogger' }),
    ];
    const imported = Array.from({ length: 201 }, () =>
      aContact(account, { source: 'linkedin', createdAt: '2026-11-20T08:00:00.000Z' }),
    );
    await stored(world.app.unitOfWork, first, felt, second, ...imported);
    const reader = world.app.get(FeelingsReader);
    expect(await reader.next(account, null)).toMatchObject({ person: { id: first.id }, left: 2 });
    expect(await reader.find(account, first.id)).toMatchObject({ person: { id: first.id }, left: 2 });
    expect(await reader.next(account, first.id)).toMatchObject({ person: { id: second.id }, left: 1 });
    expect(await reader.next(account, second.id)).toEqual({ person: null, left: 0 });
  });

  it('a message shows its meeting and its follow-up, however many others there are', async () => {
    const account = await world.account();
    world.goTo('2026-11-01');
    const crowd = await world.contact(account);
    for (let nth = 0; nth < 201; nth += 1) {
      const input = { contactId: crowd.id, text: `Notiz ${nth}`, dueOn: '2026-11-02' };
      await world.app.get(RemindersService).create(account, input);
      const day = { start: '2026-11-24T08:00:00.000Z', end: '2026-11-24T09:00:00.000Z', timeZone: 'Europe/Berlin' };
      await world.app.get(MeetingsService).create(account, { ...day, contactIds: [crowd.id] });
    }
    const waiting = await world.sent(account, await world.contact(account));
    const agreed = await world.sent(account, await world.contact(account));
    const meeting = { start: '2026-12-24T08:00:00.000Z', end: '2026-12-24T09:00:00.000Z', timeZone: 'Europe/Berlin' };
    await world.outcome(account, agreed, { outcome: 'yes', meeting });
    const reader = world.app.get(OutboxReader);
    expect((await reader.find(account, waiting.id)).followUp).toMatchObject({ attemptId: waiting.id });
    expect((await reader.find(account, agreed.id)).meeting).toMatchObject({ startAt: meeting.start });
    world.goTo(today);
  });
});

describe.each(onSqlite)('pages of people on SQLite', () => {
  it.each([
    ['name', 'contacts_name'],
    ['createdAt', 'contacts_created'],
    ['lastInteractionOn', 'contacts_last'],
  ] as const)('sorted by %s they are read along the index %s, without sorting', async (sort, index) => {
    const world = await OutreachWorld.open('sqlite');
    const account = await world.account();
    for (const lastInteractionOn of [null, '2026-11-01', '2025-03-04', null, null]) {
      await world.contact(account, { lastInteractionOn });
    }
    const list = world.app.get(ContactListQuery);
    let cursor: string | null | undefined;
    do {
      const query = { sort, limit: 1, ...(cursor ? { cursor } : {}) };
      const [page, plans] = await plansOf(world.app.unitOfWork, () => list.page(account.id, today, query));
      const walks = plans.filter((plan) => !plan.includes('sqlite_autoindex_contacts'));
      expect(walks.length).toBeGreaterThan(0);
      for (const plan of walks) {
        expect(plan).toContain(`USING COVERING INDEX ${index}`);
        expect(plan).not.toContain('TEMP B-TREE');
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    await world.close();
  });
});
