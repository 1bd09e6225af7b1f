import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { defined } from '../common/defined.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { Reminder } from './reminder.entity.js';
import { emptyReminder, ReminderNotFound, ReminderNotOpen, snoozeIntoThePast } from './reminders.errors.js';
import type { CreateReminder, RemindersQuery, UpdateReminder } from './reminders.input.js';
import { RemindersStore } from './reminders.store.js';

@Injectable()
export class RemindersService {
  constructor(
    private readonly store: RemindersStore,
    private readonly contacts: ContactsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Reminder> {
    const reminder = await this.store.find(accountId, id);
    if (!reminder) throw new ReminderNotFound();
    return reminder;
  }

  /** Without `state`: the open ones, of all days. */
  async list(accountId: string, query: RemindersQuery): Promise<PageOf<Reminder>> {
    const { limit = DEFAULT_LIMIT, state = 'open', from = null, to = null, contactId = null } = query;
    const filter = { state, from, to, contactId };
    const found = await this.store.page(accountId, filter, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ dueOn, id }) => ({ key: dueOn, id }));
  }

  /** What stands on a day or since before. Follow-ups and birthdays of people who are paused are silent. */
  dueUntil(accountId: string, day: LocalDate): Promise<Reminder[]> {
    return this.store.dueUntil(accountId, day);
  }

  /** The open follow-up of each of these attempts, by attempt. */
  async followUpsOf(accountId: string, attemptIds: readonly string[]): Promise<Map<string, Reminder>> {
    const found = await this.store.openFollowUpsOf(accountId, attemptIds);
    return new Map(found.flatMap((reminder) => (reminder.attemptId === null ? [] : [[reminder.attemptId, reminder]])));
  }

  async create(account: Account, input: CreateReminder): Promise<Reminder> {
    const now = this.clock.now();
    const reminder: Reminder = {
      id: newId(now),
      accountId: account.id,
      contactId: input.contactId ?? null,
      attemptId: null,
      kind: input.kind ?? 'own',
      text: input.text ?? null,
      dueOn: input.dueOn,
      state: 'open',
      doneAt: null,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    await this.unitOfWork.run(async () => {
      await this.assertAboutSomething(reminder);
      await this.store.insert(reminder);
    });
    return reminder;
  }

  update(accountId: string, id: string, input: UpdateReminder): Promise<Reminder> {
    return this.change(accountId, id, async (reminder) => {
      const changed = { ...reminder, ...defined(input) };
      await this.assertAboutSomething(changed);
      return changed;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    const removed = await this.unitOfWork.run(() => this.store.remove(accountId, id));
    if (!removed) throw new ReminderNotFound();
  }

  /** Done is done: a second time changes nothing. */
  done(accountId: string, id: string): Promise<Reminder> {
    return this.change(accountId, id, (reminder) =>
      reminder.state === 'done' ? reminder : { ...reminder, state: 'done', doneAt: this.clock.now().toISOString() },
    );
  }

  async snooze(account: Account, id: string, until: LocalDate): Promise<Reminder> {
    if (until <= this.clock.today(account.timeZone)) throw snoozeIntoThePast();
    return this.change(account.id, id, (reminder) => {
      if (reminder.state !== 'open') throw new ReminderNotOpen();
      return { ...reminder, dueOn: until };
    });
  }

  private change(
    accountId: string,
    id: string,
    changed: (reminder: Reminder) => Reminder | Promise<Reminder>,
  ): Promise<Reminder> {
    return this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const reminder = {
        ...(await changed(await this.find(accountId, id))),
        updatedAt: this.clock.now().toISOString(),
      };
      await this.store.save(reminder);
      return reminder;
    });
  }

  private async assertAboutSomething({ accountId, contactId, text }: Reminder): Promise<void> {
    if (contactId === null && text === null) throw emptyReminder();
    if (contactId !== null) await this.contacts.find(accountId, contactId);
  }
}
