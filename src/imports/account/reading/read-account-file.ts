import { accountFields } from '../../../exports/account/account-fields.js';
import type { AccountTable } from '../../../exports/account/account-table.js';
import { accountTables } from '../../../exports/account/account-tables.js';
import { accountFormat, accountVersion } from '../../../exports/account/json-schema.js';
import { NotAsDescribed, readRow } from '../../../exports/account/read-row.js';
import type { FileRow } from '../../../exports/account/stored-row.js';
import { decoded, decodedHead } from '../../reading/decoded.js';
import { AccountFileBroken, AccountFileNotAsDescribed, AccountFileTooNew } from './account-file.errors.js';

/** A list of the file, looked at row by row. */
export interface AccountList {
  readonly table: AccountTable;
  readonly rows: FileRow[];
}

export interface AccountFile {
  readonly settings: FileRow;
  readonly lists: readonly AccountList[];
}

/** So much of a file is looked at to tell what it is. */
const HEAD_BYTES = 4 * 1024;

/**
 * True for a file that says at its beginning that it is an account export.
 *
 * @example isAccountFile(Buffer.from('{"format":"wiedersehen-account"')) // true
 */
export function isAccountFile(bytes: Uint8Array): boolean {
  const head = decodedHead(bytes.subarray(0, HEAD_BYTES));
  return /^\s*\{/.test(head) && head.includes(`"${accountFormat}"`);
}

/**
 * The account of a file, every row as docs/export-format.md describes it; nothing is stored. Throws AccountFileBroken (no
 * JSON), AccountFileTooNew, AccountFileNotAsDescribed with the place.
 *
 * @example readAccountFile(bytes).lists[0].table.name // 'stations'
 */
export function readAccountFile(bytes: Uint8Array): AccountFile {
  const file = parsed(bytes);
  if (file['format'] !== accountFormat) throw new AccountFileNotAsDescribed('/format');
  if (Number(file['version']) > accountVersion) throw new AccountFileTooNew();
  if (file['version'] !== accountVersion) throw new AccountFileNotAsDescribed('/version');
  try {
    return {
      settings: readRow(accountFields, file['account'], '/account'),
      lists: accountTables.map((table) => ({ table, rows: rowsOf(table, file[table.name] ?? []) })),
    };
  } catch (error) {
    throw error instanceof NotAsDescribed ? new AccountFileNotAsDescribed(error.pointer) : error;
  }
}

function parsed(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(decoded(bytes).text.replace(/^\ufeff/, ''));
  } catch {
    throw new AccountFileBroken();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AccountFileBroken();
  return value as Record<string, unknown>;
}

function rowsOf(table: AccountTable, given: unknown): FileRow[] {
  if (!Array.isArray(given)) throw new NotAsDescribed(`/${table.name}`);
  const ids = new Set<unknown>();
  return given.map((row: unknown, index) => {
    const pointer = `/${table.name}/${index}`;
    const read = rowWithChildren(table, row, pointer);
    if (ids.has(read['id'])) throw new NotAsDescribed(`${pointer}/id`);
    ids.add(read['id']);
    return read;
  });
}

function rowWithChildren({ columns, children = [] }: AccountTable, given: unknown, pointer: string): FileRow {
  if (children.length === 0 || typeof given !== 'object' || given === null) return readRow(columns, given, pointer);
  const own: FileRow = { ...given };
  const lists: FileRow = {};
  for (const { field, columns: of } of children) {
    const list = own[field] ?? [];
    delete own[field];
    if (!Array.isArray(list)) throw new NotAsDescribed(`${pointer}/${field}`);
    lists[field] = list.map((row: unknown, index) => readRow(of, row, `${pointer}/${field}/${index}`));
  }
  return { ...readRow(columns, own, pointer), ...lists };
}
