import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { FollowUpsService } from '../../reminders/follow-ups.service.js';
import { SlotsService } from '../../slots/slots.service.js';
import { continuesRequest } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import { awaitsOutcome } from '../domain/answer-seen.js';
import { followUpAfterBirthday, followUpDueOn } from '../domain/follow-up.js';
import { waitsForAnswer } from '../domain/words.js';
import { IntroducerThanks } from './introducer-thanks.service.js';

/** The reminders and the held times that follow from a message: a follow-up and times as long as it is open, then a thank-you. */
@Injectable()
export class AttemptReminders {
  constructor(
    private readonly followUps: FollowUpsService,
    private readonly slots: SlotsService,
    private readonly contacts: ContactsService,
    private readonly thanks: IntroducerThanks,
  ) {}

  /** The first follow-up stands while a request waits without one; sending it is doing it. */
  async follow(account: Account, before: Attempt, after: Attempt): Promise<void> {
    if (awaitsFollowUp(after)) {
      const stands = awaitsFollowUp(before) && before.sentOn === after.sentOn && before.channel === after.channel;
      if (!stands) await this.open(account, after);
    } else if (awaitsFollowUp(before)) {
      const sent = after.followUpsSent > 0;
      await (sent ? this.followUps.done(account.id, after.id) : this.followUps.dismissOfAttempt(account.id, after.id));
    }
    await this.thanks.follow(account, before, after);
    if (after.situation === 'birthday' && before.sentOn === null && after.sentOn !== null) {
      const to = followUpAfterBirthday(after.sentOn, account);
      await this.followUps.move(account.id, { contactId: after.contactId, dueUntil: after.sentOn, to });
    }
  }

  /** "Held while its draft or request is open" (product.md, "Slots"). */
  async followSlots({ accountId, id, state }: Attempt): Promise<void> {
    const open = state === 'drafted' || state === 'sent';
    await (open ? this.slots.holdAgain(accountId, id) : this.letSlotsGo(accountId, id));
  }

  letSlotsGo(accountId: string, attemptId: string): Promise<void> {
    return this.slots.release(accountId, attemptId);
  }

  /** "Paused": no follow-up and no birthday of that person any more. */
  silence(accountId: string, contactId: string): Promise<void> {
    return this.followUps.dismissOfContact(accountId, contactId);
  }

  /** The pause was taken back: requests that still wait get their follow-up again. */
  async speakAgain(account: Account, attempts: readonly Attempt[]): Promise<void> {
    for (const attempt of attempts.filter(awaitsFollowUp)) await this.open(account, attempt);
  }

  private async open(account: Account, { id: attemptId, contactId, channel, sentOn }: Attempt): Promise<void> {
    const { neverSuggest, pleaseDont } = await this.contacts.find(account.id, contactId);
    if (neverSuggest || pleaseDont || sentOn === null) return;
    const dueOn = followUpDueOn(channel, sentOn, account);
    await this.followUps.open(account.id, { attemptId, contactId, dueOn });
  }
}

function awaitsFollowUp(attempt: Attempt): boolean {
  const waits = attempt.state === 'sent' && waitsForAnswer(attempt.situation) && !continuesRequest(attempt);
  return waits && attempt.followUpsSent === 0 && !awaitsOutcome(attempt);
}
