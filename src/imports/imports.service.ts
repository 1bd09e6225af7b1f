import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, foreignCursor, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { oneAtATimeFor } from '../common/database/for-change.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { PageInput } from '../common/paging.input.js';
import { readChoices } from './domain/choices.js';
import { hasMatch } from './domain/plan-row.js';
import { type DescribedFile, DescribedFiles, type RowPlace } from './files/described-files.service.js';
import { ImportDesk } from './import-desk.service.js';
import type { Progress } from './import-progress.service.js';
import type { ImportRow } from './import-row.entity.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { Import } from './import.entity.js';
import { ImportNotReady, ImportRowNotFound, RowCannotBeAdded, RowHasNoMatch } from './imports.errors.js';
import type { ChangeRow, ListRows } from './imports.input.js';
import { ImportsStore } from './imports.store.js';

export interface ImportDetail {
  readonly current: Import;
  readonly files: readonly DescribedFile[];
  /** Null while it rests, or if another process is at work. */
  readonly progress: Progress | null;
}

/** What an integer column can be compared with. */
const LAST_ROW = 2_147_483_647;

/** Looking at imports, and deciding about rows of a preview. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly files: DescribedFiles,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  find(accountId: string, id: string): Promise<Import> {
    return this.desk.find(accountId, id);
  }

  /** With its files and how far it is. */
  async detail(accountId: string, id: string): Promise<ImportDetail> {
    const current = await this.find(accountId, id);
    return { current, files: await this.files.of(current), progress: this.progressOf(id) };
  }

  /** Null while it rests, or if another process is at work. */
  progressOf(id: string): Progress | null {
    return this.desk.jobs.progress.of(id);
  }

  /** Finds the file of a row, and its number there. */
  async placesIn(accountId: string, id: string): Promise<(row: number) => RowPlace | null> {
    return this.files.places(await this.find(accountId, id));
  }

  /** Newest first. */
  async list(accountId: string, query: PageInput = {}): Promise<PageOf<Import>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.page(accountId, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ createdAt, id }) => ({ key: createdAt, id }));
  }

  /** Rows of the preview in the file's order, perhaps of one status only. */
  async rowsOf(accountId: string, id: string, query: ListRows = {}): Promise<PageOf<ImportRow>> {
    const current = await this.find(accountId, id);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = Number(readCursor(query.cursor)?.key ?? 0);
    if (!Number.isInteger(after) || after < 0 || after > LAST_ROW) throw foreignCursor();
    const found = await this.rows.after(current, after, limit + 1, query.status);
    return pageOf(found, limit, ({ row, importId }) => ({ key: String(row), id: importId }));
  }

  /** One row of the preview. Throws ImportRowNotFound. */
  async row(accountId: string, id: string, rowNumber: number): Promise<ImportRow> {
    return this.rowIn(await this.find(accountId, id), rowNumber);
  }

  /**
   * What the user wants done with a row, and for an update perhaps field by field. Throws RowCannotBeAdded for one without
   * a name, RowHasNoMatch, InvalidInput for what is no choice.
   */
  async changeRow(accountId: string, id: string, rowNumber: number, wanted: ChangeRow): Promise<ImportRow> {
    const { action } = wanted;
    const choices = action === 'update' ? readChoices(wanted.choices ?? {}) : null;
    return this.unitOfWork.run(async () => {
      await oneAtATimeFor(this.unitOfWork.writer, accountId); // a commit at the same moment sees it, or it is too late
      const current = await this.find(accountId, id);
      if (current.state !== 'preview') throw new ImportNotReady();
      const row = await this.rowIn(current, rowNumber);
      if (action === 'add' && row.parsed === null) throw new RowCannotBeAdded();
      if (action === 'update' && !hasMatch(row)) throw new RowHasNoMatch();
      const changes = { action, choices, decided: true };
      await this.rows.change(row, changes);
      return { ...row, ...changes };
    });
  }

  private async rowIn(current: Import, rowNumber: number): Promise<ImportRow> {
    const row = Math.abs(rowNumber) > LAST_ROW ? null : await this.rows.find(current, rowNumber);
    if (!row) throw new ImportRowNotFound();
    return row;
  }
}
