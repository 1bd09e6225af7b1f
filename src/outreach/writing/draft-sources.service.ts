import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { IntroductionsService } from '../../contacts/relations/introductions.service.js';
import { OffersService } from '../../offers/offers.service.js';
import { StationsService } from '../../stations/stations.service.js';
import { AttemptsStore } from '../attempts.store.js';
import type { DraftRequest } from '../drafting/draft-writer.js';
import { readOwnTemplate } from '../own-templates/read-own-template.js';
import type { DraftOccasion } from './draft-occasion.service.js';

/** What a draft is written from: what is known about the person, about others, what came before and what one can bring. */
@Injectable()
export class DraftSources {
  constructor(
    private readonly contacts: ContactsService,
    private readonly introductions: IntroductionsService,
    private readonly offers: OffersService,
    private readonly stations: StationsService,
    private readonly store: AttemptsStore,
  ) {}

  /** `exceptId`: the message that is written anew; what it began with so far may stay. */
  async of(account: Account, occasion: DraftOccasion, exceptId: string | null): Promise<DraftRequest> {
    const { contact, slots = [], template } = occasion;
    const { accountId, id, stationId } = contact;
    return {
      ...occasion,
      ...{ account, slots },
      station: stationId === null ? null : await this.stations.find(accountId, stationId),
      ...(await this.offerOf(accountId, occasion)),
      introducer: await this.introducerOf(contact),
      introduced:
        occasion.situation === 'thanks-to-introducer' ? await this.introductions.latestAnswered(accountId, id) : null,
      noReason: await this.noReasonOf(occasion),
      usedOpenings: await this.store.openingsTo(accountId, id, exceptId),
      // anew each time: a template may have come in with an account file
      template: template && readOwnTemplate(template.source, '/templateId'),
    };
  }

  /** What is written for this very letter wins over the title on the shelf. */
  private async offerOf(
    accountId: string,
    { offer, offerId }: DraftOccasion,
  ): Promise<Pick<DraftRequest, 'offer' | 'offerLink'>> {
    if (!offerId) return { offer: offer ?? null, offerLink: null };
    const { title, url } = await this.offers.find(accountId, offerId);
    return { offer: offer ?? title, offerLink: url };
  }

  /** Only before the first contact: later on one knows each other. */
  private async introducerOf({ accountId, introducedById, ...contact }: Contact): Promise<Contact | null> {
    if (introducedById === null || contact.lastInteractionOn !== null || contact.lastInMindOn !== null) return null;
    return (await this.contacts.findMany(accountId, [introducedById])).get(introducedById) ?? null;
  }

  private async noReasonOf({ contact, parent }: DraftOccasion): Promise<DraftRequest['noReason']> {
    if (parent?.outcome === 'no') return parent.reason;
    return this.store.lastReason(contact.accountId, contact.id);
  }
}
