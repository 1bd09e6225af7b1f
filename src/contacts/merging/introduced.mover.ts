import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { MergingStore } from './merging.store.js';
import { Mover } from './mover.js';

/** Whom they introduced; nobody introduces themselves. */
@Injectable()
export class IntroducedMover extends Mover<readonly string[]> {
  readonly name = 'introduced';
  readonly pointers = ['contacts.introduced_by_id'];

  constructor(private readonly store: MergingStore) {
    super();
  }

  async moveTo(accountId: string, move: Move): Promise<readonly string[]> {
    const ids = (await this.store.introducedBy(accountId, move.from)).filter((id) => id !== move.to);
    await this.store.moveIntroduced(accountId, ids, move);
    return ids;
  }

  moveBack(accountId: string, ids: readonly string[], move: Move): Promise<void> {
    return this.store.moveIntroduced(accountId, ids, move);
  }
}
