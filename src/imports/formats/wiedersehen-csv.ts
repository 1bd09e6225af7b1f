import { addressParts, customPrefix, pastParts, pointKinds } from '../../exports/csv/csv-columns.js';
import { cellText } from '../../exports/csv/csv-cell.js';
import { fieldsOf } from '../../exports/people/portable-fields.js';
import type { ParsedContact, ParsedPoint, RowError } from '../domain/parsed-contact.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { ownPersonRow } from '../own-files/own-person.js';
import { decodedHead } from '../reading/decoded.js';
import { exactRecords } from '../reading/exact-records.js';
import type { ImportFormat } from './format.js';

/** The header of our own tables begins with these columns. */
const HEADER = /^\ufeff?"?id"?([,;\t])"?honorific"?[,;\t]"?givenName"?[,;\t]/;

/** Our own table of people (exports/csv), also after a spreadsheet has saved it once more. */
export const wiedersehenCsv: ImportFormat = {
  name: 'wiedersehen-csv',
  sniff: (head) => (HEADER.test(decodedHead(head)) ? 1 : 0),
  *parse({ bytes }) {
    const text = new TextDecoder().decode(bytes); // without the byte order mark
    const records = exactRecords(text, HEADER.exec(text)?.[1] ?? ',');
    const header = records.next();
    const columns = new Map((header.value ?? []).map((name, position) => [name.trim(), position]));
    let row = 0;
    for (const cells of records) yield person((row += 1), new Cells(columns, cells));
    if (row === 0) throw new NoPeopleInFile();
  },
};

/** The cells of a person by the names of their columns. */
class Cells {
  constructor(
    readonly columns: ReadonlyMap<string, number>,
    private readonly cells: readonly string[],
  ) {}

  text(column: string): string | undefined {
    const position = this.columns.get(column);
    const cell = position === undefined ? undefined : this.cells[position];
    return cell === undefined || cell === '' ? undefined : cellText(cell);
  }

  flag(column: string): boolean {
    return ['true', 'wahr'].includes(this.text(column)?.toLowerCase() ?? '');
  }

  /** What stands in numbered columns, up to the last column that the table has. */
  numbered<T>(name: string, firstPart: string, read: (prefix: string) => T | null): T[] {
    const found: T[] = [];
    for (let at = 1; this.columns.has(`${name}${at}${firstPart}`); at += 1) {
      const value = read(`${name}${at}`);
      if (value !== null) found.push(value);
    }
    return found;
  }
}

function person(row: number, cells: Cells): ParsedContact | RowError {
  return ownPersonRow(
    row,
    fieldsOf((field) => cells.text(field)),
    {
      points: pointKinds.flatMap((kind) => pointsOf(cells, kind)),
      addresses: cells.numbered('address', 'Street', (prefix) => {
        const parts = partsOf(cells, prefix, addressParts);
        return parts && { ...parts, preferred: cells.flag(`${prefix}Preferred`) };
      }),
      history: cells.numbered('past', 'Organisation', (prefix) => partsOf(cells, prefix, pastParts)),
      tags: cells.numbered('tag', '', (prefix) => cells.text(prefix) ?? null),
      custom: [...cells.columns.keys()].flatMap((column) => {
        const value = column.startsWith(customPrefix) ? cells.text(column) : undefined;
        return value === undefined ? [] : [{ name: column.slice(customPrefix.length), value }];
      }),
    },
  );
}

function pointsOf(cells: Cells, kind: ParsedPoint['kind']): ParsedPoint[] {
  return cells.numbered(kind, '', (prefix) => {
    const value = cells.text(prefix);
    if (value === undefined) return null;
    return { kind, value, label: cells.text(`${prefix}Label`) ?? null, preferred: cells.flag(`${prefix}Preferred`) };
  });
}

function partsOf<P extends string>(cells: Cells, prefix: string, names: readonly P[]): Record<P, string | null> | null {
  const parts = names.map((name) => {
    const column = prefix + name.charAt(0).toUpperCase() + name.slice(1);
    return [name, cells.text(column) ?? null] as const;
  });
  if (parts.every(([, part]) => part === null)) return null;
  return Object.fromEntries(parts) as Record<P, string | null>; // one for each name
}
