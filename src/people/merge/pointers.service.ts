import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { FormerContactsService } from '../../contacts/former-ids/former-contacts.service.js';
import { ContactMerging } from '../../contacts/merging/merging.service.js';
import { ContactExtrasService } from '../../contacts/extras/contact-extras.service.js';
import { MovedImports, type WhatImportsMoved } from '../../imports/moved-imports.service.js';
import type { DismissedPair } from '../duplicates/dismissed-pair.entity.js';
import { DismissedPairsStore } from '../duplicates/dismissed-pairs.store.js';
import { inOrder } from '../../contacts/domain/pair.js';

/** What pointed at the one who went. */
export interface MovedPointers extends WhatImportsMoved {
  /** Whom they introduced. */
  readonly introduced: readonly string[];
  readonly changes: readonly string[];
  /** What files said about them; merges of earlier versions don't know it. */
  readonly extras?: readonly string[];
  /** "These are two people", as it was said of the one who went. */
  readonly dismissed: readonly DismissedPair[];
  /** Older ids that led to them. */
  readonly ledToThem: readonly string[];
}

/** Everything that names a person by id without having happened with them. Every method belongs inside a unit of work. */
@Injectable()
export class Pointers {
  constructor(
    private readonly merging: ContactMerging,
    private readonly imports: MovedImports,
    private readonly extras: ContactExtrasService,
    private readonly dismissed: DismissedPairsStore,
    private readonly former: FormerContactsService,
  ) {}

  async moveTo(accountId: string, move: Move): Promise<MovedPointers> {
    return {
      introduced: await this.merging.moveIntroduced(accountId, move),
      changes: await this.merging.moveChanges(accountId, move),
      ...(await this.imports.moveTo(accountId, move)),
      extras: await this.extras.moveTo(accountId, move),
      dismissed: await this.moveDismissed(accountId, move),
      ledToThem: await this.former.becomes(accountId, move.from, move.to),
    };
  }

  /** Once the one who went is there again. */
  async moveBack(accountId: string, moved: MovedPointers, move: Move): Promise<void> {
    await this.former.forget(accountId, move.to, moved.ledToThem);
    await this.merging.moveIntroducedBack(accountId, moved.introduced, move);
    await this.merging.moveChangesBack(accountId, moved.changes, move);
    await this.imports.moveBack(accountId, moved, move);
    await this.extras.moveBack(accountId, moved.extras ?? [], move);
    for (const { id } of moved.dismissed) await this.dismissed.remove(accountId, id);
    await this.dismissed.insertMissing(accountId, moved.dismissed);
  }

  /** Said of the one, it holds for the merged person; the two themselves are one now. */
  private async moveDismissed(accountId: string, { from, to }: Move): Promise<DismissedPair[]> {
    const before = await this.dismissed.ofContact(accountId, from);
    for (const { id } of before) await this.dismissed.remove(accountId, id);
    const others = before.map((pair) => ({ ...pair, third: pair.oneId === from ? pair.otherId : pair.oneId }));
    const moved = others
      .filter(({ third }) => third !== to)
      .map(({ third, ...pair }) => ({ ...pair, ...inOrder(third, to) }));
    await this.dismissed.insertMissing(accountId, moved);
    return before;
  }
}
