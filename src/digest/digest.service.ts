import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Log } from '../common/log.js';
import { MailStandingService } from '../mail/mail-standing.service.js';
import { DigestClaims } from './digest-claims.service.js';
import { DigestSender } from './digest-sender.service.js';
import { dueNow, nextDueAfter } from './domain/schedule.js';
import { mailPlanOf, nextLookAt, zoneOf } from './mail-plan.js';

/** Accounts read at once. */
const BATCH = 100;

/** After an error the account waits this long, so that it does not stand in the way of the others. In ms. */
const RETRY_MS = 2 * 60_000;

/** Makes the daily mails that are due and puts them into the outbox. */
@Injectable()
export class DigestService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly claims: DigestClaims,
    private readonly sender: DigestSender,
    private readonly standing: MailStandingService,
    private readonly log: Log,
  ) {}

  /** One account's error stops nobody else's mail. Gives the number of mails made. */
  async sendDue(now: Date): Promise<number> {
    const seen = new Set<string>();
    let made = 0;
    for (;;) {
      const due = (await this.accounts.dueForDigest(now, BATCH)).filter((id) => !seen.has(id));
      if (due.length === 0) return made;
      for (const accountId of due) {
        seen.add(accountId);
        if (await this.sendOrLog(accountId, now)) made += 1;
      }
    }
  }

  private async sendOrLog(accountId: string, now: Date): Promise<boolean> {
    try {
      return await this.send(await this.accounts.find(accountId), now);
    } catch (error) {
      this.log.error('digest failed', error, { accountId });
      await this.postpone(accountId, now);
      return false;
    }
  }

  /** True if a mail was made. Whatever happens, the account is then next looked at when its next mail is due. */
  private async send(account: Account, now: Date): Promise<boolean> {
    const zone = zoneOf(account);
    const plan = mailPlanOf(account);
    const due = dueNow(plan, now, zone);
    const next = nextDueAfter(plan, now, zone)?.dueAt ?? nextLookAt(now);
    const claim = due && (await this.isReachable(account)) ? await this.claims.claim(account.id, due.day) : null;
    if (claim === 'held') return false; // another instance is at it: its lease ends first
    if (due === null || claim === null) {
      await this.accounts.moveNextDigest(account, next);
      return false;
    }
    const made = await this.sender.send(account, { claim, due, now });
    await this.accounts.moveNextDigest(account, next);
    return made;
  }

  /** "An account whose address is stopped gets no digest" (product.md): nothing is named in a mail that nobody gets. */
  private async isReachable({ id }: Account): Promise<boolean> {
    return !(await this.standing.isStopped(id));
  }

  private async postpone(accountId: string, now: Date): Promise<void> {
    try {
      await this.accounts.moveNextDigest(await this.accounts.find(accountId), new Date(now.getTime() + RETRY_MS));
    } catch (error) {
      this.log.error('digest not postponed', error, { accountId }); // the account may just have been deleted
    }
  }
}
