import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { Channel } from '../contacts/domain/words.js';
import { talkChannel } from '../outreach/domain/situation-choice.js';
import type { Situation } from '../outreach/domain/words.js';
import { aFewTimes } from '../slots/domain/a-few-times.js';
import { TripsService } from '../trips/trips.service.js';
import { type FreeTime, FreeTimes } from './free-times.service.js';

/** How far ahead a message proposes a day. Source: screens.md 3.4, days of this week and the next. Unit: days. */
const DAYS_PROPOSED = 14;
/** Of more nobody chooses, and each chip takes a line on a phone. Ours. */
const MOST_PROPOSED = 5;

/** Whom a message is for, what it asks for, how it goes, and on which trip. */
export interface MessageAhead {
  readonly contact: Contact;
  readonly situation: Situation;
  readonly channel: Channel;
  /** Only the days of this trip are proposed; null: the next two weeks. */
  readonly tripId: string | null;
}

/** The few times that the page of a message proposes: free, by day on both clocks, and as long as it takes. */
@Injectable()
export class TimesToOffer {
  constructor(
    private readonly times: FreeTimes,
    private readonly trips: TripsService,
    private readonly clock: Clock,
  ) {}

  /** By start, from tomorrow on: a letter wants to be read first. Throws NotFound for a trip that is not there. */
  async of(account: Account, { contact, tripId, ...way }: MessageAhead): Promise<FreeTime[]> {
    const days = await this.daysOf(account, tripId);
    if (days === null) return [];
    const channel = talkChannel(way.situation, way.channel);
    const free = await this.times.with(account, contact, { ...days, channel, apart: true });
    const ofDay = free.map((time) => ({ ...time, day: localDateOf(new Date(time.start), account.timeZone) }));
    return aFewTimes(ofDay, MOST_PROPOSED);
  }

  /** null: the trip is over, or is not there any more. */
  private async daysOf(account: Account, tripId: string | null): Promise<{ from: LocalDate; to: LocalDate } | null> {
    const tomorrow = addDays(this.clock.today(account.timeZone), 1);
    if (tripId === null) return { from: tomorrow, to: addDays(tomorrow, DAYS_PROPOSED - 1) };
    const { startsOn, endsOn } = await this.trips.find(account.id, tripId);
    const from = startsOn > tomorrow ? startsOn : tomorrow;
    const last = addDays(from, DAYS_PROPOSED - 1);
    return from > endsOn ? null : { from, to: last < endsOn ? last : endsOn };
  }
}
