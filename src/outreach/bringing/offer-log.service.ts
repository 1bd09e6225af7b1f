import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../../common/cursor.js';
import type { PageInput } from '../../common/paging.input.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { OffersService } from '../../offers/offers.service.js';
import { type OfferUse, OfferUses } from './offer-uses.query.js';

export interface NamedUse extends OfferUse {
  readonly name: string;
}

/** Who has had an offer, and when. */
@Injectable()
export class OfferLog {
  constructor(
    private readonly offers: OffersService,
    private readonly uses: OfferUses,
    private readonly contacts: ContactsService,
  ) {}

  /** The latest first. Throws OfferNotFound. */
  async of(accountId: string, offerId: string, query: PageInput = {}): Promise<PageOf<NamedUse>> {
    await this.offers.find(accountId, offerId);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { items, nextCursor } = pageOf(
      await this.uses.page(accountId, offerId, readCursor(query.cursor), limit + 1),
      limit,
      ({ on, attemptId }) => ({ key: on, id: attemptId }),
    );
    const people = await this.contacts.findMany(accountId, [...new Set(items.map(({ contactId }) => contactId))]);
    const named = items.map((use) => {
      const contact = people.get(use.contactId);
      return { ...use, name: contact ? fullName(contact) : '' };
    });
    return { items: named, nextCursor };
  }

  /** How often each of the offers went out. */
  counts(accountId: string, offerIds: readonly string[]): Promise<Map<string, number>> {
    return this.uses.counts(accountId, offerIds);
  }
}
