import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedContact, RowError } from '../../../src/imports/domain/parsed-contact.js';
import { parsedContact, type ParsedPoint } from '../../../src/imports/domain/parsed-contact.js';
import type { PostalAddress } from '../../../src/contacts/domain/address-book.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';

export function bytesOf(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../fixtures/imports', name));
}

/** What a file gives, by the format that it is taken for. */
export function read(name: string): { format: string; items: (ParsedContact | RowError)[] } {
  const bytes = bytesOf(name);
  const format = formatOf(bytes);
  return { format: format.name, items: [...format.parse({ name, bytes, reading: {} })] };
}

export function person(row: number, told: Parameters<typeof parsedContact>[1]): ParsedContact {
  return parsedContact(row, told);
}

export function point(kind: ParsedPoint['kind'], value: string, label: string | null, preferred = false): ParsedPoint {
  return { kind, value, label, preferred };
}

export function address(told: Partial<PostalAddress>): PostalAddress {
  const nothing = { street: null, postalCode: null, city: null, region: null, country: null, label: null };
  return { ...nothing, preferred: false, ...told };
}
