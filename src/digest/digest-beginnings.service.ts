import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { MailStanding } from '../mail/mail-standing.entity.js';
import { Together } from '../mail/together.js';
import { DigestClaims } from './digest-claims.service.js';
import type { Digest } from './digest.entity.js';
import { type DueMail, dueNow, nextDueAfter } from './domain/schedule.js';
import { mailPlanOf, nextLookAt, zoneOf } from './mail-plan.js';

/** An account that is looked at; the standing of its address is null if nothing has ever come back. */
export interface Look {
  readonly account: Account;
  readonly now: Date;
  readonly standing: MailStanding | null;
  /** Told when an error leaves the account without its mail for now. */
  readonly notMade?: (() => void) | undefined;
}

/** A day whose mail is due, and when the account is looked at next. */
export interface BegunDay extends Look {
  readonly due: DueMail;
  readonly next: Date;
  /** Null: somebody had claimed it, and did not come to an end. */
  readonly claim: Digest | null;
}

export interface ClaimedDay extends BegunDay {
  readonly claim: Digest;
}

/** Begins a day's mail, or finds the account's next day. */
@Injectable()
export class DigestBeginnings {
  constructor(
    private readonly claims: DigestClaims,
    private readonly accounts: AccountsService,
    private readonly together: Together,
  ) {}

  /**
   * The days of many accounts, begun at the same time, share a commit. Null: there is nothing to make now; unless another
   * instance is at it, the account is then next looked at when its next mail is due.
   */
  async begin(look: Look): Promise<BegunDay | null> {
    const { account, now } = look;
    const zone = zoneOf(account);
    const plan = mailPlanOf(account);
    const due = isReachable(look) ? dueNow(plan, now, zone) : null;
    const next = nextDueAfter(plan, now, zone)?.dueAt ?? nextLookAt(now);
    if (due === null) {
      await this.together.run(() => this.accounts.moveNextDigest(account, next));
      return null;
    }
    const claim = await this.claims.claim(account.id, due.day, () => this.accounts.moveNextDigest(account, next));
    if (claim === 'over' || claim === 'held') return null;
    return { ...look, due, next, claim: claim === 'begun' ? null : claim };
  }

  /** Goes on with a day that somebody left unfinished. Null: it is given up, or another instance was quicker. */
  async takeOver(day: BegunDay): Promise<ClaimedDay | null> {
    const { account, due, next } = day;
    const claim = await this.claims.takeOver(account.id, due.day, () => this.accounts.moveNextDigest(account, next));
    return claim && { ...day, claim };
  }
}

/** "An account whose address is stopped gets no digest" (product.md): nothing is named in a mail that nobody gets. */
function isReachable({ standing }: Look): boolean {
  return (standing?.stoppedAt ?? null) === null;
}
