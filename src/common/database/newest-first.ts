import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Where reading backwards goes on: rows before `key`, and rows on `key` itself with a smaller id if one is given. */
interface Before {
  readonly key: string;
  readonly id: string | null;
}

/** What several things of one person are read by, each along an index of its own: at most `limit` of them, from the latest. */
export interface Backwards {
  readonly before: Before | null;
  readonly limit: number;
}

/** Lets a query run backwards along an index that ends in `property` and id; `property` is ours, never input. */
export function newestFirst<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  property: string,
  { before, limit }: Backwards,
): SelectQueryBuilder<T> {
  const [column, id] = [`${query.alias}.${property}`, `${query.alias}.id`];
  if (before) {
    const beyond = before.id === null ? `${column} < :beforeKey` : `(${column}, ${id}) < (:beforeKey, :beforeId)`;
    query.andWhere(beyond, { beforeKey: before.key, beforeId: before.id });
  }
  return query.orderBy(column, 'DESC').addOrderBy(id, 'DESC').limit(limit);
}
