import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { LogAddressStore } from './log-address.store.js';
import type { MailKey } from './mail-key.entity.js';

/** The key behind an account's address that logs: one or none. */
@Injectable()
export class LogKeys {
  constructor(
    private readonly store: LogAddressStore,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  find(accountId: string): Promise<MailKey | null> {
    return this.store.find(accountId);
  }

  async replace(accountId: string, keys: readonly MailKey[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(accountId); // of two at once the second replaces what the first made
      await this.store.remove(accountId);
      if (keys.length > 0) await this.store.insert(keys);
    });
  }
}
