import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { LocalDate } from '../../common/local-date.js';
import { localDateOf } from '../../common/zoned-time.js';
import { MeetingsService, type MeetingWithPeople } from '../../meetings/meetings.service.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { RemindersService } from '../../reminders/reminders.service.js';

export interface MeetingToday extends MeetingWithPeople {
  readonly contactIds: readonly string[];
}

/** What stands on a day: reminders that are due and still open, and that day's meetings. */
@Injectable()
export class DueReader {
  constructor(
    private readonly reminders: RemindersService,
    private readonly meetings: MeetingsService,
  ) {}

  async read(account: Account, day: LocalDate): Promise<{ reminders: Reminder[]; meetings: MeetingToday[] }> {
    const { items } = await this.meetings.list(account, { from: day, to: day, limit: LARGEST_PAGE });
    const today = items.filter(
      ({ state, startAt }) => state === 'agreed' && localDateOf(new Date(startAt), account.timeZone) === day,
    );
    return {
      reminders: await this.reminders.dueUntil(account.id, day),
      meetings: today.map((meeting) => ({ ...meeting, contactIds: meeting.people.map(({ contactId }) => contactId) })),
    };
  }
}
