import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { ManyInteractions } from '../interactions/many-interactions.service.js';

/** The people whose talks come and go: nobody else changes them meanwhile, and their last day is worked out anew. */
@Injectable()
export class MetPeople {
  constructor(
    private readonly accounts: AccountsService,
    private readonly contacts: ContactsService,
    private readonly interactions: ManyInteractions,
  ) {}

  /** Throws the same as for a person who is not there. */
  async lock(accountId: string, talks: readonly { readonly contactId: string }[]): Promise<void> {
    await this.accounts.lock(accountId); // two at once would bring the same talks
    await this.lockThese(accountId, [...new Set(talks.map(({ contactId }) => contactId))]);
  }

  /** Always in the same order, so that two never wait for each other. */
  async lockThese(accountId: string, contactIds: readonly string[]): Promise<void> {
    for (const contactId of [...contactIds].sort()) await this.contacts.findForChange(accountId, contactId);
  }

  /** What their silence is counted from. */
  async refresh(accountId: string, contactIds: readonly string[]): Promise<void> {
    const latest = await this.interactions.latestOf(accountId, contactIds);
    for (const contactId of contactIds) {
      await this.contacts.setLastInteraction(accountId, contactId, latest.get(contactId) ?? null);
    }
  }
}
