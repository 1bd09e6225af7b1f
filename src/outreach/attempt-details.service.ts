import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Texts } from '../common/text.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { HeldSlot } from '../slots/held-slot.entity.js';
import { SlotsService } from '../slots/slots.service.js';
import { AttemptOriginsStore, noOrigin, type Origin } from './attempt-origins.store.js';
import type { Attempt } from './attempt.entity.js';
import type { DraftCheck } from './domain/checks/draft-hint.js';
import { mailtoLink, type MailtoLink } from './domain/mailto.js';
import { emailOf } from './email-point.js';
import { DraftChecks } from './checking/draft-checks.service.js';
import { type SlotWording, slotWords, theirsOf } from './drafting/slot-words.js';

/** A time that is offered, as the message says it. */
export interface OfferedSlot {
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly words: string;
}

/** A message with what is worked out from it when somebody looks at it. */
export interface AttemptDetails {
  readonly attempt: Attempt;
  readonly checks: readonly DraftCheck[];
  readonly slots: readonly OfferedSlot[];
  readonly mailto: MailtoLink;
  readonly origin: Origin;
}

@Injectable()
export class AttemptDetailsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly slots: SlotsService,
    private readonly origins: AttemptOriginsStore,
    private readonly checks: DraftChecks,
    private readonly texts: Texts,
  ) {}

  async of(account: Account, attempt: Attempt): Promise<AttemptDetails> {
    const [details] = await this.ofAll(account, [attempt]);
    if (!details) throw new Error('details of one attempt are one');
    return details;
  }

  async ofAll(account: Account, attempts: readonly Attempt[]): Promise<AttemptDetails[]> {
    const ids = attempts.map(({ id }) => id);
    const slotsByAttempt = await this.slots.ofAttempts(account.id, ids);
    const originByAttempt = await this.origins.of(account.id, ids);
    const contactIds = [...new Set(attempts.map((one) => one.contactId))];
    const pointsByContact = await this.contacts.pointsOf(account.id, contactIds);
    const people = await this.contacts.findMany(account.id, slotsByAttempt.size > 0 ? contactIds : []);
    const details = attempts.map(async (attempt) => {
      const slots = slotsByAttempt.get(attempt.id) ?? [];
      return {
        attempt,
        checks: await this.checks.of(account, attempt, slots),
        slots: slots.map((slot) => this.offered(account, { attempt, contact: people.get(attempt.contactId) }, slot)),
        mailto: mailtoLink({ ...attempt, to: emailOf(pointsByContact.get(attempt.contactId) ?? []) }),
        origin: originByAttempt.get(attempt.id) ?? noOrigin,
      };
    });
    return Promise.all(details);
  }

  private offered(
    account: Account,
    { attempt: { language, form }, contact }: { readonly attempt: Attempt; readonly contact: Contact | undefined },
    { startAt: start, endAt: end, timeZone }: HeldSlot,
  ): OfferedSlot {
    const slot = { start, end, timeZone };
    const say: SlotWording['say'] = (key, params) => this.texts.say(language, key, params);
    const theirs = contact ? theirsOf(contact, form) : null;
    return { ...slot, words: slotWords([slot], { language, homeZone: account.timeZone, say, theirs }) };
  }
}
