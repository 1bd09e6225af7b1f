import type { RowCode } from '../domain/words.js';
import { isBlank, isOfficeFile } from '../reading/file-marks.js';
import type { ImportFormat } from './format.js';

/** So much of a file is looked at. */
const HEAD_BYTES = 64 * 1024;

/**
 * A file that came with others and is none of theirs: it stands in the preview as one row that can't be read, and the user
 * may say what it is.
 */
export const unread: ImportFormat = {
  name: 'unknown',
  sniff: () => 0,
  *parse({ name, bytes }) {
    yield { row: 1, error: { code: reasonFor(bytes), params: {} }, label: name };
  },
};

/** What can be done about it, where that is known. */
function reasonFor(bytes: Uint8Array): RowCode {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (isBlank(head)) return 'file-is-empty';
  return isOfficeFile(head) ? 'file-is-excel' : 'file-not-read';
}
