import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import { ownEventName } from '../../calendar-accounts/domain/own-event-name.js';
import { MeetingFiles } from '../../calendar/meeting-files.service.js';
import { chunked } from '../../common/chunked.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { NotFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import type { PushedEvent } from '../pushed-event.entity.js';
import { PushedEventsStore } from '../pushed-events.store.js';
import { WantedMeetings } from '../wanted-meetings.query.js';
import { hashOf } from './event-there.service.js';

/** What was met lately is still written and kept right; what is older stays there as it is. In ms: 30 days. */
const BACK_MS = 30 * 86_400_000;
/** Ids named in one statement. */
const IDS_AT_ONCE = 200;

/** Works out what has to be written into a calendar, and what removed there. */
@Injectable()
export class WantedEvents {
  constructor(
    private readonly meetings: WantedMeetings,
    private readonly files: MeetingFiles,
    private readonly store: PushedEventsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Files by meeting: what stands in the calendar when all is done. */
  async plan(account: Account, { id, pushTo }: CalendarAccount): Promise<void> {
    const known = new Map((await this.store.all(id)).map((event) => [event.uid, event]));
    const wanted = pushTo === null ? [] : await this.wanted(account);
    for (const uid of wanted) {
      const file = await this.file(account, uid);
      if (file !== null && pushTo !== null)
        await this.want({ account, id, pushTo }, uid, { file, before: known.get(uid) });
    }
    await this.letGo(account, pushTo, [...known.values()]);
  }

  /** As the feed shows it, alone in its file; null if there is no such meeting. */
  async file(account: Account, meetingId: string): Promise<string | null> {
    try {
      return await this.files.file(account, meetingId);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  private wanted({ id }: Account): Promise<string[]> {
    return this.meetings.idsFrom(id, new Date(this.clock.now().getTime() - BACK_MS).toISOString());
  }

  private async want(
    { account, id, pushTo }: { account: Account; id: string; pushTo: string },
    uid: string,
    { file, before }: { file: string; before: PushedEvent | undefined },
  ): Promise<void> {
    const now = this.clock.now();
    const at = now.toISOString();
    const due = { wanted: 'there', state: 'waiting', tries: 0, nextTryAt: at, updatedAt: at } as const;
    if (!before) {
      const href = new URL(ownEventName(uid), pushTo).href;
      const none = { etag: null, pushedHash: null, problem: null, problemAnswer: null, problemAt: null };
      const event = {
        id: newId(now),
        accountId: account.id,
        calendarAccountId: id,
        uid,
        href,
        ...none,
        ...due,
        createdAt: at,
      };
      return this.unitOfWork.run(() => this.store.insert([event]));
    }
    if (!before.href.startsWith(pushTo)) return; // first it leaves the calendar that was chosen before
    const isOther = before.state === 'pushed' && before.pushedHash !== hashOf(file);
    const isBack = before.wanted === 'gone' && before.state === 'waiting';
    if (isOther || isBack) await this.unitOfWork.run(() => this.store.change(before, due));
  }

  /** Meetings that are off, and those in another calendar. What somebody has changed there waits for the user's word. */
  private async letGo(account: Account, pushTo: string | null, known: readonly PushedEvent[]): Promise<void> {
    const there = known.filter(({ wanted }) => wanted === 'there');
    for (const some of chunked(there, IDS_AT_ONCE)) {
      const still = await this.meetings.stillWanted(
        account.id,
        some.map(({ uid }) => uid),
      );
      const gone = some.filter(({ uid, href }) => !still.has(uid) || (pushTo !== null && !href.startsWith(pushTo)));
      const at = this.clock.now().toISOString();
      for (const event of gone) {
        const state = event.state === 'conflict' ? 'conflict' : 'waiting';
        const changed = { wanted: 'gone', state, tries: 0, nextTryAt: at, updatedAt: at } as const;
        await this.unitOfWork.run(() => this.store.change(event, changed));
      }
    }
  }
}
