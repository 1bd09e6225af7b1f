import { Injectable } from '@nestjs/common';
import { stopwatch } from '../../common/stopwatch.js';
import type { Account } from '../../accounts/account.entity.js';
import type { DavSignIn } from '../../calendar-accounts/caldav/caldav-client.js';
import type { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import { DuePushes } from '../due-pushes.query.js';
import { PushedEventsStore } from '../pushed-events.store.js';
import type { Reader } from './event-there.service.js';
import { PushEvent } from './push-event.service.js';
import { TagsThere } from './tags-there.service.js';
import { WantedEvents } from './wanted-events.service.js';

/** Events of one pass; the rest is due in the next. */
const MOST_AT_ONCE = 100;
/** A slow server does not hold up the others: after that, the rest waits for the next pass. In ms. */
const BUDGET_MS = 60_000;

/** One pass over one calendar: what should be there, what somebody has changed there, and what is still to be written. */
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
    const reader = { zone: account.timeZone, now };
    const version = await this.dueQuery.version(account.id);
    await this.wanted.plan(account, held);
    const until = stopwatch() + BUDGET_MS;
    if (looks && held.pushTo !== null) await this.look(account, held.pushTo, { id: held.id, signIn, reader });
    const due = await this.store.due(held.id, now.toISOString(), MOST_AT_ONCE);
    for (const event of due) {
      if (stopwatch() > until) break;
      const file = event.wanted === 'gone' ? null : await this.wanted.file(account, event.uid);
      await this.events.run({ signIn, reader, event, file });
    }
    const hasMoved = due.some(({ href }) => held.pushTo !== null && !href.startsWith(held.pushTo));
    return { version: hasMoved ? null : version, nextTryAt: await this.store.nextTryAt(held.id) };
  }

  private async look(
    account: Account,
    pushTo: string,
    { id, signIn, reader }: { id: string; signIn: DavSignIn; reader: Reader },
  ): Promise<void> {
    const all = await this.store.all(id);
    const pushed = all.filter(
      ({ state, href, etag }) => state === 'pushed' && etag !== null && href.startsWith(pushTo),
    );
    const touched = await this.tags.touched(signIn, pushTo, pushed);
    for (const event of touched.slice(0, MOST_AT_ONCE)) {
      const file = await this.wanted.file(account, event.uid);
      await this.events.lookAt({ signIn, reader, event, file });
    }
  }
}
