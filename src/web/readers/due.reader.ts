import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { LocalDate } from '../../common/local-date.js';
import { MeetingsService, type MeetingToday } from '../../meetings/meetings.service.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { RemindersService } from '../../reminders/reminders.service.js';

/** What stands on a day: reminders that are due and still open, and that day's meetings. */
@Injectable()
export class DueReader {
  constructor(
    private readonly reminders: RemindersService,
    private readonly meetings: MeetingsService,
  ) {}

  async read(account: Account, day: LocalDate): Promise<{ reminders: Reminder[]; meetings: MeetingToday[] }> {
    return {
      reminders: await this.reminders.dueUntil(account.id, day),
      meetings: await this.meetings.agreedOn(account, day),
    };
  }
}
