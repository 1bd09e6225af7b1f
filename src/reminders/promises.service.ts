import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { PageOf } from '../common/cursor.js';
import { NotFound } from '../common/errors.js';
import type { LocalDate } from '../common/local-date.js';
import type { Reminder } from './reminder.entity.js';
import type { CreatePromise, PromisesQuery, UpdatePromise } from './promises.input.js';
import { RemindersService } from './reminders.service.js';

/** "I said I'd ...": reminders of the kind `promise`, and only those (product.md, feature 17). */
@Injectable()
export class PromisesService {
  constructor(private readonly reminders: RemindersService) {}

  /** Throws NotFound, also for reminders of another kind. */
  async find(accountId: string, id: string): Promise<Reminder> {
    const reminder = await this.reminders.find(accountId, id);
    if (reminder.kind !== 'promise') throw new NotFound('promise');
    return reminder;
  }

  /** By the day until which they are kept. */
  list(accountId: string, query: PromisesQuery): Promise<PageOf<Reminder>> {
    return this.reminders.list(accountId, { ...query, kind: 'promise' });
  }

  create(account: Account, input: CreatePromise): Promise<Reminder> {
    return this.reminders.create(account, { ...input, kind: 'promise' });
  }

  async update(accountId: string, id: string, input: UpdatePromise): Promise<Reminder> {
    await this.find(accountId, id);
    return this.reminders.update(accountId, id, input);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.find(accountId, id);
    await this.reminders.remove(accountId, id);
  }

  /** Kept. */
  async done(accountId: string, id: string): Promise<Reminder> {
    await this.find(accountId, id);
    return this.reminders.done(accountId, id);
  }

  async snooze(account: Account, id: string, until: LocalDate): Promise<Reminder> {
    await this.find(account.id, id);
    return this.reminders.snooze(account, id, until);
  }
}
