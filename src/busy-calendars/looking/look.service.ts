import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { BusyCalendar } from '../busy-calendar.entity.js';
import { BusyCalendarNotFound, LookRunning } from '../busy-calendars.errors.js';
import { BusyCalendarsStore } from '../busy-calendars.store.js';
import { CalendarSources, type CalendarWish, LookEnded } from '../calendar-sources.js';
import { KeepReading, type LookFound } from './keep-reading.service.js';
import { lookEnded } from './look-problem.js';
import { ReadingFor } from './reading-for.service.js';

/** Longer than a fetch (10 s), the wait for other files, and a reading (5 s each). In ms. */
const LEASE_MS = 2 * 60_000;

/** One look at one calendar: fetch, read in a thread, keep. Nothing is open in the database meanwhile. */
@Injectable()
export class LookService {
  constructor(
    private readonly store: BusyCalendarsStore,
    private readonly sources: CalendarSources,
    private readonly reading: ReadingFor,
    private readonly keeping: KeepReading,
    private readonly clock: Clock,
  ) {}

  /** Now, whenever the next look is due. What a server does is told by the calendar. Throws BusyCalendarNotFound, LookRunning. */
  async lookNow(accountId: string, id: string): Promise<void> {
    const calendar = await this.store.find(accountId, id);
    if (!calendar) throw new BusyCalendarNotFound();
    if (!(await this.look(calendar))) throw new LookRunning();
  }

  /** False: somebody else looks right now. */
  async look(calendar: BusyCalendar): Promise<boolean> {
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
    if (!(await this.keeping.claim(calendar, now.toISOString(), leaseUntil))) return false;
    const held = { ...calendar, leaseUntil };
    try {
      await this.keeping.keep(held, await this.outcome(held).catch(lookEnded));
    } catch (error) {
      await this.keeping.keep(held, new LookEnded('trouble')); // an error of ours: later again, and no hurry
      throw error;
    }
    return true;
  }

  private async outcome(calendar: BusyCalendar): Promise<LookFound> {
    const window = await this.reading.windowOf(calendar.accountId);
    // once a day all of it is read: the horizon moves on, and what is taken for granted (zone, addresses) may have changed
    const isOfToday = calendar.readUntil === window.lastDay && calendar.problem === null;
    const known = isOfToday ? calendar : { etag: null, lastModified: null };
    const wish: CalendarWish = { etag: known.etag, lastModified: known.lastModified, from: window.from, to: window.to };
    const fetched = await this.sources.of(calendar.kind).fetch(calendar, wish);
    const reading = fetched.bytes === null ? null : await this.reading.read(fetched.bytes, window);
    return { fetched, reading, readUntil: window.lastDay };
  }
}
