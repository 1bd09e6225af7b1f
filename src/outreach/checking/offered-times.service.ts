import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { addDays } from '../../common/local-date.js';
import { clockTimeOf } from '../../common/zoned-format.js';
import { localDateOf } from '../../common/zoned-time.js';
import { BusyTimes } from '../../slots/busy-times.js';
import { isByDay } from '../../slots/by-day.js';
import { overlap, type Span } from '../../slots/domain/free-slots.js';
import { FreeSlotsService } from '../../slots/free-slots.service.js';
import type { HeldSlot } from '../../slots/held-slot.entity.js';
import { TripsService } from '../../trips/trips.service.js';
import type { OfferedTime } from '../domain/checks/offered-time.js';
import { type SlotWording, slotWords } from '../drafting/slot-words.js';

/** Calendars elsewhere are read so far ahead (docs/calendar.md); of later times nothing is known. Unit: days. */
const HORIZON = 400;
/** So long after a time that does not suit another one is looked for. Unit: days. */
const DAYS_AFTER = 14;
/** Free times are looked for in so many days at once: two months, as the API allows. */
const MOST_DAYS = 62;
const MS_PER_DAY = 86_400_000;
/** What is longer is a day to choose from. Unit: ms; half a day. Ours. */
const LONGEST_TALK = MS_PER_DAY / 2;
const MS_PER_MINUTE = 60_000;

/** A time that a draft holds, and how its letter says times. */
export interface HeldTime {
  readonly slot: HeldSlot;
  readonly wording: SlotWording;
}

interface Judged extends HeldTime, Span {
  readonly isTaken: boolean;
  readonly isAtNight: boolean;
}

/** What calendars and clocks say about the times that drafts offer: for all of them at once. */
@Injectable()
export class OfferedTimes {
  constructor(
    private readonly busy: BusyTimes,
    private readonly slots: FreeSlotsService,
    private readonly trips: TripsService,
    private readonly clock: Clock,
  ) {}

  /** By the id of the held time; what lies beyond the horizon is left out. */
  async of(account: Account, held: readonly HeldTime[]): Promise<Map<string, OfferedTime>> {
    const horizon = this.clock.now().getTime() + HORIZON * MS_PER_DAY;
    const near = held.filter(({ slot }) => Date.parse(slot.startAt) < horizon);
    const judged = await this.judged(account, near);
    const free = await this.freeNear(
      account,
      judged.filter(({ isTaken, isAtNight }) => isTaken || isAtNight),
    );
    return new Map(judged.map((one) => [one.slot.id, offeredTime(one, free)]));
  }

  private async judged(account: Account, held: readonly HeldTime[]): Promise<Judged[]> {
    if (held.length === 0) return [];
    const spans = held.map((one) => ({ ...one, ...spanOf(one.slot) }));
    const taken = await this.busy.inCalendars(account, whole(spans));
    return spans.map((one) => ({
      ...one,
      isTaken: taken.some((span) => overlap(span, one)),
      isAtNight: isAtNight(one),
    }));
  }

  /** From the day of the first of them on; as long as the longest of them. */
  private async freeNear(account: Account, times: readonly Judged[]): Promise<Span[]> {
    if (times.length === 0) return [];
    const { start, end } = whole(times);
    const from = localDateOf(new Date(start), account.timeZone);
    const [last, furthest] = [localDateOf(new Date(end), account.timeZone), addDays(from, MOST_DAYS - 1)];
    const after = addDays(last, DAYS_AFTER);
    const to = after < furthest ? after : furthest;
    const minutes = Math.max(...times.map((time) => Math.ceil((time.end - time.start) / MS_PER_MINUTE)));
    return this.slots.free(account, { from, to, minutes, isAway: await this.trips.away(account.id, from, to) });
  }
}

/** The next one that is by day for the reader; else an earlier one. */
function offeredTime(time: Judged, free: readonly Span[]): OfferedTime {
  const { slot, wording, isTaken, isAtNight } = time;
  const words = wordsOf(time, slot.timeZone, wording);
  if (!isTaken && !isAtNight) return { words, isTaken, isAtNight, free: null };
  const length = time.end - time.start;
  const possible = free.map(({ start }) => ({ start, end: start + length })).filter((one) => !isNight(one, wording));
  const best = possible.find(({ start }) => start > time.start) ?? possible[0];
  return { words, isTaken, isAtNight, free: best ? wordsOf(best, wording.homeZone, wording) : null };
}

/** Of a day that is meant as a whole nobody picks the night. */
function isAtNight({ wording, ...span }: HeldTime & Span): boolean {
  return span.end - span.start < LONGEST_TALK && isNight(span, wording);
}

/** Only where their clock shows another hour: one's own night one knows oneself. */
function isNight(span: Span, { theirs, homeZone }: SlotWording): boolean {
  if (theirs === null) return false;
  const start = new Date(span.start);
  if (clockTimeOf(start, theirs.zone) === clockTimeOf(start, homeZone)) return false;
  return !isByDay(span, theirs.zone);
}

function wordsOf({ start, end }: Span, timeZone: string, wording: SlotWording): string {
  return slotWords([{ start: new Date(start).toISOString(), end: new Date(end).toISOString(), timeZone }], wording);
}

function whole(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

function spanOf({ startAt, endAt }: HeldSlot): Span {
  return { start: Date.parse(startAt), end: Date.parse(endAt) };
}
