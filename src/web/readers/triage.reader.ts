import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { TriageService } from '../../imports/triage/triage.service.js';
import type { Interaction } from '../../interactions/interaction.entity.js';
import { InteractionsService } from '../../interactions/interactions.service.js';
import type { Station } from '../../stations/station.entity.js';

/** Somebody to ask about, and why now. */
export interface CardFacts {
  readonly contact: Contact;
  /** Where the user knows them from, it seems. */
  readonly station: Station | null;
  /** Marked as special in the file. */
  readonly isFavourite: boolean;
  readonly lastTalk: Interaction | null;
  /** How many wait, with this one. */
  readonly left: number;
}

/** Who is asked about after an import, one card after another. */
@Injectable()
export class TriageReader {
  constructor(
    readonly triage: TriageService,
    private readonly contacts: ContactsService,
    private readonly interactions: InteractionsService,
  ) {}

  /** Null: nobody waits. */
  async next(account: Account): Promise<CardFacts | null> {
    const next = await this.triage.next(account);
    return next && { ...next, lastTalk: await this.lastTalk(account, next.contact) };
  }

  /** The one whose card came back with a remark. */
  async card(account: Account, contactId: string): Promise<CardFacts> {
    const contact = await this.contacts.find(account.id, contactId);
    const left = await this.triage.count(account.id);
    const next = await this.triage.next(account);
    const { station, isFavourite } = next?.contact.id === contactId ? next : { station: null, isFavourite: false };
    return { contact, station, isFavourite, left, lastTalk: await this.lastTalk(account, contact) };
  }

  private async lastTalk(account: Account, contact: Contact): Promise<Interaction | null> {
    const { items } = await this.interactions.list(account.id, contact.id, { limit: 1 });
    return items[0] ?? null;
  }
}
