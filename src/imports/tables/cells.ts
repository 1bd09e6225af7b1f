import type { ColumnField } from '../domain/column-meaning.js';
import { cleanLine, cleanParagraphs } from '../reading/clean-text.js';
import { foldedHeader } from '../reading/table.js';
import type { Column, Layout } from './layout.js';

/** What a label begins with where its value is the preferred one. Source: imports.md, 5.2. */
const PREFERRED = '*';
/** In characters; nothing longer is kept in one field, and every rule that reads a line stays quick. */
const LONGEST_LINE = 2000;
/** In characters: longer notes are cut, and the row says so. */
const LONGEST_TEXT = 200_000;
const NO_COLUMNS: readonly Column[] = [];

export interface Label {
  readonly text: string | null;
  readonly preferred: boolean;
}

/** The cells of one row, cleaned as they are asked for. */
export class Cells {
  constructor(
    private readonly record: readonly string[],
    readonly layout: Layout,
  ) {}

  /** Before cleaning; '' where there is none. */
  raw(at: number): string {
    return (this.record[at] ?? '').slice(0, LONGEST_TEXT);
  }

  line(at: number): string | null {
    const cell = this.record[at];
    return cleanLine(cell !== undefined && cell.length > LONGEST_LINE ? cell.slice(0, LONGEST_LINE) : cell);
  }

  lines(at: number): string | null {
    const cell = this.record[at];
    return cell === undefined || cell === '' ? null : cleanParagraphs(cell.slice(0, LONGEST_TEXT));
  }

  columnsOf(field: ColumnField): readonly Column[] {
    return this.layout.byField.get(field) ?? NO_COLUMNS;
  }

  /** The first value of the columns that mean this. */
  first(field: ColumnField): string | null {
    for (const { at } of this.columnsOf(field)) {
      const text = this.line(at);
      if (text !== null) return text;
    }
    return null;
  }

  /** What stands in the column of this name, as headers are compared. */
  under(header: string): string | null {
    const at = this.layout.positions.get(header) ?? this.layout.positions.get(foldedHeader(header));
    return at === undefined ? null : this.lines(at);
  }

  /** What a value is called: by the cell beside it, else by the meaning of its column. */
  labelOf({ labelAt, label }: Column): Label {
    return labelled((labelAt === undefined ? null : this.line(labelAt)) ?? label);
  }

  /** True if no cell says anything. */
  isBlank(): boolean {
    return this.record.every((cell) => cell === '' || cell.trim() === '');
  }

  /** The first cell that says anything, to recognise the row by. */
  anything(): string | null {
    for (let at = 0; at < this.layout.width; at += 1) {
      const text = this.line(at);
      if (text !== null) return text;
    }
    return null;
  }
}

/**
 * A label without the mark of the preferred one.
 *
 * @example labelled('* Work') // { text: 'Work', preferred: true }
 */
export function labelled(label: string | null): Label {
  if (label?.startsWith(PREFERRED) !== true) return { text: label, preferred: false };
  return { text: cleanLine(label.slice(PREFERRED.length)), preferred: true };
}
