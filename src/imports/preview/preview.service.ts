import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, foreignCursor, type PageOf, pageOf, readCursor } from '../../common/cursor.js';
import { oneAtATimeFor } from '../../common/database/for-change.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { readChoices } from '../domain/choices.js';
import { ImportDesk } from '../import-desk.service.js';
import type { Import } from '../import.entity.js';
import { ImportNotReady, ImportRowNotFound, RowCannotBeAdded, RowHasNoMatch } from '../imports.errors.js';
import type { ChangeRow, ListRows } from '../imports.input.js';
import type { ImportRow } from '../rows/import-row.entity.js';
import { ImportRowsStore } from '../rows/import-rows.store.js';
import { hasMatch } from './domain/plan-row.js';
import { PreviewRows, type RowKind, type Tally } from './preview-rows.query.js';

/** The first ones of a long list, and how many there are in all. */
export interface FirstRows {
  readonly items: readonly ImportRow[];
  readonly count: number;
}

/** What an integer column can be compared with. */
const LAST_ROW = 2_147_483_647;

/** The rows of a preview: what needs the user's eye, what would happen now, and what the user decides. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly store: ImportRowsStore,
    private readonly kinds: PreviewRows,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async first(current: Import, kind: RowKind, limit: number): Promise<FirstRows> {
    const items = await this.kinds.of(current, kind, limit);
    return { items, count: items.length < limit ? items.length : await this.kinds.count(current, kind) };
  }

  tally(current: Import): Promise<Tally> {
    return this.kinds.tally(current);
  }

  /** In the file's order, perhaps of one status only. */
  async rowsOf(accountId: string, id: string, query: ListRows = {}): Promise<PageOf<ImportRow>> {
    const current = await this.desk.find(accountId, id);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = Number(readCursor(query.cursor)?.key ?? 0);
    if (!Number.isInteger(after) || after < 0 || after > LAST_ROW) throw foreignCursor();
    const found = await this.store.after(current, after, limit + 1, query.status);
    return pageOf(found, limit, ({ row, importId }) => ({ key: String(row), id: importId }));
  }

  /** Throws ImportRowNotFound. */
  async row(accountId: string, id: string, rowNumber: number): Promise<ImportRow> {
    return this.rowIn(await this.desk.find(accountId, id), rowNumber);
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
      const current = await this.desk.find(accountId, id);
      if (current.state !== 'preview') throw new ImportNotReady();
      const row = await this.rowIn(current, rowNumber);
      if (action === 'add' && row.parsed === null) throw new RowCannotBeAdded();
      if (action === 'update' && !hasMatch(row)) throw new RowHasNoMatch();
      const changes = { action, choices, decided: true };
      await this.store.change(row, changes);
      return { ...row, ...changes };
    });
  }

  private async rowIn(current: Import, rowNumber: number): Promise<ImportRow> {
    const row = Math.abs(rowNumber) > LAST_ROW ? null : await this.store.find(current, rowNumber);
    if (!row) throw new ImportRowNotFound();
    return row;
  }
}
