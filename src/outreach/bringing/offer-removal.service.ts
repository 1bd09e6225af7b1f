import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import type { Offer } from '../../offers/offer.entity.js';
import { OffersService } from '../../offers/offers.service.js';
import { AttemptOriginsStore } from '../attempt-origins.store.js';

/** What is kept to take a removal back. */
export interface RemovedOffer {
  readonly row: Offer;
  readonly tagIds: readonly string[];
  readonly messages: readonly string[];
}

/** Taking an offer off the shelf, and putting it back: the messages written with it stand above the shelf. */
@Injectable()
export class OfferRemoval {
  constructor(
    private readonly offers: OffersService,
    private readonly origins: AttemptOriginsStore,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws OfferNotFound. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { tags, ...row } = await this.offers.findTagged(accountId, id);
      const messages = await this.origins.messagesWith(accountId, { kind: 'offer', id });
      const detail: RemovedOffer = { row, tagIds: tags.map((tag) => tag.id), messages };
      await this.changes.record(accountId, { kind: 'offer-removed', contactId: null, detail });
      await this.offers.remove(accountId, id);
    });
  }

  /** Inside a unit of work. */
  async putBack(accountId: string, { row, tagIds, messages }: RemovedOffer): Promise<void> {
    await this.offers.putBack(accountId, row, tagIds);
    await this.origins.relink(accountId, { kind: 'offer', id: row.id }, messages);
  }
}
