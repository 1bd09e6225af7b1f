import { createHash } from 'node:crypto';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { engineOf, rows } from './sql.js';

/**
 * The row that a unit of work is about to change, as it is now: whoever else changes it waits until we are done, so that
 * nothing is worked out from a row that is no longer true. Rows may still refer to it meanwhile. On SQLite units of work
 * come one after the other anyway.
 */
export function findForChange<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  where: FindOptionsWhere<T>,
): Promise<T | null> {
  if (engineOf(manager) === 'sqlite') return manager.findOneBy(entity, where);
  return manager.findOne(entity, { where, lock: { mode: 'for_no_key_update' } });
}

/** One unit of work at a time gets past this until it ends, whatever it is about; `key` is any constant of ours. */
export async function oneAtATime(manager: EntityManager, key: number): Promise<void> {
  if (engineOf(manager) === 'postgres') await rows(manager, 'select pg_advisory_xact_lock(?)', [key]);
}

/** The first half of PostgreSQL's two-part lock keys: ids only, so that they never meet the constants above. */
const LOCKED_BY_ID = 4_711;

/**
 * One unit of work at a time gets past this for the same id, until it ends. Ids that share their hash wait for each other
 * too, which costs a moment and breaks nothing. Take it before any row is locked.
 */
export async function oneAtATimeFor(manager: EntityManager, id: string): Promise<void> {
  if (engineOf(manager) === 'sqlite') return; // units of work come one after the other anyway
  const hash = createHash('sha256').update(id).digest().readInt32BE();
  await rows(manager, 'select pg_advisory_xact_lock(?, ?)', [LOCKED_BY_ID, hash]);
}
