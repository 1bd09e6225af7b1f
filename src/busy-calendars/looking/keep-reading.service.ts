import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { BusyCalendar } from '../busy-calendar.entity.js';
import { BusyCalendarsStore } from '../busy-calendars.store.js';
import { type FetchedCalendar, LookEnded } from '../calendar-sources.js';
import { busyByMonth, type KeptSpan } from '../domain/busy-by-month.js';
import { untilNextLook } from '../domain/next-look.js';
import type { CalendarReading } from '../reading/calendar-reading.js';

/** Longer answers are cut: servers have been seen to send a page. In characters. */
const MAX_ANSWER_LENGTH = 500;
/** A share of the jitter is one of so many. */
const SHARES = 1_000;

/** What a look found. Without a reading, nothing has changed. */
export interface LookFound {
  readonly fetched: FetchedCalendar;
  readonly reading: CalendarReading | null;
  readonly readUntil: LocalDate;
}

/** Keeps what a look came to, if nobody has taken over meanwhile; whatever goes wrong, the last good copy stays. */
@Injectable()
export class KeepReading {
  constructor(
    private readonly store: BusyCalendarsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** True for the one that may look until then. */
  claim(calendar: BusyCalendar, now: string, leaseUntil: string): Promise<boolean> {
    return this.unitOfWork.run(() => this.store.claim(calendar, now, leaseUntil));
  }

  async keep(held: BusyCalendar, outcome: LookFound | LookEnded): Promise<void> {
    const now = this.clock.now();
    const kept = outcome instanceof LookEnded ? null : outcome.reading && busyByMonth(outcome.reading.spans);
    const isNew = kept !== null && !sameMonths(kept, await this.store.months(held.accountId, held.id));
    await this.unitOfWork.run(async () => {
      const calendar = await this.store.held(held, held.leaseUntil ?? '');
      if (!calendar) return; // somebody else looks now, or the address is another one
      if (isNew) await this.store.replaceMonths(calendar, kept, now);
      const result = outcome instanceof LookEnded ? ended(calendar, outcome, now) : found(outcome, now);
      const version = isNew ? calendar.version + 1 : calendar.version;
      await this.store.update(calendar, { ...result, version, leaseUntil: null });
    });
  }
}

function ended({ tries, problem, problemAt }: BusyCalendar, outcome: LookEnded, now: Date): Partial<BusyCalendar> {
  return {
    problem: outcome.problem,
    problemAnswer: outcome.answer?.slice(0, MAX_ANSWER_LENGTH) ?? null,
    problemAt: problem === null ? now.toISOString() : problemAt, // since when
    tries: tries + 1,
    nextLookAt: nextLook(tries + 1, now),
  };
}

function found({ fetched, reading, readUntil }: LookFound, now: Date): Partial<BusyCalendar> {
  const { etag, lastModified } = fetched;
  return {
    // an answer "not modified" may leave them out (RFC 9110, 15.4.5)
    ...(reading === null ? {} : { etag, lastModified, readUntil, events: reading.found }),
    ...{ problem: null, problemAnswer: null, problemAt: null, tries: 0 },
    lookedAt: now.toISOString(),
    nextLookAt: nextLook(0, now),
  };
}

function nextLook(tries: number, now: Date): string {
  return new Date(now.getTime() + untilNextLook(tries, randomInt(SHARES) / SHARES)).toISOString();
}

function sameMonths(months: ReadonlyMap<string, readonly KeptSpan[]>, before: ReadonlyMap<string, string>): boolean {
  if (months.size !== before.size) return false;
  return [...months].every(([month, spans]) => before.get(month) === JSON.stringify(spans));
}
