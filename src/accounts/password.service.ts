import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { Account } from './account.entity.js';
import { WrongCredentials } from './account.errors.js';
import type { ChangePassword } from './accounts.input.js';
import { AccountsService } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { SessionsStore } from './sessions.store.js';

/** A new password ends every other session: whoever else was signed in has to know the new one. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly store: AccountsStore,
    private readonly sessions: SessionsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async change(accountId: string, { current, password }: ChangePassword, keptSessionId: string | null): Promise<void> {
    const account = await this.accounts.find(accountId);
    if (!(await passwordMatches(account.passwordHash, current))) throw new WrongCredentials();
    await this.replace(account, password, keptSessionId);
  }

  /** By whoever runs the server: without the old one. */
  async reset(email: string, password: string): Promise<void> {
    await this.replace(await this.accounts.findByEmail(email), password, null);
  }

  private async replace(account: Account, password: string, keptSessionId: string | null): Promise<void> {
    const passwordHash = await hashPassword(password);
    const updatedAt = this.clock.now().toISOString();
    await this.unitOfWork.run(async () => {
      await this.store.setPasswordHash(account.id, passwordHash, updatedAt);
      await this.sessions.removeAllBut(account.id, keptSessionId);
    });
  }
}
