import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { TagsService } from '../contacts/tags/tags.service.js';
import { StationsService } from '../stations/stations.service.js';
import type { Offer } from './offer.entity.js';
import { OffersStore, type TagOfOffer } from './offers.store.js';

/** Something to bring, with the tags by which it finds its people. */
export interface TaggedOffer extends Offer {
  readonly tags: readonly TagOfOffer[];
}

/** What an offer points to: its tags and its station. */
@Injectable()
export class OfferParts {
  constructor(
    private readonly store: OffersStore,
    private readonly tags: TagsService,
    private readonly stations: StationsService,
    private readonly clock: Clock,
  ) {}

  async tagged(accountId: string, offers: readonly Offer[]): Promise<TaggedOffer[]> {
    const tags = await this.store.tagsOf(
      accountId,
      offers.map(({ id }) => id),
    );
    return offers.map((offer) => ({ ...offer, tags: tags.get(offer.id) ?? [] }));
  }

  /** Throws NotFound for a station that is not there. */
  async assertStation({ accountId, stationId }: Pick<Offer, 'accountId' | 'stationId'>): Promise<void> {
    if (stationId !== null) await this.stations.find(accountId, stationId);
  }

  /** Exactly these tags, by name; unknown ones are created. Inside a unit of work. */
  async nameTags({ accountId, id }: Offer, names: readonly string[]): Promise<void> {
    const { byKey } = await this.tags.named(accountId, names);
    const tagIds = [...byKey.values()].map((tag) => tag.id);
    await this.linkTags({ accountId, id }, tagIds);
  }

  /** Those of the tags that are still there. Inside a unit of work. */
  async relinkTags(offer: Offer, tagIds: readonly string[]): Promise<void> {
    const there = new Set((await this.tags.list(offer.accountId)).map(({ id }) => id));
    await this.linkTags(
      offer,
      tagIds.filter((id) => there.has(id)),
    );
  }

  /** The station if it is still there. */
  async stationLeft({ accountId, stationId }: Offer): Promise<string | null> {
    if (stationId === null) return null;
    return (await this.stations.findMany(accountId, [stationId])).has(stationId) ? stationId : null;
  }

  private async linkTags({ accountId, id }: Pick<Offer, 'accountId' | 'id'>, tagIds: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const links = tagIds.map((tagId) => ({ id: newId(now), accountId, offerId: id, tagId }));
    await this.store.replaceTags(accountId, id, links);
  }
}
