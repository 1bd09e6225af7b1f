import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import type { LocalDate } from '../common/local-date.js';
import { BirthdayFollowers } from '../contacts/birthdays/birthday-followers.js';
import type { Contact } from '../contacts/contact.entity.js';
import { nextBirthday } from '../contacts/domain/next-birthday.js';
import { isSilenced } from './domain/silence.js';
import type { Reminder } from './reminder.entity.js';
import { RemindersStore } from './reminders.store.js';

/** Reminders that follow a person's birthday, whatever it becomes. Every method belongs inside a unit of work. */
@Injectable()
export class BirthdayReminders implements OnModuleInit {
  constructor(
    private readonly store: RemindersStore,
    private readonly accounts: AccountsService,
    private readonly followers: BirthdayFollowers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.add(this);
  }

  /** Another birthday moves it, none lets it rest until there is one again. */
  async follow(contact: Contact): Promise<void> {
    const { accountId, id, birthday } = contact;
    const open = await this.store.ofBirthday(accountId, id, 'open');
    if (birthday === null) return this.saveAll(open.map((reminder) => ({ ...reminder, state: 'dismissed' })));
    const again = open.length > 0 || isSilenced(contact) ? [] : await this.store.ofBirthday(accountId, id, 'dismissed');
    const today = await this.today(accountId);
    const moved = open.filter((reminder) => !isOn(reminder, birthday)).concat(again.slice(0, 1));
    await this.saveAll(moved.map((reminder) => onBirthday({ ...reminder, state: 'open' }, birthday, today)));
  }

  /** Of several that two people brought along, the first one stays open; gives those that rest. */
  async leaveOne(accountId: string, contactId: string, movedIds: readonly string[]): Promise<string[]> {
    const open = await this.store.ofBirthday(accountId, contactId, 'open');
    const [, ...others] = [...open].sort((a, b) => Number(movedIds.includes(a.id)) - Number(movedIds.includes(b.id)));
    await this.saveAll(others.map((reminder) => ({ ...reminder, state: 'dismissed' })));
    return others.map(({ id }) => id);
  }

  /** Those that rested because of it are open again. */
  async openAgain(accountId: string, ids: readonly string[]): Promise<void> {
    const found = await Promise.all(ids.map((id) => this.store.find(accountId, id)));
    const resting = found.flatMap((reminder) => (reminder?.state === 'dismissed' ? [reminder] : []));
    await this.saveAll(resting.map((reminder) => ({ ...reminder, state: 'open' })));
  }

  private async today(accountId: string): Promise<LocalDate> {
    return this.clock.today((await this.accounts.find(accountId)).timeZone);
  }

  private async saveAll(reminders: readonly Reminder[]): Promise<void> {
    const updatedAt = this.clock.now().toISOString();
    for (const reminder of reminders) await this.store.save({ ...reminder, updatedAt });
  }
}

/** Whether it belongs to that birthday, even where it was put off since. */
function isOn({ recurrence }: Reminder, birthday: string): boolean {
  return recurrence !== null && nextBirthday(birthday, recurrence.startsOn) === recurrence.startsOn;
}

/** On the first birthday from a day on, with the days ahead of the whole series. */
export function onBirthday(reminder: Reminder, birthday: string, from: LocalDate): Reminder {
  const startsOn = nextBirthday(birthday, from);
  const leadDays = reminder.recurrence?.leadDays ?? null;
  return { ...reminder, dueOn: startsOn, leadDays, recurrence: { rule: YEARLY, from: 'date', startsOn, leadDays } };
}

/** RFC 5545, 3.3.10; 29 February is the birthday's own affair: see nextBirthday. */
const YEARLY = 'FREQ=YEARLY';
