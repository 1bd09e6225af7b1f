import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { Mover } from '../../contacts/merging/mover.js';
import { ImportRowsStore, type RowOfPerson } from './import-rows.store.js';

/**
 * Rows of imports that brought them. What an import had added belongs to the merged person for good: taking it back could
 * empty a field that the other entry had filled in itself.
 */
@Injectable()
export class ImportRowsMover extends Mover<readonly RowOfPerson[]> {
  readonly name = 'rows';
  readonly pointers = ['import_rows.contact_id'];

  constructor(private readonly store: ImportRowsStore) {
    super();
  }

  /** Gives the rows as they were. */
  async moveTo(accountId: string, move: Move): Promise<readonly RowOfPerson[]> {
    const rows = (await this.store.ofContact(accountId, move.from)).map(({ importId, row, additions }) => {
      return { accountId, importId, row, additions };
    });
    for (const row of rows) await this.store.repoint({ ...row, additions: null }, move);
    return rows;
  }

  async moveBack(_accountId: string, rows: readonly RowOfPerson[], move: Move): Promise<void> {
    for (const row of rows) await this.store.repoint(row, move);
  }
}
