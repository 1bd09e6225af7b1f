import { Database } from '../../src/common/database/database.js';
import type { SqlValue } from '../../src/common/database/sql.js';
import type { TestApp } from './app.js';

/** One SQL statement as the driver got it. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** What the database is asked while something works, on both of SQLite's connections. */
export async function statementsOf(app: TestApp, work: () => Promise<unknown>): Promise<Statement[]> {
  const { reading, writing } = app.nest.get<Database>(Database);
  const found: Statement[] = [];
  const silent = [...new Set([reading, writing])].map((source) => [source, source.logger] as const);
  for (const [source, logger] of silent) {
    source.logger = Object.assign(Object.create(logger) as typeof logger, {
      logQuery: (sql: string, values: SqlValue[] = []) => found.push({ sql, values }),
    });
  }
  try {
    await work();
  } finally {
    for (const [source, logger] of silent) source.logger = logger;
  }
  return found;
}
