import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Texts } from '../common/text.js';
import type { ContactPoint } from '../contacts/contact-point.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { HeldSlot } from '../slots/held-slot.entity.js';
import { SlotsService } from '../slots/slots.service.js';
import type { Attempt } from './attempt.entity.js';
import type { DraftCheck } from './domain/draft-check.js';
import { mailtoLink, type MailtoLink } from './domain/mailto.js';
import { DraftChecks } from './draft-checks.service.js';
import { slotWords } from './drafting/slot-words.js';

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
}

@Injectable()
export class AttemptDetailsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly slots: SlotsService,
    private readonly checks: DraftChecks,
    private readonly texts: Texts,
  ) {}

  async of(account: Account, attempt: Attempt): Promise<AttemptDetails> {
    const [details] = await this.ofAll(account, [attempt]);
    if (!details) throw new Error('details of one attempt are one');
    return details;
  }

  async ofAll(account: Account, attempts: readonly Attempt[]): Promise<AttemptDetails[]> {
    const slotsByAttempt = await this.slots.ofAttempts(
      account.id,
      attempts.map(({ id }) => id),
    );
    const pointsByContact = await this.contacts.pointsOf(account.id, [
      ...new Set(attempts.map((one) => one.contactId)),
    ]);
    return attempts.map((attempt) => ({
      attempt,
      checks: this.checks.of(attempt),
      slots: (slotsByAttempt.get(attempt.id) ?? []).map((slot) => this.offered(account, attempt, slot)),
      mailto: mailtoLink({ ...attempt, to: addressOf(pointsByContact.get(attempt.contactId) ?? []) }),
    }));
  }

  private offered(
    account: Account,
    { language }: Attempt,
    { startAt: start, endAt: end, timeZone }: HeldSlot,
  ): OfferedSlot {
    const slot = { start, end, timeZone };
    const words = slotWords([slot], language, account.timeZone, (key, params) => this.texts.say(language, key, params));
    return { ...slot, words };
  }
}

function addressOf(points: readonly ContactPoint[]): string | null {
  const emails = points.filter(({ kind }) => kind === 'email');
  return (emails.find(({ preferred }) => preferred) ?? emails[0])?.value ?? null;
}
