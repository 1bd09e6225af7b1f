/**
 * Threads that the service starts load .js files; in tests there are only their sources. vitest.config.ts hands this to every
 * process of tests, and their threads have it from them.
 */
import { register } from 'node:module';

register('./typescript-loader.mjs', import.meta.url);
