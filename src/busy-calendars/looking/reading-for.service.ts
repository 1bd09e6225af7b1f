import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { Clock } from '../../common/clock.js';
import { addDays, type LocalDate } from '../../common/local-date.js';
import { instantOf } from '../../common/zoned-time.js';
import { OwnMailService } from '../../mail/own/own-mail.service.js';
import type { CalendarReading } from '../reading/calendar-reading.js';
import { readCalendar } from '../reading/read-calendar.js';

/** What has been is still asked for: a month's page, and who was met. In days. */
const DAYS_BACK = 62;
/** As far as anybody plans: what recurs is worked out until then. In days. */
const DAYS_AHEAD = 400;

/** What time of whose calendar is read. */
export interface ReadingWindow {
  readonly account: Account;
  /** In ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly lastDay: LocalDate;
}

/** Reads a calendar as one account sees it: in its zone, and knowing its addresses. */
@Injectable()
export class ReadingFor {
  constructor(
    private readonly accounts: AccountsService,
    private readonly ownMail: OwnMailService,
    private readonly clock: Clock,
  ) {}

  /** 62 days back and 400 ahead of the account's today. */
  async windowOf(accountId: string): Promise<ReadingWindow> {
    const account = await this.accounts.find(accountId);
    const today = this.clock.today(account.timeZone);
    const lastDay = addDays(today, DAYS_AHEAD);
    const startOf = (day: LocalDate): number => instantOf(day, '00:00', account.timeZone).getTime();
    return { account, from: startOf(addDays(today, -DAYS_BACK)), to: startOf(lastDay), lastDay };
  }

  /** Throws CalendarUnreadable. */
  async read(bytes: Uint8Array, { account, from, to }: ReadingWindow): Promise<CalendarReading> {
    return readCalendar(account.id, bytes, { from, to, zone: account.timeZone, own: await this.ownAddresses(account) });
  }

  private async ownAddresses({ id, email }: Account): Promise<string[]> {
    const own = await this.ownMail.of(id);
    return [email, ...(own ? [own.address] : [])];
  }
}
