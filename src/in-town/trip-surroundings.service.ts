import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import type { AttemptState } from '../outreach/domain/words.js';
import { TripMessages } from '../outreach/on-trips/trip-messages.service.js';
import { WeekService } from '../reactivation/week.service.js';
import type { Station } from '../stations/station.entity.js';
import { StationsService } from '../stations/stations.service.js';
import type { Trip } from '../trips/trip.entity.js';

/** What was written to somebody on a trip. */
export interface WrittenMessage {
  readonly id: string;
  readonly state: AttemptState;
}

interface Surroundings {
  readonly resting: ReadonlySet<string>;
  readonly stations: ReadonlyMap<string, Station>;
  /** By the id of the contact: the latest. */
  readonly messages: ReadonlyMap<string, WrittenMessage>;
}

/** What else bears on people of a trip: who rests, where you met, what was written to them. */
@Injectable()
export class TripSurroundings {
  constructor(
    private readonly weeks: WeekService,
    private readonly stations: StationsService,
    private readonly messages: TripMessages,
  ) {}

  async of(
    account: Account,
    asked: {
      readonly trip: Trip;
      readonly rows: readonly { readonly stationId: string | null }[];
      readonly today: LocalDate;
      readonly monday: LocalDate;
    },
  ): Promise<Surroundings> {
    const { trip, rows, ...days } = asked;
    const stationIds = [...new Set(rows.flatMap(({ stationId }) => stationId ?? []))];
    const written = await this.messages.of(account.id, trip.id);
    return {
      resting: (await this.weeks.load(account, days)).resting,
      stations: await this.stations.findMany(account.id, stationIds),
      messages: new Map(written.map(({ contactId, attemptId, state }) => [contactId, { id: attemptId, state }])),
    };
  }
}
