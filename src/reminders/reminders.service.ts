import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import type { Backwards } from '../common/database/newest-first.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { defined } from '../common/defined.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import type { ChangeKind } from '../contacts/changes/change-kinds.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { fingerprint } from '../common/fingerprint.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { ReminderKind } from './domain/words.js';
import type { Reminder } from './reminder.entity.js';
import { emptyReminder, ReminderNotFound, ReminderNotOpen, snoozeIntoThePast } from './reminders.errors.js';
import type { CreateReminder, RemindersQuery, UpdateReminder } from './reminders.input.js';
import { RemindersStore } from './reminders.store.js';

type ReminderWords = Pick<Reminder, 'contactId' | 'kind' | 'text' | 'dueOn' | 'state' | 'doneAt'>;

/** What it takes to take a reminder back, or, with `before`, a change of it. */
export interface ReminderBefore {
  readonly id: string;
  readonly left: string;
  readonly before?: ReminderWords;
}

@Injectable()
export class RemindersService {
  constructor(
    private readonly store: RemindersStore,
    private readonly contacts: ContactsService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Reminder> {
    const reminder = await this.store.find(accountId, id);
    if (!reminder) throw new ReminderNotFound();
    return reminder;
  }

  /** Without `state`: the open ones, of all days; without `kind`: all kinds. */
  async list(accountId: string, query: RemindersQuery & { readonly kind?: ReminderKind }): Promise<PageOf<Reminder>> {
    const { limit = DEFAULT_LIMIT, state = 'open', from = null, to = null, contactId = null, kind = null } = query;
    const filter = { state, from, to, contactId, kind };
    const found = await this.store.page(accountId, filter, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ dueOn, id }) => ({ key: dueOn, id }));
  }

  /** Those about one person: open ones backwards by the day they are due, done ones by when they were done. */
  backwards(accountId: string, contactId: string, state: 'open' | 'done', range: Backwards): Promise<Reminder[]> {
    return state === 'open'
      ? this.store.openBackwards(accountId, contactId, range)
      : this.store.doneBackwards(accountId, contactId, range);
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
      await this.note('reminder-added', reminder, { id: reminder.id });
    });
    return reminder;
  }

  update(accountId: string, id: string, input: UpdateReminder): Promise<Reminder> {
    return this.change(accountId, id, 'reminder-snoozed', async (reminder) => {
      const changed = { ...reminder, ...defined(input) };
      await this.assertAboutSomething(changed);
      return changed;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const reminder = await this.find(accountId, id);
      await this.store.remove(accountId, id);
      await this.note('reminder-removed', reminder, { row: reminder });
    });
  }

  /** Done is done: a second time changes nothing. */
  done(accountId: string, id: string): Promise<Reminder> {
    return this.change(accountId, id, 'reminder-done', (reminder) =>
      reminder.state === 'done' ? reminder : { ...reminder, state: 'done', doneAt: this.clock.now().toISOString() },
    );
  }

  async snooze(account: Account, id: string, until: LocalDate): Promise<Reminder> {
    if (until <= this.clock.today(account.timeZone)) throw snoozeIntoThePast();
    return this.change(account.id, id, 'reminder-snoozed', (reminder) => {
      if (reminder.state !== 'open') throw new ReminderNotOpen();
      return { ...reminder, dueOn: until };
    });
  }

  /** Takes a reminder or a change of it back; inside a unit of work. False if it is not as it was left, or not there. */
  async takeBack(accountId: string, { id, left, before }: ReminderBefore): Promise<boolean> {
    await this.store.lock(accountId, id);
    const present = await this.store.find(accountId, id);
    if (!present || fingerprint(wordsOf(present)) !== left) return false;
    if (!before) return this.store.remove(accountId, id);
    await this.store.save({ ...present, ...before, updatedAt: this.clock.now().toISOString() });
    return true;
  }

  /** A removed reminder stands there again; inside a unit of work. */
  async putBack(accountId: string, row: Reminder): Promise<void> {
    if (row.contactId !== null) await this.contacts.find(accountId, row.contactId);
    await this.store.insert({ ...row, accountId });
  }

  private change(
    accountId: string,
    id: string,
    kind: 'reminder-done' | 'reminder-snoozed',
    changed: (reminder: Reminder) => Reminder | Promise<Reminder>,
  ): Promise<Reminder> {
    return this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const before = await this.find(accountId, id);
      const reminder = { ...(await changed(before)), updatedAt: this.clock.now().toISOString() };
      await this.store.save(reminder);
      const isOther = fingerprint(wordsOf(before)) !== fingerprint(wordsOf(reminder));
      if (isOther) await this.note(kind, reminder, { id, before: wordsOf(before) });
      return reminder;
    });
  }

  private async note(kind: ChangeKind, reminder: Reminder, detail: object): Promise<void> {
    const { accountId, contactId } = reminder;
    const left = fingerprint(wordsOf(reminder));
    await this.changes.record(accountId, { kind, contactId, detail: { ...detail, left } });
  }

  private async assertAboutSomething({ accountId, contactId, text }: Reminder): Promise<void> {
    if (contactId === null && text === null) throw emptyReminder();
    if (contactId !== null) await this.contacts.find(accountId, contactId);
  }
}

/** What the user can change of a reminder. */
function wordsOf({ contactId, kind, text, dueOn, state, doneAt }: Reminder): ReminderWords {
  return { contactId, kind, text, dueOn, state, doneAt };
}
