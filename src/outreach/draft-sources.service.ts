import { Injectable } from '@nestjs/common';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { IntroductionsService } from '../contacts/relations/introductions.service.js';
import { OffersService } from '../offers/offers.service.js';
import { AttemptsStore } from './attempts.store.js';
import type { DraftOccasion } from './draft-occasion.service.js';
import type { DraftRequest } from './drafting/draft-writer.js';

type Sources = Pick<
  DraftRequest,
  'introducer' | 'introduced' | 'noReason' | 'offer' | 'offerLink' | 'about' | 'usedOpenings'
>;

/** What a draft may say about others, about what came before, and about what one can bring. */
@Injectable()
export class DraftSources {
  constructor(
    private readonly contacts: ContactsService,
    private readonly introductions: IntroductionsService,
    private readonly offers: OffersService,
    private readonly store: AttemptsStore,
  ) {}

  /** `exceptId`: the message that is written anew; what it began with so far may stay. */
  async of(occasion: DraftOccasion, exceptId: string | null): Promise<Sources> {
    const { contact } = occasion;
    const { accountId, id } = contact;
    return {
      ...(await this.offerOf(accountId, occasion)),
      about: occasion.about,
      introducer: await this.introducerOf(contact),
      introduced:
        occasion.situation === 'thanks-to-introducer' ? await this.introductions.latestAnswered(accountId, id) : null,
      noReason: await this.noReasonOf(occasion),
      usedOpenings: await this.store.openingsTo(accountId, id, exceptId),
    };
  }

  /** What is written for this very letter wins over the title on the shelf. */
  private async offerOf(
    accountId: string,
    { offer, offerId }: DraftOccasion,
  ): Promise<Pick<Sources, 'offer' | 'offerLink'>> {
    if (!offerId) return { offer: offer ?? null, offerLink: null };
    const { title, url } = await this.offers.find(accountId, offerId);
    return { offer: offer ?? title, offerLink: url };
  }

  /** Only before the first contact: later on one knows each other. */
  private async introducerOf({ accountId, introducedById, ...contact }: Contact): Promise<Contact | null> {
    if (introducedById === null || contact.lastInteractionOn !== null || contact.lastInMindOn !== null) return null;
    return (await this.contacts.findMany(accountId, [introducedById])).get(introducedById) ?? null;
  }

  private async noReasonOf({ contact, parent }: DraftOccasion): Promise<Sources['noReason']> {
    if (parent?.outcome === 'no') return parent.reason;
    return this.store.lastReason(contact.accountId, contact.id);
  }
}
