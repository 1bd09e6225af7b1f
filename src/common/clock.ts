import { readFileSync } from 'node:fs';
import type { LocalDate } from './local-date.js';
import { localDateOf } from './zoned-time.js';

/** The day changes with a minute, in every zone of our time. */
const MS_PER_MINUTE = 60_000;

/** The only source of time. Rules never ask it: services do, and pass the answer on. */
export abstract class Clock {
  /** Worked out once a minute for each zone: every page asks, and zones are slow to read. */
  private readonly days = new Map<string, { readonly minute: number; readonly day: LocalDate }>();

  abstract now(): Date;

  /** The calendar day in the account's zone. */
  today(zone: string): LocalDate {
    const now = this.now();
    const minute = Math.floor(now.getTime() / MS_PER_MINUTE);
    const known = this.days.get(zone);
    if (known?.minute === minute) return known.day;
    const day = localDateOf(now, zone);
    this.days.set(zone, { minute, day });
    return day;
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** For tests and rehearsals: an instant, or a file that holds one and may be rewritten while the service runs. */
export class FixedClock extends Clock {
  constructor(private source: string) {
    super();
  }

  now(): Date {
    const instant = new Date(this.source);
    return Number.isNaN(instant.getTime()) ? new Date(readFileSync(this.source, 'utf8').trim()) : instant;
  }

  set(instant: string): void {
    this.source = instant;
  }
}
