import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { nextTurn } from '../../common/next-turn.js';
import type { AccountTable } from '../../exports/account/account-table.js';
import { accountTables } from '../../exports/account/account-tables.js';
import type { FileRow } from '../../exports/account/stored-row.js';
import type { Import } from '../import.entity.js';
import { AccountInserts } from './account-inserts.service.js';
import { AccountRowsStore } from './account-rows.store.js';
import { Arrival } from './arrival.js';
import { ImportPartsStore } from './import-parts.store.js';
import { MappedRows } from './mapped-rows.service.js';
import { SETTINGS } from './reading/read-account.service.js';

/** A whole account comes in: what is there already stays as it is, everything else is added as it was. */
@Injectable()
export class TakeIn {
  constructor(
    private readonly parts: ImportPartsStore,
    private readonly rows: AccountRowsStore,
    private readonly mapped: MappedRows,
    private readonly inserts: AccountInserts,
    private readonly accounts: AccountsService,
  ) {}

  /** Inside one unit of work; gives how many people came. The settings come, too, where nobody was before. */
  async all(account: Account, current: Import): Promise<{ added: number; updated: number }> {
    const wasEmpty = !(await this.rows.hasPeople(account.id));
    const arrival = new Arrival();
    let added = 0;
    for (let position = 0; ;) {
      const part = await this.parts.after(current, position);
      if (!part) break;
      const { table: name, rows } = JSON.parse(part.content) as { table: string; rows: FileRow[] }; // ReadAccount wrote it
      const table = accountTables.find((candidate) => candidate.name === name);
      if (table) {
        const count = await this.takeIn(account, current, { table, rows }, arrival);
        if (name === 'contacts') added += count;
      } else if (name === SETTINGS && wasEmpty) {
        await this.takeSettings(account, rows[0] ?? {});
      }
      position = part.position;
      await nextTurn();
    }
    await this.inserts.link(account.id, arrival);
    await this.parts.forget(current);
    return { added, updated: 0 };
  }

  private async takeIn(
    account: Account,
    current: Import,
    { table, rows }: { readonly table: AccountTable; readonly rows: readonly FileRow[] },
    arrival: Arrival,
  ): Promise<number> {
    const added = await this.mapped.newOnes(account.id, table, rows, arrival.ids);
    await this.inserts.insert(account, current, { table, rows: added }, arrival);
    return added.length;
  }

  /** What is missing in the file is meant as "none". */
  private async takeSettings(account: Account, { email: _, ...settings }: FileRow): Promise<void> {
    const whole = {
      region: null,
      city: null,
      pauseUntil: null,
      cadences: null,
      workingHours: null,
      slotRules: null,
      attitudeOn: null,
      ...settings,
    };
    await this.accounts.update(account.id, whole); // ReadAccount looked at them
  }
}
