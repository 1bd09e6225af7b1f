import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Engine } from '../../src/common/database/database.js';
import { scratchFolder } from './scratch-folder.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What this project's tests of each engine run on: see vitest.config.ts. */
    engines: readonly Engine[];
    /** Address of the PostgreSQL server, without a database. */
    postgres: string;
    /** A folder that goes when the run ends. */
    scratch: string;
  }
}

/** A folder for the tests of this project and, if they run on it, a PostgreSQL; both go after the last one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = scratchFolder('test');
  const postgres = project.getProvidedContext().engines.includes('postgres') ? await startPostgres() : null;
  project.provide('postgres', postgres?.url ?? '');
  project.provide('scratch', scratch);
  return async () => {
    await postgres?.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const script = join(import.meta.dirname, 'postgres.child.mjs');
  const child = spawn(process.execPath, [script, scratchFolder('pg')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve((JSON.parse(String(line)) as { url: string }).url));
    child.once('exit', (code) => reject(new Error(`PostgreSQL did not start (${code ?? 'killed'}).`)));
  });
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
