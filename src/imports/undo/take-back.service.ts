import { Injectable } from '@nestjs/common';
import { nextTurn } from '../../common/next-turn.js';
import { BroughtTags } from '../../contacts/tags/brought-tags.service.js';
import { ImportRowsStore } from '../rows/import-rows.store.js';
import type { Import } from '../import.entity.js';
import { TakeBackAdditions } from './take-back-additions.service.js';
import { TakeBackPeople } from './take-back-people.service.js';
import { TriageDeck } from '../triage/triage-deck.service.js';

/** Some 20 ms of writing, then others get their turn. */
const ROWS_AT_ONCE = 200;
/** Beyond the last row of any import, and what an integer column can be compared with. */
const AFTER_ALL = 2_000_000_000;

/** What an import brought goes again, and what it changed is as it was. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly rows: ImportRowsStore,
    private readonly additions: TakeBackAdditions,
    private readonly people: TakeBackPeople,
    private readonly tags: BroughtTags,
    private readonly deck: TriageDeck,
  ) {}

  /** Gives how many people went, and how many stay because something hangs on them. Inside a unit of work. */
  async all(current: Import, now: string): Promise<{ removed: number; kept: number }> {
    const newTagIds: string[] = [];
    for (let before = AFTER_ALL; ;) {
      const page = await this.rows.additionsBefore(current, before, ROWS_AT_ONCE);
      if (page.length === 0) break;
      await this.additions.of(current.accountId, page, now);
      newTagIds.push(...page.flatMap(({ additions }) => additions.newTagIds ?? []));
      before = page.at(-1)?.row ?? 0;
      await nextTurn();
    }
    const counts = await this.people.of(current);
    await this.tags.removeUnused(current.accountId, newTagIds);
    if (current.doneAt !== null) await this.deck.takeBack(current.accountId, current.doneAt);
    return counts;
  }
}
