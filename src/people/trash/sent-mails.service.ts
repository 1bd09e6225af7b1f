import { Injectable } from '@nestjs/common';
import { InvitationTraces } from '../../invitations/invitation-traces.service.js';
import { LetterTraces } from '../../outreach/sending/letter-traces.service.js';

/** Mails that went to people: messages and invitations. */
@Injectable()
export class SentMails {
  constructor(
    private readonly letters: LetterTraces,
    private readonly invitations: InvitationTraces,
  ) {}

  /** For good; inside a unit of work, while the people are still there. */
  async forget(accountId: string, contactIds: readonly string[]): Promise<void> {
    await this.letters.forget(accountId, contactIds);
    await this.invitations.forget(accountId, contactIds);
  }
}
