import { Injectable } from '@nestjs/common';
import type { BusyCalendar } from './busy-calendar.entity.js';
import type { LookProblem } from './domain/words.js';

/** What a server gave. */
export interface FetchedCalendar {
  /** Null: nothing has changed since `etag` and `lastModified`. Several files may stand one behind the other. */
  readonly bytes: Uint8Array | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What is known already, and for what time it is asked. */
export interface CalendarWish {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** In ms since 1970; a source may give more. */
  readonly from: number;
  readonly to: number;
}

/** A look ended without a calendar. The answer of a server is for the user, never for the log. */
export class LookEnded extends Error {
  constructor(
    readonly problem: LookProblem,
    readonly answer: string | null = null,
  ) {
    super(`look: ${problem}`);
  }
}

/** Gets the calendars of one kind, through the outbound guard. Throws LookEnded, or what the outbound guard throws. */
export interface CalendarSource {
  fetch(calendar: BusyCalendar, wish: CalendarWish): Promise<FetchedCalendar>;
}

/** Where calendars come from: each kind has one source, which adds itself at the start. */
@Injectable()
export class CalendarSources {
  private readonly sources = new Map<BusyCalendar['kind'], CalendarSource>();

  add(kind: BusyCalendar['kind'], source: CalendarSource): void {
    this.sources.set(kind, source);
  }

  /** Throws LookEnded where nobody gets this kind. */
  of(kind: BusyCalendar['kind']): CalendarSource {
    const source = this.sources.get(kind);
    if (!source) throw new LookEnded('connection');
    return source;
  }
}
