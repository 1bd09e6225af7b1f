import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isRowError,
  type ParsedContact,
  parsedContact,
  type ParsedPoint,
  type RowError,
  told,
} from '../../../src/imports/domain/parsed-contact.js';
import type { PostalAddress } from '../../../src/contacts/domain/address-book.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';

export function bytesOf(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../fixtures/imports', name));
}

export function parsed(
  bytes: Uint8Array | string,
  format = formatOf(Buffer.from(bytes)),
): (ParsedContact | RowError)[] {
  return [...format.parse({ name: 'file', bytes: Buffer.from(bytes), reading: {} })];
}

/** What a file gives, by the format that it is taken for. */
export function read(name: string): { format: string; items: (ParsedContact | RowError)[] } {
  const bytes = bytesOf(name);
  return { format: formatOf(bytes).name, items: parsed(bytes) };
}

export function rowsOf(name: string): (ParsedContact | RowError)[] {
  return read(name).items;
}

/** Field by field, all of them: whatever is not named is not told. */
export function toldIn(name: string): unknown[] {
  return rowsOf(name).map((item) => (isRowError(item) ? item : told(item)));
}

export function somebody(item: ParsedContact | RowError | undefined): ParsedContact {
  if (!item || isRowError(item)) throw new Error(item?.error.code ?? 'nobody');
  return item;
}

export function person(row: number, fields: Parameters<typeof parsedContact>[1]): ParsedContact {
  return parsedContact(row, fields);
}

export function point(kind: ParsedPoint['kind'], value: string, label: string | null, preferred = false): ParsedPoint {
  return { kind, value, label, preferred };
}

export function email(value: string, label: string | null, preferred = false): ParsedPoint {
  return point('email', value, label, preferred);
}

export function phone(value: string, label: string | null, preferred = false): ParsedPoint {
  return point('phone', value, label, preferred);
}

export function link(value: string, label: string | null, preferred = false): ParsedPoint {
  return point('link', value, label, preferred);
}

export function address(fields: Partial<PostalAddress>): PostalAddress {
  const nothing = { street: null, postalCode: null, city: null, region: null, country: null, label: null };
  return { ...nothing, preferred: false, ...fields };
}
