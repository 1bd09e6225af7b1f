import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import type { TableOutline } from '../domain/reading.js';
import type { FileToRead, ImportFormat } from '../formats/format.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { decodedHead } from '../reading/decoded.js';
import { findTable } from '../reading/table.js';
import { type OpenTable, openTable } from './open-table.js';
import { isMonthFirst } from './guess/month-first.js';
import { outlineOf } from './table-outline.js';
import { tablePeople } from './table-people.js';
import type { TableSpec } from './table-spec.js';

/**
 * The import format of a table that is known by its header.
 *
 * @example tableFormat({ name: 'linkedin', isHeader: (columns) => columns.has('connected on'), meaningOf })
 */
export function tableFormat(spec: TableSpec): ImportFormat {
  const open = (file: FileToRead): OpenTable | null => openTable(file, spec);
  return {
    name: spec.name,
    sniff: (head) => (findTable(decodedHead(head), spec.isHeader) ? 1 : 0),
    *parse(file): Generator<ParsedContact | RowError> {
      const table = open(file);
      if (!table) throw new NoPeopleInFile();
      yield* tablePeople(table, spec.guessesDays ? { ...spec, monthFirst: isMonthFirstIn(open(file)) } : spec);
    },
    outline: (file): TableOutline | null => outlineOf(open(file)),
  };
}

/** Looked at for a day that can be read in one way only; most rows have none. */
const MOST_SAMPLES = 5000;

function isMonthFirstIn(table: OpenTable | null): boolean {
  const samples: string[][] = [];
  for (const { cells } of table?.rows ?? []) {
    if (samples.push([...(cells ?? [])]) >= MOST_SAMPLES) break;
  }
  return table === null || isMonthFirst(table.folded, table.meanings, samples);
}
