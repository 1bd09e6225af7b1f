import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { daysToCome } from '../../reminders/domain/recurrence.js';
import { RemindersService } from '../../reminders/reminders.service.js';
import type { DaysAsked } from './around-days.service.js';
import { type ReminderEntry, wholeDays } from './calendar-entry.js';

/** Of open ones, of series, and of their next times: beyond, `more` says so. */
const MOST_OF_A_KIND = 500;

export interface RemindersFound {
  readonly items: readonly ReminderEntry[];
  readonly more: boolean;
}

/** What is to be done on which day, and the next times of what comes again by its date. */
@Injectable()
export class RemindersOnDays {
  constructor(
    private readonly reminders: RemindersService,
    private readonly clock: Clock,
  ) {}

  /** Two statements; one where no day lies ahead. */
  async between(account: Account, asked: DaysAsked): Promise<RemindersFound> {
    const { from, to } = asked;
    const open = await this.reminders.list(account.id, { from, to, state: 'open', limit: MOST_OF_A_KIND });
    const now = open.items.map((reminder): ReminderEntry => {
      return { kind: 'reminder', reminder, isToCome: false, ...wholeDays(reminder.dueOn, reminder.dueOn) };
    });
    const later = await this.toCome(account, asked);
    return { items: [...now, ...later.items], more: open.nextCursor !== null || later.more };
  }

  /** Nothing comes again on days that have passed. */
  private async toCome(account: Account, asked: DaysAsked): Promise<RemindersFound> {
    const today = this.clock.today(account.timeZone);
    if (asked.to <= today) return { items: [], more: false };
    const series = await this.reminders.series(account.id, asked.to, MOST_OF_A_KIND + 1);
    const items = series.slice(0, MOST_OF_A_KIND).flatMap((reminder) =>
      daysToCome(reminder, today, asked).map((day): ReminderEntry => {
        return { kind: 'reminder', reminder, isToCome: true, ...wholeDays(day, day) };
      }),
    );
    const first = [...items].sort((one, other) => (one.firstOn < other.firstOn ? -1 : 1)).slice(0, MOST_OF_A_KIND);
    return { items: first, more: series.length > MOST_OF_A_KIND || items.length > first.length };
  }
}
