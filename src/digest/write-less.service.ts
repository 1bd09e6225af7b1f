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

  /** `askedOn`: when it was asked last. For most it is too early, and then as little as can be is read. */
  async isDue(account: Account, today: LocalDate, askedOn: LocalDate | null): Promise<boolean> {
    const facts = await this.facts(account, today, askedOn);
    if (facts === null) return false;
    const isHoliday = await this.holidays.in(account.country, account.region);
    return isQuestionDue({ ...facts, isFree: (day) => isHoliday(day) || account.quietDates.includes(day) });
  }

  /** In the unit of work that stores the mail which asks. */
  asked(accountId: string, day: LocalDate): Promise<void> {
    return this.standing.asked(accountId, day);
  }

  /** Null: too early, whatever the holidays. Mails are asked for first: without old ones it is, whatever was done since. */
  private async facts(
    account: Account,
    today: LocalDate,
    askedOn: LocalDate | null,
  ): Promise<Omit<QuietFacts, 'isFree'> | null> {
    const { id, mailDays, pauseUntil, timeZone, createdAt } = account;
    const madeOn = localDateOf(new Date(createdAt), timeZone);
    const known = { today, mailDays, askedOn };
    const since = (lastActOn: LocalDate | null): Promise<LocalDate | null> =>
      this.digests.firstMailAfter(id, quietSince({ lastActOn, madeOn, pauseUntil }));
    const oldest = await since(null);
    if (!isQuestionDue({ ...known, askedOn: null, lastActOn: null, firstMailOn: oldest, isFree: never })) return null;
    const lastActOn = await this.lastAct.on(account);
    const facts = { ...known, lastActOn, firstMailOn: lastActOn === null ? oldest : await since(lastActOn) };
    return isQuestionDue({ ...facts, isFree: never }) ? facts : null;
  }
}

function never(): boolean {
  return false;
}
