import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const CORES = 2;

/*
 * Six projects, each with what it needs and no more, one after the other: what answers soonest comes first.
 * `npx vitest run test/http` starts only what it needs.
 */
const shared = {
  setupFiles: ['reflect-metadata'],
  execArgv: ['--import', './test/support/typescript-in-threads.mjs'], // for the threads that the service starts
  testTimeout: 20_000,
  hookTimeout: 30_000,
  isolate: false, // one load of the framework for each worker instead of one for each file
};
const database = ['test/support/database.setup.ts'];

export default defineConfig({
  test: {
    maxWorkers: CORES,
    projects: [
      {
        test: {
          ...shared,
          name: 'domain',
          include: ['test/domain/**/*.test.ts'],
          pool: 'threads',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'sqlite',
          include: ['test/{modules,http,cli,architecture,support}/**/*.test.ts'],
          globalSetup: database,
          provide: { engines: ['sqlite'] },
          pool: 'forks',
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'postgres',
          include: testsOfEachEngine(),
          globalSetup: database,
          provide: { engines: ['postgres'] },
          pool: 'forks',
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          name: 'processes',
          include: ['test/processes/**/*.test.ts'],
          globalSetup: database,
          provide: { engines: ['sqlite', 'postgres'] },
          pool: 'forks',
          testTimeout: 240_000, // each starts programs, and a busy machine takes its time for that
          hookTimeout: 240_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/browser.setup.ts'],
          provide: { engines: ['sqlite'] },
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        // programs that others wrote, `npm run test:dav`: what is not installed is skipped, and said (docs/dav.md)
        test: {
          ...shared,
          name: 'dav',
          include: ['test/dav/**/*.test.ts'],
          globalSetup: database,
          provide: { engines: ['sqlite', 'postgres'] },
          pool: 'forks',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});

/** The files with tests of both engines: they run once more, on PostgreSQL. */
function testsOfEachEngine(): string[] {
  const files = ['modules', 'http', 'architecture', 'support'].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, 'test', folder), { encoding: 'utf8', recursive: true }).map(
      (name) => `test/${folder}/${name}`,
    ),
  );
  return files.filter(
    (file) =>
      file.endsWith('.test.ts') && /^(?:describe|it)\.each\((?:engines|onPostgres)\)/m.test(readFileSync(file, 'utf8')),
  );
}
