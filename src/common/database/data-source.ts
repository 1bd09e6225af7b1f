import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/all.js';
import { entities } from './entities.js';
import { SnakeNamingStrategy } from './snake-naming.js';

/** Name, value to set, value that SQLite then reports. Each connection gets them all. */
export const sqlitePragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', '2'], // NORMAL may lose the last commits when the power goes
  ['busy_timeout', '5000', '5000'],
  ['foreign_keys', 'ON', '1'],
  ['trusted_schema', 'OFF', '0'],
  ['cache_size', '-65536', '-65536'],
  ['temp_store', 'MEMORY', '2'],
  ['secure_delete', 'ON', '1'], // what is deleted for good is overwritten with zeros, not only forgotten
] as const;

const POSTGRES_POOL_SIZE = 5;

interface SqliteHandle {
  pragma(statement: string): unknown;
}

export function dataSourceOptions(url: string): Extract<DataSourceOptions, { type: 'better-sqlite3' | 'postgres' }> {
  const common = {
    entities: [...entities],
    migrations: [...migrations],
    migrationsTransactionMode: 'each' as const,
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
  };
  if (/^postgres(ql)?:/.test(url)) return { type: 'postgres', url, poolSize: POSTGRES_POOL_SIZE, ...common };
  return {
    type: 'better-sqlite3',
    database: url.replace(/^sqlite:/, ''),
    statementCacheSize: 200,
    prepareDatabase: (database: SqliteHandle) => {
      for (const [name, value] of sqlitePragmas) database.pragma(`${name}=${value}`);
    },
    ...common,
  };
}

/** The read-only connection to a SQLite file. */
export function readingOptions(url: string): DataSourceOptions {
  return {
    ...dataSourceOptions(url),
    readonly: true,
    prepareDatabase: (database: SqliteHandle) => {
      for (const [name, value] of sqlitePragmas) if (name !== 'journal_mode') database.pragma(`${name}=${value}`);
      database.pragma('query_only=ON');
    },
  } as DataSourceOptions; // the union of all drivers does not see through the spread
}
