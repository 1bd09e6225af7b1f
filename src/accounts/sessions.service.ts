import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { NotFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import type { Account } from './account.entity.js';
import { WrongCredentials } from './account.errors.js';
import type { SignIn } from './accounts.input.js';
import { AccountsStore } from './accounts.store.js';
import { passwordMatches } from './passwords.js';
import { newSecret, secretHash } from './secrets.js';
import type { Session } from './session.entity.js';
import { SessionsStore } from './sessions.store.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** A session ends this long after it was last used. */
const SESSION_DAYS = 30;
const MS_PER_DAY = 86_400_000;
/** Not every page view is written down: once an hour is enough to keep a session alive. */
const SEEN_EVERY_MS = 3_600_000;

export interface OpenSession {
  readonly account: Account;
  readonly sessionId: string;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly store: SessionsStore,
    private readonly accounts: AccountsStore,
    private readonly throttle: SignInThrottle,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Checks address and password and opens a session. The secret goes into the cookie and is never seen again. */
  async signIn({ email, password }: SignIn, from: string): Promise<OpenSession & { secret: string }> {
    const address = email.trim().toLowerCase();
    this.throttle.begin(from, address);
    const account = await this.accounts.findByEmail(address);
    const matches = await passwordMatches(account?.passwordHash ?? null, password);
    if (!account || !matches) throw new WrongCredentials();
    this.throttle.right(from, address);
    return this.open(account);
  }

  async open(account: Account): Promise<OpenSession & { secret: string }> {
    const now = this.clock.now();
    const secret = newSecret('');
    const session: Session = {
      id: newId(now),
      accountId: account.id,
      tokenHash: secretHash(secret),
      createdAt: now.toISOString(),
      lastSeenAt: now.toISOString(),
      expiresAt: expiry(now),
    };
    await this.unitOfWork.run(async () => {
      await this.store.removeExpired(account.id, now.toISOString());
      await this.store.insert(session);
    });
    return { account, sessionId: session.id, secret };
  }

  /** Whose cookie this is; null for an unknown or expired one. */
  async recognise(secret: string): Promise<OpenSession | null> {
    const session = await this.store.findByHash(secretHash(secret));
    const now = this.clock.now();
    if (!session || session.expiresAt <= now.toISOString()) return null;
    const account = await this.accounts.find(session.accountId);
    if (!account) return null;
    if (now.getTime() - Date.parse(session.lastSeenAt) > SEEN_EVERY_MS) {
      await this.unitOfWork.run(() => this.store.seen(account.id, session.id, now.toISOString(), expiry(now)));
    }
    return { account, sessionId: session.id };
  }

  list(accountId: string): Promise<Session[]> {
    return this.store.list(accountId);
  }

  async end(accountId: string, sessionId: string): Promise<void> {
    const found = await this.unitOfWork.run(() => this.store.remove(accountId, sessionId));
    if (!found) throw new NotFound('session');
  }

  async endAllBut(accountId: string, keptId: string | null): Promise<void> {
    await this.unitOfWork.run(() => this.store.removeAllBut(accountId, keptId));
  }
}

function expiry(now: Date): string {
  return new Date(now.getTime() + SESSION_DAYS * MS_PER_DAY).toISOString();
}
