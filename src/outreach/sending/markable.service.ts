import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { Attempt } from '../attempt.entity.js';
import { Sendable } from '../checking/sendable.service.js';
import { AttemptAlreadySent } from '../domain/refusals.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';

export interface MarkableDraft {
  readonly account: Account;
  readonly draft: Attempt;
}

/** Everything that could refuse to mark a draft as sent, asked before anything is written. */
@Injectable()
export class Markable {
  constructor(
    private readonly accounts: AccountsService,
    private readonly effects: AttemptEffects,
    private readonly contacts: ContactsService,
    private readonly sendable: Sendable,
  ) {}

  /**
   * The draft, and whose it is; it and its person stay as they are until the unit of work is done. Writes nothing. Throws what MarkSentService
   * throws: AttemptNotFound, LetterOnItsWay, AttemptAlreadySent, ContactNotFound (also in the trash), PlaceholderLeft, SlotTaken.
   */
  async locked(accountId: string, attemptId: string): Promise<MarkableDraft> {
    const draft = await this.effects.lockedAtRest(accountId, attemptId);
    if (draft.state !== 'drafted') throw new AttemptAlreadySent();
    await this.contacts.findForChange(accountId, draft.contactId);
    await this.sendable.assert(draft);
    return { account: await this.accounts.find(accountId), draft };
  }
}
