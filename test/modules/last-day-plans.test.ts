import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { onPostgres, onSqlite } from '../support/database.js';
import { plansOf } from '../support/query-plans.js';

const ask = {
  'what came of a message': (app: TestApp) => app.get(AttemptsService).lastOutcomeAt('a'),
  'a talk that the user noted': (app: TestApp) => app.get(InteractionsService).lastLoggedOn('a', '2026-11-23'),
} as const;

describe.each(onSqlite)('the last day of an account, on %s', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  it.each(Object.entries(ask))('%s is found by an index that ends with it', async (_name, question) => {
    const [, [plan]] = await plansOf(app.unitOfWork, () => question(app));
    expect(plan).toMatch(/SEARCH \w+ USING (COVERING )?INDEX (attempts_told|interactions_logged) \(account_id=\?/);
  });
});

describe.each(onPostgres)('the last day of an account, on %s', (engine) => {
  it('what came of a message is found by an index that ends with it', async () => {
    const app = await startApp({ engine });
    const plan = await app.unitOfWork.run(async () => {
      const { writer } = app.unitOfWork;
      await rows(writer, 'set local enable_seqscan = off'); // an empty table is read whole otherwise
      const sql = 'select max(outcome_at) from attempts where account_id = ? and outcome <> ?';
      return rows<{ 'QUERY PLAN': string }>(writer, `explain ${sql}`, ['a', 'silence']);
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('attempts_told');
    await app.close();
  });
});
