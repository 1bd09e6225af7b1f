import { type PostalAddress, postalAddress } from '../../../contacts/domain/address-book.js';
import type { ColumnField } from '../../domain/column-meaning.js';
import { plainWords } from '../../domain/names/plain-words.js';
import { cleanLine } from '../../reading/clean-text.js';
import type { Cells } from '../cells.js';
import type { AddressColumns } from '../layout.js';
import { wholeAddress } from './whole-address.js';

export interface RowAddresses {
  readonly addresses: readonly PostalAddress[];
  readonly city: string | null;
  readonly country: string | null;
}

/**
 * The postal addresses of a row. City and country are those of the first address that has a city; a city or country
 * that stands alone is where the person lives, and no address. Never throws.
 *
 * @example rowAddresses(cells).city // 'München'
 */
export function rowAddresses(cells: Cells): RowAddresses {
  const all = cells.layout.addresses.flatMap((group) => addressOf(group, cells) ?? []);
  const home = all.find(({ city }) => city !== null) ?? all.find(({ country }) => country !== null);
  const addresses = all.filter((address) => address !== home || !isPlaceOnly(address));
  return { addresses, city: home?.city ?? null, country: home?.country ?? null };
}

function addressOf({ columns }: AddressColumns, cells: Cells): PostalAddress | null {
  const part = (...fields: ColumnField[]): string => textOf(fields, columns, cells);
  const inParts = [part('street', 'postBox'), part('postalCode'), part('city')];
  if (inParts.every((text) => text === '')) return wholeOf(columns, cells);
  const parts = {
    street: inParts[0] === '' ? restOfAddress(columns, cells) : inParts[0],
    ...{ postalCode: part('postalCode'), city: part('city'), region: part('region'), country: part('country') },
  };
  const { text, preferred } = labelOf(columns, cells);
  return postalAddress({ ...parts, label: text, preferred });
}

/** The lines of the address in one text that its other columns do not tell: `München, DE` is no street in Munich. */
function restOfAddress(columns: AddressColumns['columns'], cells: Cells): string {
  const told = new Set(plainWords(textOf(['postalCode', 'city', 'region', 'country'], columns, cells)));
  const lines = columns.flatMap(({ field, at }) => (field === 'address' ? linesOf(cells, at) : []));
  return lines.filter((line) => !plainWords(line).every((word) => told.has(word))).join(', ');
}

/** The address as one text, where neither street nor city are told; region and country may stand beside it. */
function wholeOf(columns: AddressColumns['columns'], cells: Cells): PostalAddress | null {
  const texts = columns.flatMap(({ field, at }) => (field === 'address' ? (cells.lines(at) ?? []) : []));
  const { text, preferred } = labelOf(columns, cells);
  const whole = texts.length === 0 ? null : wholeAddress(texts.join('\n'));
  const country = textOf(['country'], columns, cells) || whole?.country;
  return postalAddress({ ...whole, region: textOf(['region'], columns, cells), country, label: text, preferred });
}

function textOf(fields: readonly ColumnField[], columns: AddressColumns['columns'], cells: Cells): string {
  const texts = fields.flatMap((field) =>
    columns.filter((column) => column.field === field).flatMap(({ at }) => linesOf(cells, at)),
  );
  return [...new Set(texts)].join(', ');
}

function labelOf(columns: AddressColumns['columns'], cells: Cells): { text: string | null; preferred: boolean } {
  const telling = columns.find(({ labelAt, label }) => labelAt !== undefined || label !== null);
  return telling ? cells.labelOf(telling) : { text: null, preferred: false };
}

function isPlaceOnly({ street, postalCode, region, label }: PostalAddress): boolean {
  return street === null && postalCode === null && region === null && label === null;
}

/** A street may stand on several lines of one cell. */
function linesOf(cells: Cells, at: number): string[] {
  return (
    cells
      .lines(at)
      ?.split('\n')
      .flatMap((line) => cleanLine(line) ?? []) ?? []
  );
}
