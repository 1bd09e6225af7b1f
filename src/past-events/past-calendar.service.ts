import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { BusyCalendarsService } from '../busy-calendars/busy-calendars.service.js';
import { CalendarSources } from '../busy-calendars/calendar-sources.js';
import { readCalendar } from '../busy-calendars/reading/read-calendar.js';
import type { CalendarReading } from '../busy-calendars/reading/calendar-reading.js';
import { CalendarUnreadable } from '../busy-calendars/reading/reading.errors.js';
import { AppError } from '../common/errors.js';
import { PastCalendarNotReached, PastFileUnreadable } from './past-events.errors.js';

/** In ms since 1970, and whose calendar it is. */
export interface PastWindow {
  readonly account: Account;
  readonly from: number;
  readonly to: number;
  readonly own: readonly string[];
}

/** What a calendar says about the past: a file, or one that is subscribed to. Nothing of it is kept. */
@Injectable()
export class PastCalendar {
  constructor(
    private readonly calendars: BusyCalendarsService,
    private readonly sources: CalendarSources,
  ) {}

  /** Throws PastFileUnreadable. */
  async ofFile(bytes: Uint8Array, { account, from, to, own }: PastWindow): Promise<CalendarReading> {
    try {
      return await readCalendar(account.id, bytes, { from, to, zone: account.timeZone, own });
    } catch (error) {
      throw error instanceof CalendarUnreadable ? new PastFileUnreadable(error.reason) : error;
    }
  }

  /** Throws BusyCalendarNotFound, PastCalendarNotReached, CalendarUnreadable, and what the outbound guard refuses. */
  async ofCalendar(calendarId: string, { account, from, to, own }: PastWindow): Promise<CalendarReading> {
    const calendar = await this.calendars.find(account.id, calendarId);
    const bytes = await this.bytesOf(() =>
      this.sources.of(calendar.kind).fetch(calendar, { etag: null, lastModified: null, from, to }),
    );
    return readCalendar(account.id, bytes, { from, to, zone: account.timeZone, own });
  }

  private async bytesOf(fetch: () => Promise<{ readonly bytes: Uint8Array | null }>): Promise<Uint8Array> {
    try {
      const { bytes } = await fetch();
      if (bytes === null) throw new PastCalendarNotReached();
      return bytes;
    } catch (error) {
      throw error instanceof AppError ? error : new PastCalendarNotReached();
    }
  }
}
