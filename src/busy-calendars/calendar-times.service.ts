import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { slotRulesOf } from '../accounts/domain/slot-rules.js';
import { type BusySource, BusyTimes } from '../slots/busy-times.js';
import { overlap, type Span, widened } from '../slots/domain/free-slots.js';
import { BusyCalendarsStore } from './busy-calendars.store.js';
import { type KeptSpan, monthsBetween } from './domain/busy-by-month.js';

/** What calendars elsewhere say is taken; the way there and back counts where an event has a place. */
@Injectable()
export class CalendarTimes implements BusySource, OnModuleInit {
  constructor(
    private readonly store: BusyCalendarsStore,
    private readonly all: BusyTimes,
  ) {}

  onModuleInit(): void {
    this.all.add(this);
  }

  /** Reads the months that the span touches, one row each for a calendar: two for the usual 14 days. */
  async busy(account: Account, span: Span): Promise<Span[]> {
    const { travel } = slotRulesOf(account);
    const wide = widened(span, travel);
    const kept = await this.store.spansIn(account.id, monthsBetween(wide.start, wide.end));
    return kept.map((one) => spanOf(one, travel)).filter((one) => overlap(one, span));
  }
}

function spanOf([start, end, away]: KeptSpan, travel: number): Span {
  return away === 1 ? widened({ start, end }, travel) : { start, end };
}
