import { Injectable } from '@nestjs/common';
import { chunked } from '../../common/chunked.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { nextTurn } from '../../common/next-turn.js';
import { ImportFiles } from '../files/import-files.service.js';
import type { StoredFile } from '../files/import-files.store.js';
import { ImportDesk } from '../import-desk.service.js';
import type { Import } from '../import.entity.js';
import { ImportProgress } from '../jobs/import-progress.service.js';
import { ImportRowsStore } from '../rows/import-rows.store.js';
import type { PlannedRow } from './domain/plan-row.js';

/** Some 5 ms of writing, then others get their turn. */
const ROWS_AT_ONCE = 125;

/** What is read becomes the preview, part by part, and whoever asks hears how far it is. */
@Injectable()
export class KeepRows {
  constructor(
    private readonly desk: ImportDesk,
    private readonly rows: ImportRowsStore,
    private readonly files: ImportFiles,
    private readonly progress: ImportProgress,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** So many rows will come; null: nobody knows before the end. */
  expect({ id }: Import, total: number | null): void {
    this.progress.begin(id, total);
  }

  /** `counts` are those of all rows so far. Throws ImportNotReady if another process has taken it over. */
  async keep(current: Import, planned: readonly PlannedRow[], counts: Partial<Import>): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.desk.move(current, 'reading', { ...counts, state: 'reading' });
      for (const some of chunked(planned, ROWS_AT_ONCE)) {
        await this.rows.insert(current, some);
        await nextTurn();
      }
    });
    this.progress.step(current.id, planned.length, 'import-read');
  }

  /** Every row is there, and it is known where those of each file begin. Throws ImportNotReady. */
  async finish(current: Import, firstRows: ReadonlyMap<StoredFile, number>): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const [file, firstRow] of firstRows) await this.files.change(file, { firstRow });
      await this.desk.move(current, 'reading', { state: 'preview' });
    });
  }
}
