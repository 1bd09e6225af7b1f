import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/common/errors.js';
import type { ImportFormat } from '../../../src/imports/formats/format.js';
import { formats } from '../../../src/imports/formats/registry.js';
import { allFiles, lightFiles } from '../../support/hostile-files.js';

/** As many as an import may have; nobody asks for more. */
const MOST_ROWS = 100_000;
/** Nobody else gets a turn meanwhile. Looked at in the soak only, which has the machine to itself. */
const LONGEST_PAUSE_MS = 5000;
const LONGEST_MS = 20_000;
/** All files take ten minutes and more. */
const PATIENCE_MS = process.env.SOAK ? 3_600_000 : 240_000;
const HEAD_BYTES = 64 * 1024;
/** What an upload may hold by default. */
const LARGEST = 20 * 1024 * 1024;

interface Tried {
  readonly problem: string | null;
  /** The longest time between two rows. */
  readonly pause: number;
  readonly total: number;
}

/** All of a file, as whatever it is said to be: read, or refused by an error of ours. */
function tried(format: ImportFormat, name: string, bytes: Uint8Array): Tried {
  const start = performance.now();
  let [last, pause, problem] = [start, 0, null as string | null];
  try {
    format.sniff(bytes.subarray(0, HEAD_BYTES));
    format.outline?.({ name, bytes, reading: {} });
    let row = 0;
    for (const item of format.parse({ name, bytes, reading: {} })) {
      const now = performance.now();
      pause = Math.max(pause, now - last);
      last = now;
      row += 1;
      if (item.row < 1 || row === MOST_ROWS) break;
    }
  } catch (error) {
    problem = error instanceof AppError ? error.type : String((error as Error).stack);
  }
  const end = performance.now();
  return { problem, pause: Math.max(pause, end - last), total: end - start };
}

/** All of them take minutes; `npm run test:soak` takes them. */
const files = process.env.SOAK ? allFiles() : lightFiles();

/** Any file may be sent as any format: `?format=`. */
describe.each(formats)('the format $name', (format) => {
  it(
    'reads or refuses whatever comes, in its time',
    () => {
      const wrong: string[] = [];
      for (const { about, name, bytes } of files) {
        const content = bytes();
        if (content.length > LARGEST) continue;
        const { problem, pause, total } = tried(format, name, content);
        if (problem !== null && !/^[a-z-]+$/.test(problem)) wrong.push(`${about}: ${problem}`);
        if (!process.env.SOAK) continue; // what would hang does not come this far
        if (pause > LONGEST_PAUSE_MS) wrong.push(`${about}: nobody had a turn for ${Math.round(pause)} ms`);
        if (total > LONGEST_MS) wrong.push(`${about}: took ${Math.round(total)} ms`);
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('throws nothing but sentences of ours on any bytes and any text', () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(any, (bytes) => {
        const { problem } = tried(format, 'any', bytes);
        expect(problem ?? 'read').toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 100 },
    );
  });
});
