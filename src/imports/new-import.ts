import type { Account } from '../accounts/account.entity.js';
import { newId } from '../common/ids.js';
import type { Import } from './import.entity.js';
import { encodingOf } from './reading/decoded.js';
import { runnerMark } from './jobs/runner.js';

const LONGEST_FILE_NAME = 200;

interface OfImport {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: string;
}

/** An import that begins to read its files; it is called by all of them, and what it brings comes from the first one's format. */
export function newImport({ id: accountId }: Account, files: readonly OfImport[], now: Date): Import {
  const [first] = files;
  const counts = { newRows: 0, existingRows: 0, unclearRows: 0, added: 0, updated: 0, removed: 0, kept: 0 };
  return {
    ...counts,
    id: newId(now),
    accountId,
    fileName: namesOf(files),
    format: first?.format ?? '',
    encoding: encodingOf(first?.bytes ?? new Uint8Array()),
    state: 'reading',
    problem: null,
    runner: runnerMark(),
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    doneAt: null,
  };
}

/** Of many files the first ones are named. */
function namesOf(files: readonly OfImport[]): string {
  const all = files.map(({ name }) => name).join(', ');
  return all.length <= LONGEST_FILE_NAME ? all : `${all.slice(0, LONGEST_FILE_NAME - 1)}…`;
}
