import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import type { LocalDate } from '../common/local-date.js';
import { afterBounce, afterRefusal, type Standing } from './domain/standing.js';
import type { MailStanding } from './mail-standing.entity.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { MailStandingStore } from './mail-standing.store.js';

/** Longer answers are cut: servers have been seen to send a page. */
const MAX_ANSWER_LENGTH = 500;

/** Whether an account's own address takes its mails. One that does not gets none until its user says so: letters of theirs go on. */
@Injectable()
export class MailStandingService {
  constructor(
    private readonly store: MailStandingStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  /** Null: nothing has ever come back. */
  of(accountId: string): Promise<MailStanding | null> {
    return this.store.of(accountId);
  }

  /** Then no mail is made for it. */
  async isStopped(accountId: string): Promise<boolean> {
    return ((await this.store.of(accountId))?.stoppedAt ?? null) !== null;
  }

  /** By account; those of whom nothing has ever come back are not in it.  */
  async ofMany(accountIds: readonly string[]): Promise<ReadonlyMap<string, MailStanding>> {
    return new Map((await this.store.ofMany(accountIds)).map((standing) => [standing.accountId, standing]));
  }

  /** A mail came back for good (RFC 3463: 5.x.x; leave others out). `answer`: what the report says, shown to the user. */
  bounced(accountId: string, answer: string): Promise<void> {
    return this.change(accountId, answer, afterBounce);
  }

  /**
   * A mail to the account's own address was tried; joins the unit of work that writes it down. Only a refusal of the
   * address itself counts: one of the sender or of the words would stop everybody's mails because of one wrong setting.
   */
  async tried({ accountId, lastResult, answer }: OutboxMail, isAboutAddress: boolean): Promise<void> {
    if (lastResult === 'accepted') await this.unitOfWork.run(() => this.store.forgetRefusals(accountId));
    if (lastResult !== 'refused' || !isAboutAddress) return;
    const { timeZone } = await this.accounts.find(accountId);
    const day = this.clock.today(timeZone);
    await this.change(accountId, answer ?? '', (before) => afterRefusal(before, day));
  }

  /** The user wants mails again. */
  resume(accountId: string): Promise<void> {
    return this.unitOfWork.run(() => this.store.resume(accountId));
  }

  /** The account was asked on this day whether to write less; joins the caller's unit of work. */
  asked(accountId: string, day: LocalDate): Promise<void> {
    return this.unitOfWork.run(() => this.store.asked(accountId, newId(this.clock.now()), day));
  }

  private async change(accountId: string, answer: string, step: (before: Standing) => Standing): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const row = await this.store.ofForChange(accountId, newId(now));
      const { isStopped, ...after } = step({ ...row, isStopped: row.stoppedAt !== null });
      const stopsNow = isStopped && row.stoppedAt === null;
      const stop = stopsNow ? { stoppedAt: now.toISOString(), stoppedWhy: answer.slice(0, MAX_ANSWER_LENGTH) } : {};
      const { refusals, refusedOn, bounces } = after;
      await this.store.update({ ...row, refusals, refusedOn, bounces, ...stop });
    });
  }
}
