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
import type { ReminderKind } from './domain/words.js';
import type { Reminder } from './reminder.entity.js';
import { leftOf, wordsOf } from './reminder-before.js';
import { ReminderRules } from './reminder-rules.service.js';
import { ReminderNotFound, ReminderNotOpen, snoozeIntoThePast } from './reminders.errors.js';
import type { CreateReminder, RemindersQuery, UpdateReminder } from './reminders.input.js';
import { once, putOff } from './domain/recurrence.js';
import { RemindersStore } from './reminders.store.js';

@Injectable()
export class RemindersService {
  constructor(
    private readonly store: RemindersStore,
    private readonly rules: ReminderRules,
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

  /** Open ones that come again, with a day before this one, by it; birthdays of people aside, which say themselves. */
  series(accountId: string, before: LocalDate, limit: number): Promise<Reminder[]> {
    return this.store.series(accountId, before, limit);
  }

  /** What is said on a day or since before, days ahead of it included. Follow-ups and birthdays of people who are paused are silent. */
  dueUntil(accountId: string, day: LocalDate): Promise<Reminder[]> {
    return this.store.dueUntil(accountId, day);
  }

  /** The open follow-up of each of these attempts, by attempt. */
  async followUpsOf(accountId: string, attemptIds: readonly string[]): Promise<Map<string, Reminder>> {
    const found = await this.store.openFollowUpsOf(accountId, attemptIds);
    return new Map(found.flatMap((reminder) => (reminder.attemptId === null ? [] : [[reminder.attemptId, reminder]])));
  }

  async create(account: Account, input: CreateReminder): Promise<Reminder> {
    const asked = newReminder(account.id, input, this.clock.now());
    return this.unitOfWork.run(async () => {
      await this.rules.holdFor(account.id, asked);
      const reminder = await this.rules.planned(input, asked, null);
      await this.store.insert(reminder);
      await this.note('reminder-added', reminder, { id: reminder.id });
      return reminder;
    });
  }

  /** Another day alone moves this time only, a rule counts from the day it is given with. */
  update(accountId: string, id: string, input: UpdateReminder): Promise<Reminder> {
    return this.unitOfWork.run(async () => {
      await this.rules.holdFor(accountId, input);
      return this.change(accountId, id, async (before) => {
        const { recurrence: _, leadDays: __, ...given } = defined(input);
        return this.rules.planned(input, { ...before, ...given }, before);
      });
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

  /** Done is done: a second time changes nothing. One that comes again opens its next time. */
  done(accountId: string, id: string): Promise<Reminder> {
    return this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const before = await this.find(accountId, id);
      if (before.state === 'done') return before;
      const now = this.clock.now().toISOString();
      const done: Reminder = { ...before, state: 'done', doneAt: now, updatedAt: now };
      await this.store.save(done);
      const next = before.state === 'open' ? await this.rules.next(done) : null;
      if (next) await this.store.insert(next);
      const opened = next ? { next: { id: next.id, left: leftOf(next) } } : {};
      await this.note('reminder-done', done, { id, before: wordsOf(before), ...opened });
      return done;
    });
  }

  /** Not done after all: it stands on its day again, once; where it comes again, its next time stands already. */
  reopen(accountId: string, id: string): Promise<Reminder> {
    return this.change(accountId, id, (reminder) =>
      reminder.state === 'done' ? { ...reminder, ...once, state: 'open', doneAt: null } : reminder,
    );
  }

  async snooze(account: Account, id: string, until: LocalDate): Promise<Reminder> {
    if (until <= this.clock.today(account.timeZone)) throw snoozeIntoThePast();
    return this.change(account.id, id, (reminder) => {
      if (reminder.state !== 'open') throw new ReminderNotOpen();
      return { ...reminder, ...putOff(reminder, until) };
    });
  }

  private change(
    accountId: string,
    id: string,
    changed: (reminder: Reminder) => Reminder | Promise<Reminder>,
  ): Promise<Reminder> {
    return this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const before = await this.find(accountId, id);
      const reminder = { ...(await changed(before)), updatedAt: this.clock.now().toISOString() };
      await this.store.save(reminder);
      const isOther = leftOf(before) !== leftOf(reminder);
      if (isOther) await this.note('reminder-snoozed', reminder, { id, before: wordsOf(before) });
      return reminder;
    });
  }

  private async note(kind: ChangeKind, reminder: Reminder, detail: object): Promise<void> {
    const { accountId, contactId } = reminder;
    await this.changes.record(accountId, { kind, contactId, detail: { ...detail, left: leftOf(reminder) } });
  }
}

function newReminder(accountId: string, input: CreateReminder, now: Date): Reminder {
  const { contactId = null, kind = 'own', text = null, dueOn } = input;
  const times = { doneAt: null, createdAt: now.toISOString(), updatedAt: now.toISOString() };
  return { id: newId(now), accountId, contactId, attemptId: null, kind, text, dueOn, ...once, state: 'open', ...times };
}
