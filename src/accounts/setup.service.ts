import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../common/config.js';
import type { Account } from './account.entity.js';
import { AlreadySetUp, RegistrationClosed, WrongSetupCode } from './account.errors.js';
import type { Register, SetUp } from './accounts.input.js';
import { AccountsService } from './accounts.service.js';
import { setupCode } from './secrets.js';

@Injectable()
export class SetupService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly config: Config,
  ) {}

  /** The code to print while no account exists; null once one does. */
  async openCode(): Promise<string | null> {
    return (await this.accounts.nobodyYet()) ? setupCode(this.config.secretKey) : null;
  }

  /** The first account. Open only while there is none, and only with the code from the server's log. */
  async setUp({ code, ...account }: SetUp): Promise<Account> {
    const expected = await this.openCode();
    if (expected === null) throw new AlreadySetUp();
    if (!sameCode(code, expected)) throw new WrongSetupCode();
    const first = await this.accounts.createFirst(account);
    if (!first) throw new AlreadySetUp();
    return first;
  }

  async register({ timeZone = 'Europe/Berlin', locale = 'de', ...account }: Register): Promise<Account> {
    if (this.config.registration !== 'open') throw new RegistrationClosed();
    return this.accounts.create({ ...account, timeZone, locale });
  }
}

function sameCode(given: string, expected: string): boolean {
  const plain = (code: string): Buffer => Buffer.from(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  return plain(given).length === plain(expected).length && timingSafeEqual(plain(given), plain(expected));
}
