import { Injectable } from '@nestjs/common';
import type { CalendarEvent } from '../../calendar/ics/event.js';
import type { DavSignIn } from '../../calendar-accounts/caldav/caldav-client.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { keptTheirs, type Theirs } from '../domain/theirs.js';
import { untilNextTry } from '../domain/waits.js';
import type { PushedEvent } from '../pushed-event.entity.js';
import { PushedEventsStore } from '../pushed-events.store.js';
import type { EventRefused, Reader } from './event-there.service.js';
import { printOfOurs } from './parts-of-event.js';

/** One event, and as whom it is written. */
export interface Push {
  readonly signIn: DavSignIn;
  readonly reader: Reader;
  readonly event: PushedEvent;
  /** What shall stand there; null: nothing. */
  readonly ours: CalendarEvent | null;
}

/**
 * Writes down what came of an event. The user may have said meanwhile that it shall go: then that stays, and only what stands
 * there now is noted, so that it can be removed.
 */
@Injectable()
export class PushNotes {
  constructor(
    private readonly store: PushedEventsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  written(push: Push, etag: string | null, ours: CalendarEvent): Promise<void> {
    return this.note(push, { ...calm, state: 'pushed', etag, pushedHash: printOfOurs(ours) });
  }

  /** Something else stands there: ours is not written any more. */
  stopped(push: Push): Promise<void> {
    return this.note(push, { ...calm, state: 'stopped', problem: 'there-already', problemAt: this.now() });
  }

  conflict(
    push: Push,
    problem: 'changed' | 'removed',
    { etag, theirs }: { etag: string | null; theirs: Theirs },
  ): Promise<void> {
    const told = { problem, problemAnswer: keptTheirs(theirs), problemAt: this.now() };
    return this.note(push, { ...calm, state: 'conflict', etag, ...told });
  }

  /** It is tried again, longer and longer after; the others do not wait for it. */
  refused(push: Push, { answer }: EventRefused): Promise<void> {
    const now = this.clock.now();
    const { problem, problemAt: before, tries } = push.event;
    const problemAt = problem === 'refused' && before !== null ? before : now.toISOString();
    const wait = untilNextTry(now.getTime() - Date.parse(problemAt));
    const nextTryAt = new Date(now.getTime() + wait).toISOString();
    return this.note(push, { tries: tries + 1, nextTryAt, problem: 'refused', problemAnswer: answer, problemAt });
  }

  /** The server stumbled, maybe over this one: next time the others come first. */
  behind(push: Push): Promise<void> {
    return this.note(push, { tries: push.event.tries + 1 });
  }

  /** It is gone there. */
  async gone({ event }: Push): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = await this.store.findForChange(event.accountId, event.calendarAccountId, event.id);
      if (now?.wanted === event.wanted) await this.store.remove(event);
    });
  }

  private async note({ event }: Push, changed: Partial<PushedEvent>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = await this.store.findForChange(event.accountId, event.calendarAccountId, event.id);
      if (!now) return;
      const { etag = now.etag, pushedHash = now.pushedHash } = changed;
      const kept = now.wanted === event.wanted ? changed : { etag, pushedHash };
      await this.store.change(now, { ...kept, updatedAt: this.now() });
    });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

const calm = { tries: 0, nextTryAt: null, problem: null, problemAnswer: null, problemAt: null } as const;
