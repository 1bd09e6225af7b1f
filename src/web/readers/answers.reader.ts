import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { Correspondence, type ShownMail } from '../../correspondence/correspondence.service.js';
import { AttemptThreads } from '../../outreach/answering/attempt-threads.service.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { AttemptsService } from '../../outreach/attempts.service.js';

/** A message whose answer is there while nobody has said yet what came of it. */
export interface AnswerThere {
  readonly attempt: Attempt;
  readonly contact: Contact;
  /** The mail that it was; null: it was noted another way. */
  readonly mail: ShownMail | null;
}

/** Answers that were read in a mailbox, and wait for a word of the user. */
@Injectable()
export class AnswersReader {
  constructor(
    private readonly threads: AttemptThreads,
    private readonly attempts: AttemptsService,
    private readonly contacts: ContactsService,
    private readonly correspondence: Correspondence,
  ) {}

  /** The answer that came first first. */
  async waiting({ id: accountId }: Account): Promise<AnswerThere[]> {
    const ids = await this.threads.awaitingOutcome(accountId);
    const attempts = await Promise.all(ids.map((id) => this.attempts.find(accountId, id)));
    const people = await this.contacts.findMany(accountId, [...new Set(attempts.map(({ contactId }) => contactId))]);
    const found = attempts.map(async (attempt): Promise<AnswerThere[]> => {
      const contact = people.get(attempt.contactId);
      if (!contact) return []; // gone between the reads
      const mails = await this.correspondence.ofAttempt(accountId, attempt.id);
      return [{ attempt, contact, mail: mails.find(({ kind }) => kind === 'answer') ?? null }];
    });
    return (await Promise.all(found)).flat();
  }

  /** What came back on a message, the last first. */
  of({ id: accountId }: Account, attemptId: string): Promise<ShownMail[]> {
    return this.correspondence.ofAttempt(accountId, attemptId);
  }
}
