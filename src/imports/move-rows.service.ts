import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { ImportRowsStore, type RowOfPerson } from './import-rows.store.js';

/** Two entries were one person, or were two after all. Every method belongs inside a unit of work. */
@Injectable()
export class MoveRowsService {
  constructor(private readonly store: ImportRowsStore) {}

  /**
   * What an import had added belongs to the merged person for good: taking it back could empty a field that the other
   * entry had filled in itself. Gives the rows as they were.
   */
  async moveTo(accountId: string, move: Move): Promise<RowOfPerson[]> {
    const moved = (await this.store.ofContact(accountId, move.from)).map(({ importId, row, additions }) => {
      return { accountId, importId, row, additions };
    });
    for (const row of moved) await this.store.repoint({ ...row, additions: null }, move);
    return moved;
  }

  async moveBack(rows: readonly RowOfPerson[], move: Move): Promise<void> {
    for (const row of rows) await this.store.repoint(row, move);
  }
}
