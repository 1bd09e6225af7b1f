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
