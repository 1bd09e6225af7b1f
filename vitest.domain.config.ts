import { defineConfig } from 'vitest/config';

/** Only the pure rules: no database, no browser, milliseconds. */
export default defineConfig({
  test: { include: ['test/domain/**/*.test.ts'], setupFiles: ['reflect-metadata'], pool: 'threads', isolate: false },
});
