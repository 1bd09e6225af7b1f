import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { LARGEST_PAGE, type PageOf } from '../../common/cursor.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import type { TimelineEntry } from '../../people/timeline/timeline-entry.js';
import { TimelineService } from '../../people/timeline/timeline.service.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { RemindersService } from '../../reminders/reminders.service.js';

/** As many as one looks at before asking for more. */
export const TIMELINE_ROWS = 20;

export interface History {
  /** The latest of what happened until today. */
  readonly timeline: PageOf<TimelineEntry>;
  readonly attempts: readonly Attempt[];
  readonly reminders: readonly Reminder[];
  /** From today on. */
  readonly meetings: readonly MeetingWithPeople[];
}

/** What happened between us, and what is still to come. */
@Injectable()
export class HistoryReader {
  constructor(
    private readonly timeline: TimelineService,
    private readonly attempts: AttemptsService,
    private readonly reminders: RemindersService,
    private readonly meetings: MeetingsService,
    private readonly clock: Clock,
  ) {}

  async read(account: Account, contactId: string): Promise<History> {
    const from = this.clock.today(account.timeZone);
    return {
      timeline: await this.timeline.page(account, contactId, { until: from, limit: TIMELINE_ROWS }),
      attempts: (await this.attempts.list(account.id, { contactId, limit: LARGEST_PAGE })).items,
      reminders: (await this.reminders.list(account.id, { contactId })).items,
      meetings: (await this.meetings.list(account, { contactId, from })).items,
    };
  }
}
