import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import { ChangesService } from '../changes/changes.service.js';
import { inOrder } from '../domain/pair.js';
import { type MutualRelation, mostRelations } from '../domain/relation-kinds.js';
import { TooManyRelations } from './relation.errors.js';
import { type RelatedRow, RelationsStore } from './relations.store.js';

/** What it takes to take it back, for the changes `related` and `unrelated`. */
export interface RelationChange {
  readonly relationId: string;
  readonly kind: MutualRelation;
  /** First the one on whose page it was done. */
  readonly contactIds: readonly [string, string];
}

interface NewRelation {
  readonly accountId: string;
  readonly kind: MutualRelation;
  readonly contactIds: readonly [string, string];
}

/** Relations that are the same from both sides: each stands once. */
@Injectable()
export class MutualRelationsService {
  constructor(
    private readonly store: RelationsStore,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whom the person belongs together with, by name. */
  of(accountId: string, contactId: string): Promise<RelatedRow[]> {
    return this.store.of(accountId, contactId, mostRelations);
  }

  /** Gives the id of the relation, also of one that was there before. */
  add({ accountId, kind, contactIds }: NewRelation): Promise<string> {
    const pair = inOrder(...contactIds);
    return this.unitOfWork.run(async () => {
      const known = await this.store.between({ accountId, kind, ...pair });
      if (known) return known.id;
      for (const id of contactIds) {
        if ((await this.store.count(accountId, id)) >= mostRelations) throw new TooManyRelations();
      }
      const now = this.clock.now();
      const id = newId(now);
      await this.store.insertMissing({ id, accountId, kind, ...pair, createdAt: now.toISOString() });
      const relationId = (await this.store.between({ accountId, kind, ...pair }))?.id ?? id;
      if (relationId === id) await this.record(accountId, 'related', { relationId, kind, contactIds });
      return relationId;
    });
  }

  /** Gives whether there was one. Inside a unit of work. */
  async remove(accountId: string, contactId: string, id: string): Promise<boolean> {
    const gone = await this.store.remove(accountId, contactId, id);
    if (gone === null) return false;
    const otherId = gone.oneId === contactId ? gone.otherId : gone.oneId;
    await this.record(accountId, 'unrelated', { relationId: id, kind: gone.kind, contactIds: [contactId, otherId] });
    return true;
  }

  private async record(accountId: string, kind: 'related' | 'unrelated', detail: RelationChange): Promise<void> {
    await this.changes.record(accountId, { kind, contactId: detail.contactIds[0], detail });
  }
}
