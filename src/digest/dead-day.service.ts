import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { DigestsStore } from './digests.store.js';

/** A day whose mail could not be made: three tries ended in an error, or took the process with them. */
@Injectable()
export class DeadDay {
  constructor(
    private readonly store: DigestsStore,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether today's mail is one of those. */
  async isToday(account: Account): Promise<boolean> {
    return (await this.store.find(account.id, this.clock.today(account.timeZone)))?.state === 'dead';
  }

  /** Today's mail gets its three tries again, from the next minute on. Nothing happens to a day that is not given up. */
  async again(account: Account): Promise<void> {
    const now = this.clock.now().toISOString();
    await this.unitOfWork.run(async () => {
      if (!(await this.store.revive(account.id, this.clock.today(account.timeZone), now))) return;
      await this.accounts.moveNextDigest(await this.accounts.find(account.id), null);
    });
  }
}
