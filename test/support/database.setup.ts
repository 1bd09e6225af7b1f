import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the PostgreSQL server, without a database. */
    postgres: string;
    /** A folder that goes when the run ends. */
    scratch: string;
  }
}

/** Starts a PostgreSQL for the tests of this project and stops it after the last one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = mkdtempSync(join(tmpdir(), 'wiedersehen-test-'));
  const postgres = await startPostgres();
  project.provide('postgres', postgres.url);
  project.provide('scratch', scratch);
  return async () => {
    await postgres.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const script = join(import.meta.dirname, 'postgres.child.mjs');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
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
