import type { ColumnMeaning } from '../domain/column-meaning.js';
import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import type { RowCode } from '../domain/words.js';

/** A cell of the row by the folded header of its column (`foldedHeader`); null where it is empty or there is none. */
export type CellOf = (foldedHeader: string) => string | null;

/** How the cells of a table are to be understood. */
export interface CellRules {
  /** Stands between several values of one cell: ' ::: '. Addresses, numbers, links, labels and tags are split by it. */
  readonly separator?: string | undefined;
  /** Between tags, where `separator` is not it; else comma, semicolon or a line end. */
  readonly tagSeparator?: RegExp | undefined;
  /** 5/6/1980 is 6 May if true, 5 June if false; where only one of them is a day, that one is meant. Unset: true. */
  readonly monthFirst?: boolean | undefined;
  /** What to say of a row without a name; unset: that it is an organisation if one is told, else `no-name`. */
  readonly nameless?: ((told: ParsedContact) => RowCode) | undefined;
  /** The last word on a person that was read: what no meaning of a column can say. */
  readonly finish?: ((person: ParsedContact, cell: CellOf) => ParsedContact | RowError) | undefined;
}

/** A table that is known by its header. */
export interface TableSpec extends CellRules {
  readonly name: string;
  /** Days stand as the user's system has them: `monthFirst` is told from the days in the file, else from its language. */
  readonly guessesDays?: boolean | undefined;
  /** Told for each of the first records, with the position of each column by its folded header, until one is the header. */
  readonly isHeader: (columns: ReadonlyMap<string, number>) => boolean;
  /** A wider rule, where the user named this format and `isHeader` found nothing. */
  readonly mayBeHeader?: ((columns: ReadonlyMap<string, number>) => boolean) | undefined;
  /**
   * What a column means; for what nobody knows `meaning('extra')`. Columns of one `group` belong together: the parts of
   * an address, or a `label` column and the value beside it. A label that begins with `*` marks the preferred one.
   */
  readonly meaningOf: (foldedHeader: string, position: number, allFolded: readonly string[]) => ColumnMeaning;
}
