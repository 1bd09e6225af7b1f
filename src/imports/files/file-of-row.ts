import type { ImportFile } from './import-file.entity.js';

/**
 * The file of an import that a row stands in, of its files in their order; undefined if none was read. A file without
 * rows begins where the next one does, and has none of them.
 *
 * @example fileOfRow([{ name: 'a.csv', firstRow: 1 }, { name: 'b.csv', firstRow: 8 }], 9)?.name // 'b.csv'
 */
export function fileOfRow<F extends Pick<ImportFile, 'firstRow'>>(files: readonly F[], row: number): F | undefined {
  return files.findLast(({ firstRow }) => firstRow !== null && firstRow <= row);
}
