import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { MailLines } from '../answers/mail-lines.service.js';
import { Config } from '../common/config.js';
import { LARGEST_PAGE } from '../common/cursor.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { type MeetingToday, MeetingsService } from '../meetings/meetings.service.js';
import type { Reminder } from '../reminders/reminder.entity.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { digestMessageId } from './digest-message-id.js';
import { DigestsStore } from './digests.store.js';
import { isBoundToItsDay } from './domain/lines-ahead.js';
import { speaksUntil } from './domain/schedule.js';
import { mailPlanOf, zoneOf } from './mail-plan.js';

export interface DigestMeeting extends MeetingToday {
  /** The day on which it begins, where the reader is. */
  readonly day: LocalDate;
}

interface Some {
  readonly reminders: readonly Reminder[];
  readonly meetings: readonly DigestMeeting[];
}

/** What has a day: today's, and that of the days until the next mail. */
export interface Dated {
  readonly today: Some;
  readonly ahead: Some;
}

/** Reads the reminders and meetings that a day's mail speaks of. */
@Injectable()
export class DatedOfDay {
  constructor(
    private readonly reminders: RemindersService,
    private readonly meetings: MeetingsService,
    private readonly digests: DigestsStore,
    private readonly lines: MailLines,
    private readonly config: Config,
  ) {}

  async of(account: Account, day: LocalDate, now: Date): Promise<Dated> {
    const until = speaksUntil(mailPlanOf(account), day, zoneOf(account));
    const reminders = await this.newReminders(account.id, day, addDays(until.day, -1));
    const meetings = await this.agreed(account, { from: day, now, until });
    const isToday = (one: LocalDate): boolean => one <= day;
    return {
      today: {
        reminders: reminders.filter(({ dueOn }) => isToday(dueOn)),
        meetings: meetings.filter((meeting) => isToday(meeting.day)),
      },
      ahead: {
        reminders: reminders.filter((reminder) => !isToday(reminder.dueOn) && isBoundToItsDay(reminder)),
        meetings: meetings.filter((meeting) => !isToday(meeting.day)),
      },
    };
  }

  /** Those that are not over, until the next mail arrives: one before breakfast is said the day before. */
  private async agreed(
    account: Account,
    {
      from,
      now,
      until,
    }: { readonly from: LocalDate; readonly now: Date; readonly until: { day: LocalDate; at: Date } },
  ): Promise<DigestMeeting[]> {
    const { items } = await this.meetings.list(account, { from, to: until.day, limit: LARGEST_PAGE });
    const [over, next] = [now.toISOString(), until.at.toISOString()];
    return items
      .map((meeting) => ({
        ...meeting,
        day: localDateOf(new Date(meeting.startAt), account.timeZone),
        contactIds: meeting.people.map(({ contactId }) => contactId),
      }))
      .filter(({ state, day }) => state === 'agreed' && day >= from)
      .filter(({ startAt, endAt }) => endAt > over && startAt < next);
  }

  /**
   * Each stands in one mail: those that came due, or were noted, since the last one, and those of the days until the next.
   * What stays open is on the page Today.
   */
  private async newReminders(accountId: string, day: LocalDate, until: LocalDate): Promise<Reminder[]> {
    const last = await this.digests.lastDoneBefore(accountId, day);
    const due = await this.reminders.dueUntil(accountId, until);
    if (last === null) return due;
    const later = due.filter(({ dueOn, updatedAt }) => dueOn > last.day || updatedAt > last.madeAt);
    const said = new Set(later.length === 0 ? [] : await this.saidOn(accountId, last.day));
    return later.filter(({ id, updatedAt }) => updatedAt > last.madeAt || !said.has(id));
  }

  /** The reminders that a day's mail named, those of the days after it included. */
  private async saidOn(accountId: string, day: LocalDate): Promise<readonly string[]> {
    const messageId = digestMessageId(accountId, day, this.config.baseUrl);
    return (await this.lines.all(accountId, messageId)).flatMap(({ reminderIds }) => reminderIds);
  }
}
