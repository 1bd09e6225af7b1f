import { Injectable } from '@nestjs/common';
import { ContactsService } from '../../contacts/contacts.service.js';
import { factsOf } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import { AttemptsStore } from '../attempts.store.js';
import { contactFacts, pausedAfter } from '../domain/contact-facts.js';
import type { Outcome } from '../domain/words.js';

/** Keeps beside each person what the messages say: derived anew from all of them after every change. */
@Injectable()
export class ContactFactsService {
  constructor(
    private readonly store: AttemptsStore,
    private readonly contacts: ContactsService,
  ) {}

  /** Gives all messages to the person, and whether the person is paused now. */
  async refresh(
    accountId: string,
    contactId: string,
    outcome: { before: Outcome | null; after: Outcome | null },
  ): Promise<{ attempts: Attempt[]; paused: boolean; wasPaused: boolean }> {
    const contact = await this.contacts.findForChange(accountId, contactId);
    const attempts = await this.store.ofContact(accountId, contactId);
    const pleaseDont = pausedAfter(contact.pleaseDont, outcome);
    await this.contacts.setOutreachFacts(accountId, contactId, { ...contactFacts(attempts.map(factsOf)), pleaseDont });
    const { neverSuggest } = contact;
    return { attempts, paused: pleaseDont || neverSuggest, wasPaused: contact.pleaseDont || neverSuggest };
  }
}
