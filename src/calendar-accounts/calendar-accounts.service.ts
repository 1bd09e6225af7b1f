import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { webAddress } from '../common/outbound/web-address.js';
import { SecretBox, SecretNotOpened, type SecretPlace } from '../common/secret-box.js';
import { CaldavEnded } from './caldav/caldav-ended.js';
import type { DavSignIn } from './caldav/caldav-client.js';
import type { CalendarAccount } from './calendar-account.entity.js';
import {
  CalendarAccountNotFound,
  CalendarPasswordNeeded,
  CalendarServerRefused,
  TooManyCalendarAccounts,
} from './calendar-accounts.errors.js';
import type { CreateCalendarAccount, UpdateCalendarAccount } from './calendar-accounts.input.js';
import { CalendarAccountsStore } from './calendar-accounts.store.js';

/** Of one account. Ours: people have one or two. */
const MOST_ACCOUNTS = 10;

/** What is not known of a server that was never asked. */
const unknown = { home: null, checkedAt: null, problem: null, problemAnswer: null, problemAt: null } as const;

/** What came of writing there. */
export type Outcome = Partial<CalendarAccount> & Pick<CalendarAccount, 'pushedVersion' | 'nextPushAt'>;

/** Ways into the user's own CalDAV servers. The password is sealed, and opened only to say it to its server. */
@Injectable()
export class CalendarAccountsService {
  constructor(
    private readonly store: CalendarAccountsStore,
    private readonly accounts: AccountsService,
    private readonly box: SecretBox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  list(accountId: string): Promise<CalendarAccount[]> {
    return this.store.list(accountId, MOST_ACCOUNTS);
  }

  /** Throws CalendarAccountNotFound. */
  async find(accountId: string, id: string): Promise<CalendarAccount> {
    const found = await this.store.find(accountId, id);
    if (!found) throw new CalendarAccountNotFound();
    return found;
  }

  /** Inside a unit of work: nobody else changes it until that ends. Throws CalendarAccountNotFound. */
  async findForChange(accountId: string, id: string): Promise<CalendarAccount> {
    const found = await this.store.findForChange(accountId, id);
    if (!found) throw new CalendarAccountNotFound();
    return found;
  }

  /** Nothing is connected to yet. Throws CalendarServerRefused, TooManyCalendarAccounts. */
  async create(accountId: string, input: CreateCalendarAccount): Promise<CalendarAccount> {
    const now = this.clock.now();
    const at = now.toISOString();
    const account: CalendarAccount = {
      ...{ id: newId(now), accountId, label: input.label.trim(), address: checked(input.address) },
      ...{ userName: input.userName.trim(), passwordSealed: this.box.seal(input.password, placeOf(accountId)) },
      ...unknown,
      ...{ pushTo: null, pushedVersion: null, leaseUntil: null, nextPushAt: null, createdAt: at, updatedAt: at },
    };
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(accountId); // nobody else counts meanwhile
      if ((await this.list(accountId)).length >= MOST_ACCOUNTS) throw new TooManyCalendarAccounts(MOST_ACCOUNTS);
      await this.store.insert(account);
    });
    return account;
  }

  /**
   * Throws CalendarAccountNotFound, CalendarServerRefused, and CalendarPasswordNeeded for another server or user without
   * their password.
   */
  update(accountId: string, id: string, input: UpdateCalendarAccount): Promise<CalendarAccount> {
    return this.unitOfWork.run(async () => {
      const before = await this.findForChange(accountId, id);
      const changed = this.changed(before, input);
      await this.store.change(before, changed);
      return { ...before, ...changed };
    });
  }

  /** With its password, and the calendars of it that said when the user has no time. Throws CalendarAccountNotFound. */
  async remove(accountId: string, id: string): Promise<void> {
    const found = await this.unitOfWork.run(() => this.store.remove(accountId, id));
    if (!found) throw new CalendarAccountNotFound();
  }

  /** Throws CaldavEnded if the password does not open. */
  signIn({ accountId, address, userName, passwordSealed }: CalendarAccount): DavSignIn {
    try {
      return { address, userName, password: this.box.open(passwordSealed, placeOf(accountId)) };
    } catch (error) {
      throw error instanceof SecretNotOpened ? new CaldavEnded('locked') : error;
    }
  }

  /** The server has let us in: what was wrong before is over. */
  async worked(account: CalendarAccount, home: string | null): Promise<void> {
    const checkedAt = this.clock.now().toISOString();
    await this.unitOfWork.run(() => this.store.change(account, { ...unknown, home, checkedAt }));
  }

  /** Shown to the user until something works. It is wrong since the first time. */
  async hadTrouble(account: CalendarAccount, { problem, answer }: CaldavEnded): Promise<void> {
    const problemAt = account.problemAt ?? this.clock.now().toISOString();
    const trouble = { problem, problemAnswer: answer, problemAt };
    await this.unitOfWork.run(() => this.store.change(account, trouble));
  }

  /** Inside a unit of work. */
  async change(account: CalendarAccount, changed: Partial<CalendarAccount>): Promise<void> {
    await this.store.change(account, changed);
  }

  /** The account as it is now, with a lease until then; null if somebody else writes there right now, or it is gone. */
  async claim(account: CalendarAccount, leaseMs: number): Promise<CalendarAccount | null> {
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
    return this.unitOfWork.run(async () => {
      if (!(await this.store.claim(account, now.toISOString(), leaseUntil))) return null;
      return this.store.find(account.accountId, account.id);
    });
  }

  /**
   * Gives the lease back with what came of it; nothing is written if somebody else has taken over since. When to go on is the
   * user's word if they have changed what is written there meanwhile.
   */
  async settle(held: CalendarAccount, { pushedVersion, nextPushAt, ...told }: Outcome): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = await this.store.findForChange(held.accountId, held.id);
      if (now?.leaseUntil !== held.leaseUntil) return;
      const isSame = now.pushTo === held.pushTo && now.nextPushAt === held.nextPushAt;
      const next = isSame ? { pushedVersion, nextPushAt } : {};
      await this.store.change(held, { ...told, ...next, leaseUntil: null });
    });
  }

  private changed(
    before: CalendarAccount,
    { label, password, ...input }: UpdateCalendarAccount,
  ): Partial<CalendarAccount> {
    const updatedAt = this.clock.now().toISOString();
    const address = input.address === undefined ? before.address : checked(input.address);
    const userName = input.userName?.trim() ?? before.userName;
    const isSame = address === before.address && userName === before.userName;
    const named = { label: label?.trim() ?? before.label, updatedAt };
    if (password === undefined) {
      if (!isSame) throw new CalendarPasswordNeeded();
      return named;
    }
    const passwordSealed = this.box.seal(password, placeOf(before.accountId));
    const nextPushAt = before.nextPushAt && updatedAt; // what could not be written is tried at once
    return { ...named, ...unknown, address, userName, passwordSealed, nextPushAt };
  }
}

/** https is meant where nothing is said. */
function checked(given: string): string {
  const text = given.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    return webAddress(address).href;
  } catch {
    throw new CalendarServerRefused();
  }
}

function placeOf(accountId: string): SecretPlace {
  return { accountId, column: 'calendar_accounts.password_sealed' };
}
