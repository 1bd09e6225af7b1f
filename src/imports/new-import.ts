import type { Account } from '../accounts/account.entity.js';
import { newId } from '../common/ids.js';
import type { Import } from './import.entity.js';
import { encodingOf } from './reading/decoded.js';
import { thisRunner } from './runner.js';

const LONGEST_FILE_NAME = 200;

/** An import that begins to read its file. */
export function newImport(
  { id: accountId }: Account,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
  format: string,
  now: Date,
): Import {
  const counts = { newRows: 0, existingRows: 0, unclearRows: 0, added: 0, updated: 0, removed: 0, kept: 0 };
  return {
    ...counts,
    id: newId(now),
    accountId,
    fileName: fileName.slice(0, LONGEST_FILE_NAME),
    format,
    encoding: encodingOf(bytes),
    state: 'reading',
    problem: null,
    runner: thisRunner,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    doneAt: null,
  };
}
