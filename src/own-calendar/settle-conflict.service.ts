import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { CalendarEvent } from '../calendar/ics/event.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { UpdateMeeting } from '../meetings/meetings.input.js';
import { ChangeMeetingService } from '../outreach/moves/change-meeting.service.js';
import { type EventSeen, theirsOf } from './domain/theirs.js';
import { PushedEventNotFound } from './own-calendar.errors.js';
import type { SettledVersion } from './own-calendar.input.js';
import type { PushedEvent } from './pushed-event.entity.js';
import { PushedEventsStore } from './pushed-events.store.js';
import { printOfOurs } from './pushing/parts-of-event.js';
import { WantedEvents } from './pushing/wanted-events.service.js';

export interface ConflictPlace {
  /** The calendar account. */
  readonly id: string;
  readonly eventId: string;
}

/** Characters that a meeting's place and title have room for (meetings.input.ts). */
const LONGEST_PLACE = 500;
const LONGEST_TITLE = 200;

/** Does what the user has said about one conflict, in one unit of work. */
@Injectable()
export class SettleConflict {
  constructor(
    private readonly store: PushedEventsStore,
    private readonly meetings: ChangeMeetingService,
    private readonly wanted: WantedEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws PushedEventNotFound, and what changing a meeting throws. */
  async settle(account: Account, { id, eventId }: ConflictPlace, version: SettledVersion): Promise<void> {
    await this.unitOfWork.run(async () => {
      const event = await this.store.findForChange(account.id, id, eventId);
      if (event?.state !== 'conflict') throw new PushedEventNotFound();
      if (version === 'here') return this.write(event);
      if (event.wanted === 'gone') return this.store.remove(event); // it stays there, as an event of the user's own
      return event.problem === 'removed' ? this.leaveAway(event) : this.takeOver(account, event);
    });
  }

  /** All that somebody sees becomes ours again, as if nothing had been written there before. */
  private write(event: PushedEvent): Promise<void> {
    return this.store.change(event, {
      ...this.settled(),
      ...{ state: 'waiting', nextTryAt: this.now(), pushedHash: null },
    });
  }

  private leaveAway(event: PushedEvent): Promise<void> {
    return this.store.change(event, { ...this.settled(), state: 'stopped', problem: 'removed', problemAt: this.now() });
  }

  private async takeOver(account: Account, event: PushedEvent): Promise<void> {
    const theirs = theirsOf(event.problemAnswer);
    const before = await this.wanted.event(account, event.uid);
    if (theirs) await this.meetings.update(account, event.uid, changeOf(theirs, before));
    const ours = await this.wanted.event(account, event.uid);
    await this.store.change(event, { ...this.settled(), state: 'pushed', pushedHash: ours && printOfOurs(ours) });
  }

  private settled(): Partial<PushedEvent> {
    const none = { problem: null, problemAnswer: null, problemAt: null };
    return { ...none, tries: 0, nextTryAt: null, updatedAt: this.now() };
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** Their time and place; their title if it is another one than stands there by itself. */
function changeOf({ start, end, summary, place }: EventSeen, ours: CalendarEvent | null): UpdateMeeting {
  const at = (ms: number): string => new Date(ms).toISOString();
  const title = summary?.trim().slice(0, LONGEST_TITLE) || null;
  const isOther = title !== null && title !== ours?.summary.trim();
  return {
    ...{ start: at(start), end: at(end), place: place?.trim().slice(0, LONGEST_PLACE) || null },
    ...(isOther ? { title } : {}),
  };
}
