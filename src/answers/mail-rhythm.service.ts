import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { afterWeek } from './domain/day-again.js';
import { isSameRhythm, type Rhythm, rhythmOf } from './rhythm.js';

/** What it takes to have the mails come as before. */
export interface RhythmBefore {
  readonly before: Rhythm;
  readonly left: Rhythm;
}

/** How often the mails come, said from a mail. */
@Injectable()
export class MailRhythm {
  constructor(
    private readonly accounts: AccountsService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** No mail and no suggestion for a week; a longer pause stays. Gives the day on which it goes on. */
  async pauseWeek(account: Account): Promise<LocalDate> {
    const day = afterWeek(this.clock.today(account.timeZone));
    const changed = await this.change(account.id, (before) => {
      const isLonger = before.pauseUntil !== null && before.pauseUntil > day;
      return isLonger ? before : { ...before, pauseUntil: day };
    });
    return changed.pauseUntil ?? day;
  }

  /** The same until a day that was chosen, whatever was said before. */
  async pauseUntil(account: Account, day: LocalDate): Promise<LocalDate> {
    await this.change(account.id, (before) => ({ ...before, pauseUntil: day }));
    return day;
  }

  /** One mail a week, on the first of its days. */
  async weekly(account: Account): Promise<void> {
    await this.change(account.id, ({ mailDays, ...rest }) => ({ ...rest, mailDays: [...mailDays].sort().slice(0, 1) }));
  }

  /** No mail any more; everything else stays as it is. */
  async stop(account: Account): Promise<void> {
    await this.change(account.id, (before) => ({ ...before, mailDays: [] }));
  }

  private change(accountId: string, changed: (before: Rhythm) => Rhythm): Promise<Rhythm> {
    return this.unitOfWork.run(async () => {
      await this.accounts.lock(accountId);
      const before = rhythmOf(await this.accounts.find(accountId));
      const left = changed(before);
      if (isSameRhythm(before, left)) return left;
      await this.accounts.update(accountId, { ...left });
      const detail: RhythmBefore = { before, left };
      await this.changes.record(accountId, { kind: 'mail-rhythm', contactId: null, detail });
      return left;
    });
  }
}
