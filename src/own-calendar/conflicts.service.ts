import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CalendarAccountsService } from '../calendar-accounts/calendar-accounts.service.js';
import { type Theirs, theirsOf } from './domain/theirs.js';
import { MeetingsThere } from './meetings-there.service.js';
import type { SettledVersion } from './own-calendar.input.js';
import type { PushedEvent } from './pushed-event.entity.js';
import { PushedEventsStore } from './pushed-events.store.js';
import { type MeetingHere, WantedMeetings } from './wanted-meetings.query.js';
import { type ConflictPlace, SettleConflict } from './settle-conflict.service.js';

/** A meeting that somebody has changed or removed in the calendar there: theirs stays until the user says what counts. */
export interface Conflict {
  readonly id: string;
  readonly meetingId: string;
  /** changed: it looks different there · removed: it is no longer there */
  readonly problem: 'changed' | 'removed';
  /** What stands there; null: nothing, or it can't be read. */
  readonly theirs: Theirs;
  /** What stands here; null: the meeting was removed. */
  readonly ours: MeetingHere | null;
  /** Whether the meeting is still on here. */
  readonly isOn: boolean;
  readonly since: string;
}

@Injectable()
export class Conflicts {
  constructor(
    private readonly store: PushedEventsStore,
    private readonly there: MeetingsThere,
    private readonly settling: SettleConflict,
    private readonly meetings: WantedMeetings,
    private readonly calendarAccounts: CalendarAccountsService,
  ) {}

  /** Throws CalendarAccountNotFound. */
  async list(accountId: string, id: string): Promise<Conflict[]> {
    await this.calendarAccounts.find(accountId, id);
    const events = await this.store.conflicts(accountId, id);
    const here = await this.meetings.here(
      accountId,
      events.map(({ uid }) => uid),
    );
    return events.map((event) => conflictOf(event, here.get(event.uid) ?? null));
  }

  /**
   * `here` writes our version over theirs, or removes theirs if the meeting is off. `there` leaves it as it is: the meeting
   * here takes its time and place, and one that was removed there is not written again. Throws CalendarAccountNotFound,
   * PushedEventNotFound, and what changing a meeting throws.
   */
  async settle(account: Account, { id, eventId }: ConflictPlace, version: SettledVersion): Promise<void> {
    await this.calendarAccounts.find(account.id, id);
    await this.settling.settle(account, { id, eventId }, version);
    await this.there.writeNow(account.id, id);
  }
}

function conflictOf(event: PushedEvent, ours: MeetingHere | null): Conflict {
  const { id, uid, problem, problemAnswer, problemAt, wanted, updatedAt } = event;
  return {
    ...{ id, meetingId: uid, problem: problem === 'removed' ? 'removed' : 'changed', theirs: theirsOf(problemAnswer) },
    ...{ ours, isOn: wanted === 'there', since: problemAt ?? updatedAt },
  };
}
