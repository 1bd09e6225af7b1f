import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { chunked } from '../common/chunked.js';
import { Log } from '../common/log.js';
import { nextTurn } from '../common/next-turn.js';
import { MailStandingService } from '../mail/mail-standing.service.js';
import { type BegunDay, type ClaimedDay, DigestBeginnings, type Look } from './digest-beginnings.service.js';
import { DigestSender, type WrittenDay } from './digest-sender.service.js';

/** Ids of accounts read at once. */
const DUE_AT_ONCE = 1000;

/** Accounts whose days are claimed with one commit and end with another: a commit takes as long as all else of a mail. */
const TOGETHER = 50;

/** Mails made side by side: each asks the database some twenty times. PostgreSQL's pool has five connections for everybody. */
const SIDE_BY_SIDE = 3;

/** After an error the account waits this long, so that it does not stand in the way of the others. In ms. */
const RETRY_MS = 2 * 60_000;

/** Makes the daily mails that are due and puts them into the outbox. */
@Injectable()
export class DigestService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly beginnings: DigestBeginnings,
    private readonly sender: DigestSender,
    private readonly standing: MailStandingService,
    private readonly log: Log,
  ) {}

  /** One account's error stops nobody else's mail. Gives the number of mails made. */
  async sendDue(now: Date, notMade?: () => void): Promise<number> {
    const seen = new Set<string>();
    let made = 0;
    for (;;) {
      const due = (await this.accounts.dueForDigest(now, DUE_AT_ONCE)).filter((id) => !seen.has(id));
      if (due.length === 0) return made;
      for (const ids of chunked(due, TOGETHER)) {
        for (const id of ids) seen.add(id);
        made += await this.sendTo(ids, now, notMade);
      }
    }
  }

  /** Gives the number of mails made. */
  private async sendTo(ids: readonly string[], now: Date, notMade?: () => void): Promise<number> {
    const accounts = (await this.accounts.findMany(ids)).filter(({ nextDigestAt: at }) => isDue(at, now));
    const standings = await this.standing.ofMany(ids);
    const looks = accounts.map((account) => ({ account, now, notMade, standing: standings.get(account.id) ?? null }));
    const begun = await this.each(looks, (look) => this.beginnings.begin(look));
    let made = await this.sendAll(begun.filter(isClaimed));
    // whatever ended the process that had these may do so again: then it must not take the days of others with it
    for (const day of begun.filter((one) => !isClaimed(one))) {
      made += await this.sendAll(await this.each([day], (again) => this.beginnings.takeOver(again)));
    }
    return made;
  }

  private async sendAll(days: readonly ClaimedDay[]): Promise<number> {
    const written: WrittenDay[] = [];
    for (const some of chunked(days, SIDE_BY_SIDE)) {
      written.push(...(await this.each(some, (day) => this.sender.write(day))));
      await nextTurn();
    }
    const kept = await this.each(written, (day) => this.sender.keep(day));
    return kept.filter((isMail) => isMail).length;
  }

  /** All at the same time. Those that end in an error, or in null, are left out. */
  private async each<L extends Look, T>(looks: readonly L[], work: (look: L) => Promise<T | null>): Promise<T[]> {
    const results = await Promise.all(looks.map((look) => this.orLog(look, work)));
    return results.filter((result) => result !== null);
  }

  private async orLog<L extends Look, T>(look: L, work: (look: L) => Promise<T>): Promise<T | null> {
    const { account, now } = look;
    try {
      return await work(look);
    } catch (error) {
      this.log.error('digest failed', error, { accountId: account.id });
      look.notMade?.();
      await this.postpone(account.id, now);
      return null;
    }
  }

  private async postpone(accountId: string, now: Date): Promise<void> {
    try {
      await this.accounts.moveNextDigest(await this.accounts.find(accountId), new Date(now.getTime() + RETRY_MS));
    } catch (error) {
      this.log.error('digest not postponed', error, { accountId }); // the account may just have been deleted
    }
  }
}

/** Another instance may have made its mail since the ids were read. */
function isDue(nextDigestAt: string | null, now: Date): boolean {
  return nextDigestAt === null || nextDigestAt <= now.toISOString();
}

function isClaimed(day: BegunDay): day is ClaimedDay {
  return day.claim !== null;
}
