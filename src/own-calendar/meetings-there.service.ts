import { Injectable } from '@nestjs/common';
import { CalendarAccountsService } from '../calendar-accounts/calendar-accounts.service.js';
import { Clock } from '../common/clock.js';
import type { EventsThere } from './own-calendar.input.js';
import { PushedEventsStore } from './pushed-events.store.js';
import { PushService } from './pushing/push.service.js';

interface Move {
  readonly pushTo: string | null;
  readonly events: EventsThere;
}

/** Meetings in the calendar of an account. */
@Injectable()
export class MeetingsThere {
  constructor(
    private readonly store: PushedEventsStore,
    private readonly calendarAccounts: CalendarAccountsService,
    private readonly pushes: PushService,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside a unit of work. From now on they are written there; null: nowhere. Whoever writes right now keeps the lease, so that
   * nobody looks for an event that is still on its way; it stops before the next one, and the pass after it does the rest.
   * Throws CalendarAccountNotFound.
   */
  async moveTo(accountId: string, id: string, { pushTo, events }: Move): Promise<void> {
    const account = await this.calendarAccounts.findForChange(accountId, id);
    if (pushTo === account.pushTo && (pushTo !== null || events === 'stay')) return;
    const now = this.clock.now().toISOString();
    if (events === 'go') await this.store.letGo(accountId, id, now);
    else await this.store.forget(accountId, id);
    const isWork = pushTo !== null || events === 'go';
    const changed = { pushTo, pushedVersion: null, nextPushAt: isWork ? now : null, updatedAt: now };
    await this.calendarAccounts.change(account, changed);
  }

  /** Does not wait for the next minute. Nothing happens if nothing is written there, or somebody is at it. */
  async writeNow(accountId: string, id: string): Promise<void> {
    const { nextPushAt } = await this.calendarAccounts.find(accountId, id);
    if (nextPushAt !== null) await this.pushes.push(accountId, id);
  }

  count(id: string): Promise<number> {
    return this.store.count(id);
  }
}
