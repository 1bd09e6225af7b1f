import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { NotFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { defined } from '../common/defined.js';
import type { Locale } from '../common/text.js';
import type { Account } from './account.entity.js';
import type { RestoreAccount, UpdateAccount } from './accounts.input.js';
import { AccountsStore } from './accounts.store.js';
import { HoursImpossible } from './account.errors.js';
import { newAccountDefaults } from './domain/account-defaults.js';
import { changedCadences, type LayerCadences } from './domain/layer-cadences.js';
import { faultsOf } from './domain/working-hours.js';
import { hashPassword } from './passwords.js';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly demo?: boolean;
}

/** Settings that the due time of the daily mail comes from. */
const movesTheMail = ['timeZone', 'mailTime', 'mailDays', 'quietDates', 'pauseUntil'] as const;

@Injectable()
export class AccountsService {
  constructor(
    private readonly store: AccountsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string): Promise<Account> {
    const account = await this.store.find(accountId);
    if (!account) throw new NotFound('account');
    return account;
  }

  /** Of all these ids those that there are, by id. */
  findMany(accountIds: readonly string[]): Promise<Account[]> {
    return this.store.findMany(accountIds);
  }

  async findByEmail(email: string): Promise<Account> {
    const account = await this.store.findByEmail(emailOf(email));
    if (!account) throw new NotFound('account');
    return account;
  }

  /** Inside a unit of work: whoever else changes what two must not have at once waits here until it ends. */
  lock(accountId: string): Promise<void> {
    return this.store.lock(accountId);
  }

  nobodyYet(): Promise<boolean> {
    return this.store.none();
  }

  async create(given: NewAccount): Promise<Account> {
    const account = await this.newAccount(given);
    await this.unitOfWork.run(() => this.store.insert(account));
    return account;
  }

  /** Null if there is one already. Of two who try at once, one is the first. */
  async createFirst(given: NewAccount): Promise<Account | null> {
    const account = await this.newAccount(given);
    return this.unitOfWork.run(async () => {
      await this.store.lockFirst();
      if (!(await this.store.none())) return null;
      await this.store.insert(account);
      return account;
    });
  }

  /** Settings given are changed, the others stay. Whatever moves the daily mail lets its due time be found anew. */
  async update(accountId: string, input: UpdateAccount | RestoreAccount): Promise<Account> {
    return this.unitOfWork.run(async () => {
      const { cadences, ...given } = defined(input);
      assertHours(given);
      const fields: Partial<Account> = { ...given, updatedAt: this.clock.now().toISOString() };
      if (cadences !== undefined) fields.cadences = await this.cadencesAfter(accountId, cadences);
      if (movesTheMail.some((name) => input[name] !== undefined)) fields.nextDigestAt = null;
      await this.store.change(accountId, fields);
      return this.find(accountId);
    });
  }

  /** The attitude check was gone through today. */
  async noteAttitude({ id, timeZone }: Account): Promise<void> {
    await this.unitOfWork.run(() => this.store.change(id, { attitudeOn: this.clock.today(timeZone) }));
  }

  async remove(accountId: string): Promise<void> {
    await this.unitOfWork.run(() => this.store.remove(accountId));
  }

  /** Accounts whose settings changed at or after that moment. */
  changedSince(moment: Date): Promise<string[]> {
    return this.store.idsChangedSince(moment.toISOString());
  }

  dueForDigest(now: Date, limit: number): Promise<string[]> {
    return this.store.idsDueForDigest(now.toISOString(), limit);
  }

  /** True for the one caller that moved it from what was seen. */
  moveNextDigest(account: Account, next: Date | null): Promise<boolean> {
    return this.unitOfWork.run(() =>
      this.store.moveNextDigest(account.id, account.nextDigestAt, next?.toISOString() ?? null),
    );
  }

  /** Inside a unit of work: of two who change different layers at once, neither undoes what the other did. */
  private async cadencesAfter(accountId: string, given: LayerCadences | null): Promise<LayerCadences | null> {
    const account = await this.store.findForChange(accountId);
    return changedCadences(account?.cadences ?? null, given);
  }

  private async newAccount({ password, ...given }: NewAccount): Promise<Account> {
    const passwordHash = await hashPassword(password);
    const now = this.clock.now();
    return {
      ...newAccountDefaults,
      ...given,
      id: newId(now),
      email: emailOf(given.email),
      name: given.name.trim(),
      passwordHash,
      demo: given.demo ?? false,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
  }
}

function assertHours({ workingHours }: Pick<UpdateAccount, 'workingHours'>): void {
  const faults = workingHours ? faultsOf(workingHours) : [];
  if (faults.length > 0) throw new HoursImpossible(faults);
}

function emailOf(email: string): string {
  return email.trim().toLowerCase();
}
