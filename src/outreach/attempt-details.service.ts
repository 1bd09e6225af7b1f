import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { AttemptOriginsStore, noOrigin, type Origin } from './attempt-origins.store.js';
import { AttemptsService } from './attempts.service.js';
import { AttemptTimes, noTimes, type OfferedSlot } from './attempt-times.service.js';
import type { Attempt } from './attempt.entity.js';
import type { DraftCheck } from './domain/checks/draft-hint.js';
import { mailtoLink, type MailtoLink } from './domain/mailto.js';
import { emailOf } from './email-point.js';
import { DraftChecks } from './checking/draft-checks.service.js';

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
    private readonly attempts: AttemptsService,
    private readonly contacts: ContactsService,
    private readonly times: AttemptTimes,
    private readonly origins: AttemptOriginsStore,
    private readonly checks: DraftChecks,
  ) {}

  async find(account: Account, attemptId: string): Promise<AttemptDetails> {
    return this.of(account, await this.attempts.find(account.id, attemptId));
  }

  async of(account: Account, attempt: Attempt): Promise<AttemptDetails> {
    const [details] = await this.ofAll(account, [attempt]);
    if (!details) throw new Error('details of one attempt are one');
    return details;
  }

  async ofAll(account: Account, attempts: readonly Attempt[]): Promise<AttemptDetails[]> {
    const ids = attempts.map(({ id }) => id);
    const timesByAttempt = await this.times.of(account, attempts);
    const originByAttempt = await this.origins.of(account.id, ids);
    const contactIds = [...new Set(attempts.map((one) => one.contactId))];
    const pointsByContact = await this.contacts.pointsOf(account.id, contactIds);
    const details = attempts.map(async (attempt) => {
      const times = timesByAttempt.get(attempt.id) ?? noTimes;
      return {
        attempt,
        checks: await this.checks.of(account, attempt, times.held, times.judged),
        slots: times.offered,
        mailto: mailtoLink({ ...attempt, to: emailOf(pointsByContact.get(attempt.contactId) ?? []) }),
        origin: originByAttempt.get(attempt.id) ?? noOrigin,
      };
    });
    return Promise.all(details);
  }
}
