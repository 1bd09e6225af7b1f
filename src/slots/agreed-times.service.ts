import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { slotRulesOf } from '../accounts/domain/slot-rules.js';
import { LARGEST_PAGE } from '../common/cursor.js';
import { localDateOf } from '../common/zoned-time.js';
import { LONGEST_TRAVEL } from '../meetings/meetings.input.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { BusyTimes, type BusySource } from './busy-times.js';
import { type Span, widened } from './domain/free-slots.js';

/** More than anybody has in the few weeks that are asked for; beyond, no time is offered that would not be looked at. */
const MOST_PAGES = 20;
const MS_PER_MINUTE = 60_000;

/** Agreed meetings, with the way there and back. */
@Injectable()
export class AgreedTimes implements BusySource, OnModuleInit {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly all: BusyTimes,
  ) {}

  onModuleInit(): void {
    this.all.add(this);
  }

  async busy(account: Account, span: Span): Promise<Span[]> {
    const usual = slotRulesOf(account).travel;
    const wide = widened(span, LONGEST_TRAVEL * MS_PER_MINUTE);
    const from = localDateOf(new Date(wide.start), account.timeZone);
    const to = localDateOf(new Date(wide.end), account.timeZone);
    const found: Span[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES && (page === 0 || cursor !== null); page += 1) {
      const query = { from, to, limit: LARGEST_PAGE, ...(cursor === null ? {} : { cursor }) };
      const { items, nextCursor } = await this.meetings.list(account, query);
      for (const { state, startAt, endAt, travelMinutes } of items) {
        const travel = travelMinutes === null ? usual : travelMinutes * MS_PER_MINUTE;
        if (state === 'agreed') found.push(widened(spanOf(startAt, endAt), travel));
      }
      cursor = nextCursor;
    }
    return found;
  }
}

function spanOf(startAt: string, endAt: string): Span {
  return { start: Date.parse(startAt), end: Date.parse(endAt) };
}
