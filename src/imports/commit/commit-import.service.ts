import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { ImportDesk } from '../import-desk.service.js';
import type { Import } from '../import.entity.js';
import { ImportJobs } from '../jobs/import-jobs.service.js';
import { ImportKinds } from '../jobs/import-kinds.service.js';

/** The second step: the preview becomes people, all of them or none. */
@Injectable()
export class CommitImportService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly jobs: ImportJobs,
    private readonly kinds: ImportKinds,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Starts to import; it goes on after the answer. Throws ImportNotFound, ImportNotReady, ImportUnderWay. */
  async commit(account: Account, id: string): Promise<Import> {
    const claimed = await this.desk.claim(await this.desk.find(account.id, id), { state: 'importing' });
    this.begin(account, claimed);
    return claimed;
  }

  /** Once more from the beginning, for an import that was taken over: what a process had written went with it. */
  begin(account: Account, claimed: Import): void {
    this.jobs.start(claimed, () => this.unitOfWork.run(() => this.apply(account, claimed)));
  }

  /** Waits until the import rests: done, or failed. */
  settled(importId: string): Promise<void> {
    return this.jobs.settled(importId);
  }

  /** One unit of work for the whole import: a process that dies leaves nobody, or everybody. */
  private async apply(account: Account, current: Import): Promise<void> {
    const now = this.clock.now();
    const counts = await this.kinds.write(account, current, now);
    await this.desk.move(current, 'importing', { ...counts, state: 'done', doneAt: now.toISOString() });
  }
}
