import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { TagsService } from '../../contacts/tags/tags.service.js';
import { type FittingOffer, fittingOffers, isTheSame } from '../../offers/domain/fitting-offers.js';
import type { TaggedOffer } from '../../offers/offer-parts.service.js';
import { OffersService } from '../../offers/offers.service.js';
import { StationsService } from '../../stations/stations.service.js';
import { type GenericOffer, genericOffers } from '../domain/generic-offers.js';
import { OfferUses } from './offer-uses.query.js';

/** An offer with why it fits one person. */
export interface OfferForPerson extends Omit<FittingOffer, 'id' | 'sharedTags'> {
  readonly offer: TaggedOffer;
  /** Names of the tags that both have. */
  readonly sharedTags: readonly string[];
}

/** What somebody has had already. */
export interface GivenOffer {
  readonly offer: TaggedOffer;
  readonly on: LocalDate;
}

export interface WhatToBring {
  /** The best first; stale ones last. */
  readonly items: readonly OfferForPerson[];
  /** The latest first. */
  readonly given: readonly GivenOffer[];
  /** What everybody has to bring, so that the list is never empty. */
  readonly generic: readonly GenericOffer[];
}

/** "What I can bring": off the shelf for one person (product.md, R6, R14-R16 and feature 14). */
@Injectable()
export class BringService {
  constructor(
    private readonly offers: OffersService,
    private readonly uses: OfferUses,
    private readonly tags: TagsService,
    private readonly stations: StationsService,
    private readonly clock: Clock,
  ) {}

  async forContact(account: Account, contact: Contact): Promise<WhatToBring> {
    const shelf = await this.offers.all(account.id);
    const given = await this.uses.givenTo(account.id, contact.id);
    const offerById = new Map(shelf.map((offer) => [offer.id, offer]));
    return {
      items: await this.fitting(account, contact, { shelf, given }),
      given: firstOfEach(given).flatMap(({ offerId, on }) => {
        const offer = offerById.get(offerId);
        return offer ? [{ offer, on }] : [];
      }),
      generic: await this.generic(account, contact),
    };
  }

  /** Ids of what fits and is still news, the best first. */
  async freshFor(account: Account, contact: Contact): Promise<string[]> {
    const shelf = await this.offers.all(account.id);
    if (shelf.length === 0) return [];
    const given = await this.uses.givenTo(account.id, contact.id);
    const items = await this.fitting(account, contact, { shelf, given });
    return items.filter(({ isStale }) => !isStale).map(({ offer }) => offer.id);
  }

  /** The day on which somebody had an offer last, it or the same under another name; null: never. */
  async givenOn(accountId: string, contactId: string, offerId: string): Promise<LocalDate | null> {
    const given = await this.uses.givenTo(accountId, contactId);
    if (given.length === 0) return null;
    const shelf = await this.offers.all(accountId);
    const asked = shelf.find(({ id }) => id === offerId);
    const same = new Set(asked ? shelf.filter((one) => isTheSame(one, asked)).map(({ id }) => id) : [offerId]);
    return given.find((one) => same.has(one.offerId))?.on ?? null;
  }

  private async fitting(
    { id: accountId, timeZone }: Account,
    { id, stationId }: Contact,
    { shelf, given }: { shelf: readonly TaggedOffer[]; given: readonly { readonly offerId: string }[] },
  ): Promise<OfferForPerson[]> {
    const tags = (await this.tags.ofContacts(accountId, [id])).get(id) ?? [];
    const receiver = {
      stationId,
      tagKeys: tags.map(({ nameKey }) => nameKey),
      given: new Set(given.map(({ offerId }) => offerId)),
    };
    const ranked = shelf.map((offer) => ({ ...offer, tagKeys: offer.tags.map(({ nameKey }) => nameKey) }));
    const offerById = new Map(shelf.map((offer) => [offer.id, offer]));
    return fittingOffers(ranked, receiver, this.clock.today(timeZone)).flatMap((fit) => {
      const offer = offerById.get(fit.id);
      if (!offer) return [];
      const shared = offer.tags.filter(({ nameKey }) => fit.sharedTags.includes(nameKey)).map(({ name }) => name);
      return [{ offer, sharesStation: fit.sharesStation, isStale: fit.isStale, sharedTags: shared }];
    });
  }

  /** The newest stations are the ones that one comes from right now. */
  private async generic({ id }: Account, { stationId }: Contact): Promise<GenericOffer[]> {
    const { items } = await this.stations.list(id, { limit: LOOKED_AT });
    const shared = stationId === null ? null : (await this.stations.findMany(id, [stationId])).get(stationId);
    return genericOffers(shared ?? null, items);
  }
}

/** More stations than anybody has. */
const LOOKED_AT = 200;

function firstOfEach(given: readonly { offerId: string; on: LocalDate }[]): { offerId: string; on: LocalDate }[] {
  return given.filter(({ offerId }, index) => given.findIndex((one) => one.offerId === offerId) === index);
}
