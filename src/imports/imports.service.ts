import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { PageInput } from '../common/paging.input.js';
import { hasMatch } from './domain/plan-row.js';
import type { RowAction } from './domain/words.js';
import { ImportDesk } from './import-desk.service.js';
import type { ImportRow } from './import-row.entity.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { Import } from './import.entity.js';
import { ImportNotReady, ImportRowNotFound, RowCannotBeAdded, RowHasNoMatch } from './imports.errors.js';
import type { ListRows } from './imports.input.js';
import { ImportsStore } from './imports.store.js';

/** Looking at imports, and deciding about rows of a preview. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  find(accountId: string, id: string): Promise<Import> {
    return this.desk.find(accountId, id);
  }

  /** Newest first. */
  async list(accountId: string, query: PageInput = {}): Promise<PageOf<Import>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.page(accountId, readCursor(query.cursor), limit + 1);
    const checked = await Promise.all(found.map((current) => this.desk.jobs.checked(current)));
    return pageOf(checked, limit, ({ createdAt, id }) => ({ key: createdAt, id }));
  }

  /** Rows of the preview in the file's order, perhaps of one status only. */
  async rowsOf(accountId: string, id: string, query: ListRows = {}): Promise<PageOf<ImportRow>> {
    const current = await this.find(accountId, id);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = Number(readCursor(query.cursor)?.key ?? 0);
    const found = await this.rows.after(current, after, limit + 1, query.status);
    return pageOf(found, limit, ({ row, importId }) => ({ key: String(row), id: importId }));
  }

  /** What the user wants done with a row. Throws RowCannotBeAdded for one without a name, RowHasNoMatch. */
  async changeRow(accountId: string, id: string, rowNumber: number, action: RowAction): Promise<ImportRow> {
    return this.unitOfWork.run(async () => {
      const current = await this.find(accountId, id);
      if (current.state !== 'preview') throw new ImportNotReady();
      const row = await this.rows.find(current, rowNumber);
      if (!row) throw new ImportRowNotFound();
      if (action === 'add' && row.parsed === null) throw new RowCannotBeAdded();
      if (action === 'update' && !hasMatch(row)) throw new RowHasNoMatch();
      await this.rows.change(row, { action, decided: true });
      return { ...row, action, decided: true };
    });
  }
}
