import { defineConfig } from 'vitest/config';

const CORES = 2;

/*
 * Three projects, each with what it needs and no more: the rules need nothing, services and requests a PostgreSQL,
 * the pages a Chromium. They run one after the other; `npx vitest run test/http` starts only what it needs.
 */
const shared = {
  setupFiles: ['reflect-metadata'],
  testTimeout: 20_000,
  hookTimeout: 30_000,
  isolate: false, // one load of the framework for each worker instead of one for each file
};

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
          name: 'app',
          include: ['test/{modules,http,architecture,support}/**/*.test.ts'],
          globalSetup: ['test/support/database.setup.ts'],
          pool: 'forks',
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/browser.setup.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
