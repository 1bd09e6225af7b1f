import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { inOrder } from '../../contacts/domain/pair.js';
import { Mover } from '../../contacts/merging/mover.js';
import type { DismissedPair } from './dismissed-pair.entity.js';
import { DismissedPairsStore } from './dismissed-pairs.store.js';

/** "These are two people": said of the one, it holds for the merged person; the two themselves are one now. */
@Injectable()
export class DismissedPairsMover extends Mover<readonly DismissedPair[]> {
  readonly name = 'dismissed';
  readonly pointers = ['dismissed_pairs.one_id', 'dismissed_pairs.other_id'];

  constructor(private readonly store: DismissedPairsStore) {
    super();
  }

  async moveTo(accountId: string, { from, to }: Move): Promise<readonly DismissedPair[]> {
    const before = await this.store.ofContact(accountId, from);
    for (const { id } of before) await this.store.remove(accountId, id);
    const others = before.map((pair) => ({ ...pair, third: pair.oneId === from ? pair.otherId : pair.oneId }));
    const moved = others
      .filter(({ third }) => third !== to)
      .map(({ third, ...pair }) => ({ ...pair, ...inOrder(third, to) }));
    await this.store.insertMissing(accountId, moved);
    return before;
  }

  /** Once the one who went is there again. */
  async moveBack(accountId: string, before: readonly DismissedPair[]): Promise<void> {
    for (const { id } of before) await this.store.remove(accountId, id);
    await this.store.insertMissing(accountId, before);
  }
}
