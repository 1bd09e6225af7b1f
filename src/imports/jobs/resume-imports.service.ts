import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { CommitImportService } from '../commit/commit-import.service.js';
import type { Import } from '../import.entity.js';
import { ReadImportService } from '../preview/read-import.service.js';
import { LeftBehind } from './left-behind.service.js';
import { triesOf } from './runner.js';

/** An import that takes a process with it each time is left alone after so many. */
const MOST_TRIES = 3;

/** What a process left behind that was killed, or ran on a machine that has gone, is done again from the beginning. */
@Injectable()
export class ResumeImports {
  private before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly left: LeftBehind,
    private readonly reading: ReadImportService,
    private readonly committing: CommitImportService,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * Of all accounts, or of one; gives the imports that go on now. Of several processes one takes each of them over; within
   * this one calls wait for each other, or the second would take for left behind what the first has not yet begun.
   */
  resume(accountId?: string): Promise<Import[]> {
    const resumed = this.before.then(() => this.resumeAll(accountId));
    this.before = resumed.catch(() => undefined);
    return resumed;
  }

  private async resumeAll(accountId?: string): Promise<Import[]> {
    const resumed: Import[] = [];
    for (const orphan of await this.left.orphans(accountId)) {
      if (triesOf(orphan.runner) >= MOST_TRIES) {
        await this.left.giveUp(orphan);
        continue;
      }
      const taken = await this.left.takeOver(orphan);
      if (!taken) continue;
      await this.goOn(taken);
      resumed.push(taken);
    }
    return resumed;
  }

  private async goOn(current: Import): Promise<void> {
    const account = await this.accounts.find(current.accountId);
    if (current.state === 'importing') this.committing.begin(account, current);
    else await this.reading.begin(account, current);
  }
}
