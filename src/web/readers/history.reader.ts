import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Interaction } from '../../interactions/interaction.entity.js';
import { InteractionsService } from '../../interactions/interactions.service.js';
import { MeetingsService, type MeetingWithPeople } from '../../meetings/meetings.service.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { RemindersService } from '../../reminders/reminders.service.js';

export interface History {
  readonly talks: readonly Interaction[];
  /** Where older talks begin; null: these are all. */
  readonly olderTalks: string | null;
  /** Empty on pages of older talks: messages stand on the first page. */
  readonly attempts: readonly Attempt[];
  readonly reminders: readonly Reminder[];
  /** From today on. */
  readonly meetings: readonly MeetingWithPeople[];
}

/** What happened between us, and what is still to come. */
@Injectable()
export class HistoryReader {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly attempts: AttemptsService,
    private readonly reminders: RemindersService,
    private readonly meetings: MeetingsService,
    private readonly clock: Clock,
  ) {}

  async read(account: Account, contactId: string, cursor: string | null): Promise<History> {
    const talks = await this.interactions.list(account.id, contactId, cursor === null ? {} : { cursor });
    const from = this.clock.today(account.timeZone);
    return {
      talks: talks.items,
      olderTalks: talks.nextCursor,
      attempts: cursor === null ? (await this.attempts.list(account.id, { contactId, limit: LARGEST_PAGE })).items : [],
      reminders: (await this.reminders.list(account.id, { contactId })).items,
      meetings: (await this.meetings.list(account, { contactId, from })).items,
    };
  }
}
