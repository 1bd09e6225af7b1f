import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Holidays } from '../common/holidays.js';
import type { LocalDate } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { MailStandingService } from '../mail/mail-standing.service.js';
import { DigestsStore } from './digests.store.js';
import { isQuestionDue, type QuietFacts, quietSince } from './domain/write-less.js';
import { LastAct } from './last-act.service.js';

/** The question whether fewer mails would do. */
@Injectable()
export class WriteLessService {
  constructor(
    private readonly lastAct: LastAct,
    private readonly standing: MailStandingService,
    private readonly digests: DigestsStore,
    private readonly holidays: Holidays,
  ) {}

  async isDue(account: Account, today: LocalDate): Promise<boolean> {
    const facts = await this.facts(account, today);
    // for most it is too early, whatever the holidays: no calendar is loaded for them
    if (!isQuestionDue({ ...facts, isFree: () => false })) return false;
    const isHoliday = await this.holidays.in(account.country, account.region);
    return isQuestionDue({ ...facts, isFree: (day) => isHoliday(day) || account.quietDates.includes(day) });
  }

  /** In the unit of work that stores the mail which asks. */
  asked(accountId: string, day: LocalDate): Promise<void> {
    return this.standing.asked(accountId, day);
  }

  private async facts(account: Account, today: LocalDate): Promise<Omit<QuietFacts, 'isFree'>> {
    const { mailDays, pauseUntil, timeZone, createdAt } = account;
    const lastActOn = await this.lastAct.on(account);
    const askedOn = (await this.standing.of(account.id))?.askedOn ?? null;
    const madeOn = localDateOf(new Date(createdAt), timeZone);
    const firstMailOn = await this.digests.firstMailAfter(account.id, quietSince({ lastActOn, madeOn, pauseUntil }));
    return { today, mailDays, lastActOn, firstMailOn, askedOn };
  }
}
