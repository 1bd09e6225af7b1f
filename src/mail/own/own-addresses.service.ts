import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { emailKey } from '../../contacts/domain/name-key.js';
import { OwnMailService } from './own-mail.service.js';

/** From which addresses somebody writes themselves: the account's, and that of their own mail account. */
@Injectable()
export class OwnAddresses {
  constructor(
    private readonly own: OwnMailService,
    private readonly accounts: AccountsService,
  ) {}

  /** As keys (`emailKey`). */
  async keysOf({ id, email }: Account): Promise<ReadonlySet<string>> {
    const mail = await this.own.of(id);
    return new Set([email, ...(mail ? [mail.address] : [])].map(emailKey));
  }

  /** The account, if it writes from this address itself. */
  async writerOf(accountId: string, from: string | null): Promise<Account | null> {
    const account = await this.accounts.find(accountId);
    return from !== null && (await this.keysOf(account)).has(emailKey(from)) ? account : null;
  }
}
