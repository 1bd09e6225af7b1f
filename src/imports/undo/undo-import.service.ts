import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { AccountImportStays } from '../account/reading/account-file.errors.js';
import { undoUntil } from '../domain/undo-until.js';
import { ImportDesk } from '../import-desk.service.js';
import type { Import } from '../import.entity.js';
import { ImportNotReady, UndoTooLate } from '../imports.errors.js';
import { TakeBack } from './take-back.service.js';

/** Takes an import back, within 24 hours. */
@Injectable()
export class UndoImportService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly takeBack: TakeBack,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Its `removed` and `kept` say how many went, and how many stay because something hangs on them. */
  async undo(account: Account, id: string): Promise<Import> {
    const now = this.clock.now();
    const done = await this.desk.find(account.id, id);
    if (done.state !== 'done' || done.doneAt === null) throw new ImportNotReady();
    if (done.format === accountFormat) throw new AccountImportStays();
    if (now.toISOString() > undoUntil(done.doneAt)) throw new UndoTooLate();
    return this.unitOfWork.run(async () => {
      const undone = await this.desk.move(done, 'done', { state: 'undone' });
      const counts = await this.takeBack.all(done, now.toISOString());
      await this.desk.keep(undone, counts);
      return { ...undone, ...counts };
    });
  }
}
