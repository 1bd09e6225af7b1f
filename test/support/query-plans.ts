import { rows, type SqlValue } from '../../src/common/database/sql.js';
import type { UnitOfWork } from '../../src/common/database/unit-of-work.js';

/** Runs the work and says how SQLite answered each of its raw reads: the steps of each plan, line by line. */
export async function plansOf<T>(unitOfWork: UnitOfWork, work: () => Promise<T>): Promise<[T, string[]]> {
  const { reader } = unitOfWork;
  const original = reader.query.bind(reader);
  const asked: { sql: string; values: SqlValue[] }[] = [];
  reader.query = (sql: string, values?: unknown[]) => {
    asked.push({ sql, values: (values ?? []) as SqlValue[] });
    return original(sql, values);
  };
  const result = await work().finally(() => {
    reader.query = original;
  });
  const plans: string[] = [];
  for (const { sql, values } of asked) {
    const steps = await rows<{ detail: string }>(reader, `explain query plan ${sql}`, values);
    plans.push(steps.map(({ detail }) => detail).join('\n'));
  }
  return [result, plans];
}
