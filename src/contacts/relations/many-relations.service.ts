import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { inOrder, type Pair } from '../domain/pair.js';
import { type MutualRelation, mostRelations } from '../domain/relation-kinds.js';
import { ManyRelationsStore } from './many-relations.store.js';
import type { Relation } from './relation.entity.js';

/** Two people who belong together, as a file tells it. */
export interface ToldRelation {
  readonly kind: MutualRelation;
  readonly contactIds: readonly [string, string];
}

/** Some milliseconds of writing. */
const RELATIONS_AT_ONCE = 250;

/** Relations between many people at once. Every method belongs inside a unit of work. */
@Injectable()
export class ManyRelations {
  constructor(
    private readonly store: ManyRelationsStore,
    private readonly clock: Clock,
  ) {}

  /**
   * All of them, each once, but of nobody more than fit; gives the new relation at the place of each, or null where none
   * was added. `createdAt` is the instant of the import.
   */
  async bring(accountId: string, told: readonly ToldRelation[], createdAt: string): Promise<(Relation | null)[]> {
    const added: (Relation | null)[] = [];
    for (let start = 0; start < told.length; start += RELATIONS_AT_ONCE) {
      const part = told.slice(start, start + RELATIONS_AT_ONCE);
      const there = await this.store.of(accountId, [...new Set(part.flatMap(({ contactIds }) => contactIds))]);
      added.push(...(await this.bringSome(accountId, part, { there, createdAt })));
    }
    return added;
  }

  remove(accountId: string, ids: readonly string[]): Promise<void> {
    return this.store.remove(accountId, ids);
  }

  private async bringSome(
    accountId: string,
    told: readonly ToldRelation[],
    { there, createdAt }: { readonly there: readonly (Pair & { readonly kind: string })[]; readonly createdAt: string },
  ): Promise<(Relation | null)[]> {
    const known = new Set(there.map(keyOf));
    const counts = new Map<string, number>();
    const count = ({ oneId, otherId }: Pair): void => {
      for (const id of [oneId, otherId]) counts.set(id, (counts.get(id) ?? 0) + 1);
    };
    there.forEach(count);
    const now = this.clock.now();
    const fresh = told.map(({ kind, contactIds: [one, other] }): Relation | null => {
      const pair = inOrder(one, other);
      const isFull = [one, other].some((id) => (counts.get(id) ?? 0) >= mostRelations);
      if (one === other || isFull || known.has(keyOf({ ...pair, kind }))) return null;
      known.add(keyOf({ ...pair, kind }));
      count(pair);
      return { id: newId(now), accountId, kind, ...pair, createdAt };
    });
    await this.store.insert(fresh.filter((relation) => relation !== null));
    return fresh;
  }
}

function keyOf({ oneId, otherId, kind }: Pair & { readonly kind: string }): string {
  return `${oneId} ${otherId} ${kind}`;
}
