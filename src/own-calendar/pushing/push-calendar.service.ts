import { Injectable } from '@nestjs/common';
import { stopwatch } from '../../common/stopwatch.js';
import type { Account } from '../../accounts/account.entity.js';
import type { DavSignIn } from '../../calendar-accounts/caldav/caldav-client.js';
import type { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import type { CalendarEvent } from '../../calendar/ics/event.js';
import { DuePushes } from '../due-pushes.query.js';
import type { PushedEvent } from '../pushed-event.entity.js';
import { PushedEventsStore } from '../pushed-events.store.js';
import type { Reader } from './event-there.service.js';
import { PushEvent } from './push-event.service.js';
import { TagsThere } from './tags-there.service.js';
import { WantedEvents } from './wanted-events.service.js';

/** Events of one pass; the rest is due in the next. */
const MOST_AT_ONCE = 100;
/** A slow server does not hold up the others: after that, the rest waits for the next pass. In ms. */
const BUDGET_MS = 60_000;

interface Work {
  readonly id: string;
  readonly signIn: DavSignIn;
  readonly reader: Reader;
  readonly events: ReadonlyMap<string, CalendarEvent>;
  /** By the stopwatch, in ms. */
  readonly until: number;
}

/** One pass over one calendar: what should be there, what is still to be written, and what somebody has changed there. */
@Injectable()
export class PushCalendar {
  constructor(
    private readonly wanted: WantedEvents,
    private readonly tags: TagsThere,
    private readonly events: PushEvent,
    private readonly store: PushedEventsStore,
    private readonly dueQuery: DuePushes,
  ) {}

  /**
   * The version that was written (null: what has just left another calendar is written in the next pass), and when something is
   * still to be done (null: all is). Throws as PushEvent.run.
   */
  async work(
    account: Account,
    held: CalendarAccount,
    { signIn, looks, now }: { signIn: DavSignIn; looks: boolean; now: Date },
  ): Promise<{ version: number | null; nextTryAt: string | null }> {
    const reader = { accountId: account.id, zone: account.timeZone, now };
    const version = await this.dueQuery.version(account.id);
    const until = stopwatch() + BUDGET_MS;
    const events = await this.wanted.plan(account, held, now);
    if (events === null) return { version: null, nextTryAt: null }; // the user has chosen something else meanwhile
    const due = await this.store.due(held.id, now.toISOString(), MOST_AT_ONCE);
    const work = { id: held.id, signIn, reader, events, until };
    await this.write(account, due, work);
    if (looks && held.pushTo !== null) await this.look(account, held.pushTo, work);
    const hasMoved = due.some(({ href }) => held.pushTo !== null && !href.startsWith(held.pushTo));
    return { version: hasMoved ? null : version, nextTryAt: await this.store.nextTryAt(held.id) };
  }

  private async write(account: Account, due: readonly PushedEvent[], work: Work): Promise<void> {
    const { signIn, reader, events, until } = work;
    for (const event of due) {
      if (stopwatch() > until) return;
      if (!(await this.store.isStillDue(event))) continue;
      const ours = event.wanted === 'gone' ? null : await this.ours(account, event, events);
      await this.events.run({ signIn, reader, event, ours });
    }
  }

  /** What has time left is looked at; the rest in an hour. */
  private async look(account: Account, pushTo: string, { id, signIn, reader, events, until }: Work): Promise<void> {
    const all = await this.store.all(id);
    const pushed = all.filter(
      ({ state, href, etag }) => state === 'pushed' && etag !== null && href.startsWith(pushTo),
    );
    const touched = await this.tags.touched({ signIn, calendar: pushTo, until }, pushed);
    for (const event of touched.slice(0, MOST_AT_ONCE)) {
      if (stopwatch() > until) return;
      await this.events.lookAt({ signIn, reader, event, ours: await this.ours(account, event, events) });
    }
  }

  private async ours(
    account: Account,
    { uid }: PushedEvent,
    events: ReadonlyMap<string, CalendarEvent>,
  ): Promise<CalendarEvent | null> {
    return events.get(uid) ?? (await this.wanted.event(account, uid));
  }
}
