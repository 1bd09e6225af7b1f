import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { type MutualRelation, mostRelations } from './domain/relation-kinds.js';
import { TooManyRelations } from './relation.errors.js';
import { type RelatedRow, RelationsStore } from './relations.store.js';

interface Pair {
  readonly accountId: string;
  readonly kind: MutualRelation;
  readonly contactIds: readonly [string, string];
}

/** Relations that are the same from both sides: each stands once. */
@Injectable()
export class MutualRelationsService {
  constructor(
    private readonly store: RelationsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whom the person belongs together with, by name. */
  of(accountId: string, contactId: string): Promise<RelatedRow[]> {
    return this.store.of(accountId, contactId, mostRelations);
  }

  /** Gives the id of the relation, also of one that was there before. */
  add({ accountId, kind, contactIds }: Pair): Promise<string> {
    const [one, other] = contactIds;
    const pair = one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one };
    return this.unitOfWork.run(async () => {
      const known = await this.store.between({ accountId, kind, ...pair });
      if (known) return known.id;
      for (const id of contactIds) {
        if ((await this.store.count(accountId, id)) >= mostRelations) throw new TooManyRelations();
      }
      const now = this.clock.now();
      const id = newId(now);
      await this.store.insertMissing({ id, accountId, kind, ...pair, createdAt: now.toISOString() });
      return (await this.store.between({ accountId, kind, ...pair }))?.id ?? id;
    });
  }

  /** Gives whether there was one. Inside a unit of work. */
  remove(accountId: string, contactId: string, id: string): Promise<boolean> {
    return this.store.remove(accountId, contactId, id);
  }
}
