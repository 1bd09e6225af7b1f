import { Injectable } from '@nestjs/common';

/** Who knows trips: they stand above, and say here where one goes. */
export interface TripCitySource {
  /** Null: none of this account. */
  cityOf(accountId: string, tripId: string): Promise<string | null>;
}

/** Where the trips go that messages are written on. */
@Injectable()
export class TripCities {
  private source: TripCitySource | null = null;

  use(source: TripCitySource): void {
    this.source = source;
  }

  /** Null: there is no such trip. */
  async of(accountId: string, tripId: string): Promise<string | null> {
    return this.source === null ? null : this.source.cityOf(accountId, tripId);
  }
}
