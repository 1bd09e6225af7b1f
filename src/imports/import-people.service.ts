import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { nextTurn } from '../common/next-turn.js';
import { ApplyRows } from './apply-rows.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { Import } from './import.entity.js';
import { KnownPeople } from './known-people.service.js';
import { PeopleThere } from './people-there.js';

/** Some 30 ms of writing, then others get their turn. */
const ROWS_AT_ONCE = 500;

/** All rows of a preview become people. */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly known: KnownPeople,
    private readonly rows: ImportRowsStore,
    private readonly applying: ApplyRows,
  ) {}

  /** Inside one unit of work; gives how many people came and how many were filled in. */
  async all(account: Account, current: Import, now: Date): Promise<{ added: number; updated: number }> {
    const at = now.toISOString();
    const changed = await this.known.index(account.id, current.createdAt);
    const [ids, idsInTrash] = [await this.known.ids(account.id), await this.known.ids(account.id, 'trash')];
    const there = new PeopleThere({ ids, idsInTrash }, changed, now);
    const counts = { added: 0, updated: 0 };
    for (let last = 0; ;) {
      const page = await this.rows.toImportAfter(current, last, ROWS_AT_ONCE);
      if (page.length === 0) return counts;
      const { add, update } = there.resolve(page);
      await this.applying.add(account, current, add, at);
      counts.added += add.length;
      counts.updated += await this.applying.update(account, current, update, at);
      last = page.at(-1)?.row ?? last;
      await nextTurn();
    }
  }
}
