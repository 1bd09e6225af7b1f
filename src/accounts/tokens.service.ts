import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { NotFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import type { Account } from './account.entity.js';
import type { CreateToken } from './accounts.input.js';
import { AccountsStore } from './accounts.store.js';
import type { ApiToken } from './api-token.entity.js';
import { newSecret, secretHash } from './secrets.js';
import { TokensStore } from './tokens.store.js';

const TOKEN_PREFIX = 'wds_';

@Injectable()
export class TokensService {
  constructor(
    private readonly store: TokensStore,
    private readonly accounts: AccountsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The secret is in the answer and nowhere else. */
  async create(accountId: string, input: CreateToken): Promise<{ token: ApiToken; secret: string }> {
    const now = this.clock.now();
    const secret = newSecret(TOKEN_PREFIX);
    const token: ApiToken = {
      id: newId(now),
      accountId,
      label: input.label.trim(),
      tokenHash: secretHash(secret),
      scopes: input.scopes,
      expiresOn: input.expiresOn ?? null,
      lastUsedOn: null,
      createdAt: now.toISOString(),
    };
    await this.unitOfWork.run(() => this.store.insert(token));
    return { token, secret };
  }

  list(accountId: string): Promise<ApiToken[]> {
    return this.store.list(accountId);
  }

  async remove(accountId: string, id: string): Promise<void> {
    const found = await this.unitOfWork.run(() => this.store.remove(accountId, id));
    if (!found) throw new NotFound('token');
  }

  /** Whose token this is; null for an unknown or expired one. */
  async recognise(secret: string): Promise<{ account: Account; token: ApiToken } | null> {
    const token = await this.store.findByHash(secretHash(secret));
    const account = token && (await this.accounts.find(token.accountId));
    if (!token || !account) return null;
    const today = this.clock.today(account.timeZone);
    if (token.expiresOn !== null && token.expiresOn < today) return null;
    if (token.lastUsedOn !== today) {
      await this.unitOfWork.run(() => this.store.usedOn(account.id, token.id, today));
    }
    return { account, token };
  }
}
