import { Injectable } from '@nestjs/common';
import { RestoreAccount } from '../../../accounts/accounts.input.js';
import { Clock } from '../../../common/clock.js';
import { UnitOfWork } from '../../../common/database/unit-of-work.js';
import { AppError } from '../../../common/errors.js';
import { newId } from '../../../common/ids.js';
import { nextTurn } from '../../../common/next-turn.js';
import { validInput } from '../../../common/validation/valid-input.js';
import type { FileRow } from '../../../exports/account/stored-row.js';
import { ImportDesk } from '../../import-desk.service.js';
import type { Import } from '../../import.entity.js';
import { chunked } from '../../../common/chunked.js';
import { AccountFileNotAsDescribed } from './account-file.errors.js';
import { AccountRowsStore } from '../account-rows.store.js';
import { ImportPartsStore } from '../import-parts.store.js';
import { onlyKnown } from './only-known.js';
import { type AccountFile, readAccountFile } from './read-account-file.js';

/** Stored and written in one go: some 20 ms. */
const ROWS_PER_PART = 500;
/** The settings of the account, kept as the first part. */
export const SETTINGS = 'account';

/** An account file becomes a preview: looked at to the last field, counted, and kept until the yes. */
@Injectable()
export class ReadAccount {
  constructor(
    private readonly desk: ImportDesk,
    private readonly parts: ImportPartsStore,
    private readonly rows: AccountRowsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The job of an import that is being read. */
  async read(current: Import, bytes: Uint8Array): Promise<void> {
    await nextTurn();
    const file = readAccountFile(bytes);
    await assertSettings(file);
    const { lists, leftOut } = onlyKnown(file.lists);
    let position = 0;
    const counts = { newRows: 0, existingRows: 0, unclearRows: leftOut };
    await this.keep(current, (position += 1), { table: SETTINGS, rows: [file.settings] });
    for (const { table, rows } of lists) {
      for (const chunk of chunked(rows, ROWS_PER_PART)) {
        await this.keep(current, (position += 1), { table: table.name, rows: chunk });
        if (table.name !== 'contacts') continue;
        const there = await this.rows.ownIds(
          current.accountId,
          table.table,
          chunk.map(({ id }) => String(id)),
        );
        counts.existingRows += there.size;
        counts.newRows += chunk.length - there.size;
      }
    }
    await this.unitOfWork.run(() => this.desk.move(current, 'reading', { state: 'preview', ...counts }));
  }

  private async keep(
    current: Import,
    position: number,
    part: { readonly table: string; readonly rows: readonly FileRow[] },
  ): Promise<void> {
    const { id: importId, accountId } = current;
    const id = newId(this.clock.now());
    const content = JSON.stringify(part);
    await this.unitOfWork.run(async () => {
      await this.desk.move(current, 'reading', { state: 'reading' }); // still ours?
      await this.parts.insert({ id, accountId, importId, position, content });
    });
    await nextTurn();
  }
}

/** By the rules of the settings themselves: a zone that does not exist would stop every mail. */
async function assertSettings({ settings: { email: _, ...settings } }: AccountFile): Promise<void> {
  try {
    await validInput(RestoreAccount, settings);
  } catch (error) {
    throw error instanceof AppError ? new AccountFileNotAsDescribed('/account') : error;
  }
}
