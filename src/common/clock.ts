import { readFileSync } from 'node:fs';
import type { LocalDate } from './local-date.js';
import { localDateOf } from './zoned-time.js';

/** The only source of time. Rules never ask it: services do, and pass the answer on. */
export abstract class Clock {
  abstract now(): Date;

  /** The calendar day in the account's zone. */
  today(zone: string): LocalDate {
    return localDateOf(this.now(), zone);
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
