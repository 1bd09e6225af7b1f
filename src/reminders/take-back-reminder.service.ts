import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { Reminder } from './reminder.entity.js';
import { leftOf, type ReminderBefore } from './reminder-before.js';
import { RemindersStore } from './reminders.store.js';

/** Takes back what was done with a reminder. Every method belongs inside a unit of work. */
@Injectable()
export class TakeBackReminder {
  constructor(
    private readonly store: RemindersStore,
    private readonly contacts: ContactsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a reminder or a change of it back; where it was done and came again, that one goes. False if one of them is not
   * as it was left, or not there: nothing is changed then.
   */
  async takeBack(accountId: string, { id, left, before, next }: ReminderBefore): Promise<boolean> {
    const present = await this.asLeft(accountId, { id, left });
    if (!present || (next && !(await this.asLeft(accountId, next)))) return false;
    if (next) await this.store.remove(accountId, next.id);
    if (!before) return this.store.remove(accountId, id);
    await this.store.save({ ...present, ...before, updatedAt: this.clock.now().toISOString() });
    return true;
  }

  /** A removed reminder stands there again. False where another one took its place on the person's birthday. */
  async putBack(accountId: string, row: Reminder): Promise<boolean> {
    if (row.contactId !== null) await this.contacts.find(accountId, row.contactId);
    if (await this.hasPlaceTaken(accountId, row)) return false;
    await this.store.insert({ ...row, accountId });
    return true;
  }

  private async asLeft(accountId: string, { id, left }: { id: string; left: string }): Promise<Reminder | null> {
    await this.store.lock(accountId, id);
    const present = await this.store.find(accountId, id);
    return present && leftOf(present) === left ? present : null;
  }

  private async hasPlaceTaken(accountId: string, { kind, contactId, state, recurrence }: Reminder): Promise<boolean> {
    if (kind !== 'birthday' || contactId === null || state !== 'open' || !recurrence) return false;
    return (await this.store.ofBirthday(accountId, contactId, 'open')).length > 0;
  }
}
