import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { MailLines } from '../answers/mail-lines.service.js';
import { Config } from '../common/config.js';
import { LARGEST_PAGE } from '../common/cursor.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { type MeetingToday, MeetingsService } from '../meetings/meetings.service.js';
import { saidOn } from '../reminders/domain/recurrence.js';
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
    const lastDay = addDays(until.day, -1);
    const reminders = await this.newReminders(account.id, day, lastDay);
    const meetings = await this.agreed(account, { from: day, now, until });
    const isToday = (one: LocalDate): boolean => one <= day;
    const isAhead = (one: Reminder): boolean => !isToday(saidOn(one)) && one.dueOn <= lastDay && isBoundToItsDay(one);
    return {
      today: {
        reminders: reminders.filter((reminder) => isToday(saidOn(reminder))),
        meetings: meetings.filter((meeting) => isToday(meeting.day)),
      },
      ahead: {
        reminders: reminders.filter(isAhead),
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
   * What is said some days ahead is said again on its day. What stays open is on the page Today.
   */
  private async newReminders(accountId: string, day: LocalDate, until: LocalDate): Promise<Reminder[]> {
    const last = await this.digests.lastDoneBefore(accountId, day);
    const due = await this.reminders.dueUntil(accountId, until);
    if (last === null) return due;
    const isNew = ({ updatedAt }: Reminder): boolean => updatedAt > last.madeAt;
    const comes = ({ dueOn, leadDays }: Reminder): boolean => leadDays !== null && dueOn >= day && dueOn <= until;
    const later = due.filter((one) => one.dueOn > last.day || saidOn(one) > last.day || isNew(one));
    // one that was said ahead, by a mail of before the last, waits for its day
    const waiting = later.filter((one) => isNew(one) || comes(one) || saidOn(one) > last.day || one.leadDays === null);
    const named = new Set(waiting.length === 0 ? [] : await this.namedOn(accountId, last.day));
    return waiting.filter((one) => isNew(one) || one.dueOn === day || !named.has(one.id));
  }

  /** The reminders that a day's mail named, those of the days after it included. */
  private async namedOn(accountId: string, day: LocalDate): Promise<readonly string[]> {
    const messageId = digestMessageId(accountId, day, this.config.baseUrl);
    return (await this.lines.all(accountId, messageId)).flatMap(({ reminderIds }) => reminderIds);
  }
}
