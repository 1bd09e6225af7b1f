import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { CalendarEvent } from '../../calendar/ics/event.js';
import { MeetingFiles } from '../../calendar/meeting-files.service.js';
import type { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import { CalendarAccountsService } from '../../calendar-accounts/calendar-accounts.service.js';
import { ownEventName } from '../../calendar-accounts/domain/own-event-name.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { NotFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import type { PushedEvent } from '../pushed-event.entity.js';
import { MOST_EVENTS, PushedEventsStore } from '../pushed-events.store.js';
import { WantedMeetings } from '../wanted-meetings.query.js';
import { printOfOurs } from './parts-of-event.js';

/** What was met lately is still written and kept right; what is older stays there as it is, and is forgotten. In ms: 30 days. */
const BACK_MS = 30 * 86_400_000;

type Events = ReadonlyMap<string, CalendarEvent>;

/** Where something is written, and when. */
interface Planning {
  readonly held: CalendarAccount;
  readonly pushTo: string | null;
  readonly now: Date;
}

/** Works out what has to be written into a calendar, and what removed there. */
@Injectable()
export class WantedEvents {
  constructor(
    private readonly meetings: WantedMeetings,
    private readonly files: MeetingFiles,
    private readonly store: PushedEventsStore,
    private readonly calendarAccounts: CalendarAccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Events by meeting, as they shall stand there when all is done; null: the user has chosen another calendar meanwhile. */
  async plan(account: Account, held: CalendarAccount, now: Date): Promise<Events | null> {
    const { pushTo } = held;
    const earliest = new Date(now.getTime() - BACK_MS).toISOString();
    const events = pushTo === null ? new Map<string, CalendarEvent>() : await this.wanted(account, earliest);
    const isDone = await this.unitOfWork.run(async () => {
      try {
        const current = await this.calendarAccounts.findForChange(account.id, held.id);
        if (current.pushTo !== pushTo || current.leaseUntil !== held.leaseUntil) return false;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
      await this.store.sweep(account.id, held.id, earliest);
      await this.want(events, { held, pushTo, now });
      return true;
    });
    return isDone ? events : null;
  }

  /** As the feed shows it; null if there is no such meeting. */
  async event(account: Account, meetingId: string): Promise<CalendarEvent | null> {
    try {
      return await this.files.event(account, meetingId);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  private async wanted(account: Account, earliest: string): Promise<Events> {
    const ids = await this.meetings.idsFrom(account.id, earliest);
    const events = await this.files.eventsFrom(account, earliest);
    return new Map(
      ids.flatMap((id) => {
        const event = events.get(id);
        return event ? [[id, event]] : [];
      }),
    );
  }

  private async want(events: Events, planning: Planning): Promise<void> {
    const { held, now } = planning;
    const known = await this.store.all(held.id);
    const uids = new Set(known.map(({ uid }) => uid));
    const added = [...events.keys()].filter((uid) => !uids.has(uid)).slice(0, MOST_EVENTS - known.length);
    await this.store.insert(added.map((uid) => newEvent(uid, planning)));
    const due = { tries: 0, nextTryAt: now.toISOString(), updatedAt: now.toISOString() };
    const changed = known.filter((event) => isOther(event, events.get(event.uid), planning));
    await this.store.changeAll(changed, { ...due, wanted: 'there', state: 'waiting' });
    const off = await this.meetings.offIn(held.accountId, held.id);
    const gone = known.filter(
      (event) => off.has(event.id) || (event.wanted === 'there' && isElsewhere(event, planning)),
    );
    await this.store.changeAll(gone, { ...due, wanted: 'gone' });
    // what somebody has changed there waits for the user's word
    const free = gone.filter(({ state }) => state !== 'conflict');
    await this.store.changeAll(free, { state: 'waiting' });
  }
}

/** What has changed here since it was written; what was to be removed, and is on again. First it leaves another calendar. */
function isOther(event: PushedEvent, ours: CalendarEvent | undefined, planning: Planning): boolean {
  if (ours === undefined || isElsewhere(event, planning)) return false;
  if (event.wanted === 'gone') return event.state === 'waiting';
  return event.state === 'pushed' && event.pushedHash !== printOfOurs(ours);
}

/** In the calendar that was chosen before. */
function isElsewhere({ href }: PushedEvent, { pushTo }: Planning): boolean {
  return pushTo !== null && !href.startsWith(pushTo);
}

function newEvent(uid: string, { held, pushTo, now }: Planning): PushedEvent {
  const at = now.toISOString();
  const { id: calendarAccountId, accountId } = held;
  return {
    ...{
      id: newId(now),
      accountId,
      calendarAccountId,
      uid,
      href: new URL(ownEventName(uid), pushTo ?? undefined).href,
    },
    ...{ etag: null, pushedHash: null, problem: null, problemAnswer: null, problemAt: null },
    ...{ wanted: 'there', state: 'waiting', tries: 0, nextTryAt: at, createdAt: at, updatedAt: at },
  };
}
