import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { nextTurn } from '../../common/next-turn.js';
import { ApplyRows } from './apply-rows.service.js';
import { ImportRowsStore } from '../rows/import-rows.store.js';
import type { Import } from '../import.entity.js';
import { ImportRuns } from './import-runs.service.js';
import { KnownPeople } from '../known-people.service.js';
import { PeopleThere } from './people-there.js';
import { UpdatePeople } from './update-people.service.js';

/** Some 20 ms of writing, then others get their turn. */
const ROWS_AT_ONCE = 125;

/** All rows of a preview become people. */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly known: KnownPeople,
    private readonly rows: ImportRowsStore,
    private readonly applying: ApplyRows,
    private readonly updating: UpdatePeople,
    private readonly runs: ImportRuns,
  ) {}

  /** Inside one unit of work; gives how many people came and how many were filled in. */
  async all(account: Account, current: Import, now: Date): Promise<{ added: number; updated: number }> {
    const run = await this.runs.begin(account, current, now);
    this.runs.expect(run, await this.rows.countToImport(current));
    const changed = await this.known.index(account.id, current.createdAt);
    const [ids, idsInTrash] = [await this.known.ids(account.id), await this.known.ids(account.id, 'trash')];
    const there = new PeopleThere({ ids, idsInTrash }, changed, now);
    const counts = { added: 0, updated: 0 };
    for (let last = 0; ;) {
      const page = await this.rows.toImportAfter(current, last, ROWS_AT_ONCE);
      if (page.length === 0) break;
      const { add, update } = there.resolve(page);
      run.note(add);
      run.note(update);
      await this.applying.add(run, add);
      const updated = await this.updating.update(run, update);
      this.runs.passed(run, { add, update, updated });
      counts.added += add.length;
      counts.updated += updated.length;
      last = page.at(-1)?.row ?? last;
      await nextTurn();
    }
    await this.runs.end(run);
    return counts;
  }
}
