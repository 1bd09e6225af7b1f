import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { TaggedOffer } from '../../offers/offer-parts.service.js';
import { OffersService } from '../../offers/offers.service.js';
import { type NamedUse, OfferLog } from '../../outreach/bringing/offer-log.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

/** A form that has to be corrected. */
export interface SentOfferForm {
  readonly fields: Fields;
  readonly problem: FormProblem;
  /** What is stored has changed meanwhile: the next try is about the new version. */
  readonly isNew?: boolean;
}

export interface ShelfFacts {
  readonly offers: readonly TaggedOffer[];
  readonly nextCursor: string | null;
  /** How often each went out. */
  readonly uses: ReadonlyMap<string, number>;
  readonly stations: readonly Station[];
}

export interface OfferFacts {
  readonly offer: TaggedOffer;
  readonly stations: readonly Station[];
  /** The latest first. */
  readonly uses: readonly NamedUse[];
}

/** What the shelf and the page of one offer show. */
@Injectable()
export class OffersReader {
  constructor(
    private readonly offers: OffersService,
    private readonly log: OfferLog,
    private readonly stations: StationsService,
  ) {}

  async shelf({ id }: Account, cursor: string | null): Promise<ShelfFacts> {
    const { items, nextCursor } = await this.offers.list(id, cursor === null ? {} : { cursor });
    const uses = await this.log.counts(
      id,
      items.map((offer) => offer.id),
    );
    return { offers: items, nextCursor, uses, stations: await this.stationsOf(id) };
  }

  async one({ id: accountId }: Account, id: string): Promise<OfferFacts> {
    const offer = await this.offers.findTagged(accountId, id);
    const { items } = await this.log.of(accountId, id);
    return { offer, stations: await this.stationsOf(accountId), uses: items };
  }

  private async stationsOf(accountId: string): Promise<readonly Station[]> {
    return (await this.stations.list(accountId, { limit: LARGEST_PAGE })).items;
  }
}
