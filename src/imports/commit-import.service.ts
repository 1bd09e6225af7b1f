import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { accountFormat } from '../exports/account/json-schema.js';
import { TakeIn } from './account/take-in.service.js';
import { ImportDesk } from './import-desk.service.js';
import { ImportPeople } from './import-people.service.js';
import type { Import } from './import.entity.js';

/** The second step: the preview becomes people, all of them or none. */
@Injectable()
export class CommitImportService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly people: ImportPeople,
    private readonly account: TakeIn,
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
    this.desk.jobs.start(claimed, () => this.unitOfWork.run(() => this.apply(account, claimed)));
  }

  /** Waits until the import rests: done, or failed. */
  settled(importId: string): Promise<void> {
    return this.desk.jobs.settled(importId);
  }

  /** One unit of work for the whole import: a process that dies leaves nobody, or everybody. */
  private async apply(account: Account, current: Import): Promise<void> {
    const now = this.clock.now();
    const isAccount = current.format === accountFormat;
    const counts = isAccount ? await this.account.all(account, current) : await this.people.all(account, current, now);
    await this.desk.move(current, 'importing', { ...counts, state: 'done', doneAt: now.toISOString() });
  }
}
