import type { EntityManager } from 'typeorm';
import { engineOf } from '../../common/database/sql.js';
import { postgresWords } from './postgres-words.query.js';
import { sqliteWords } from './sqlite-words.query.js';
import type { WordIndex } from './word-index.js';

export function wordIndexOf(manager: EntityManager): WordIndex {
  return engineOf(manager) === 'sqlite' ? sqliteWords : postgresWords;
}
