import type { Columns } from './column.js';

/** Rows that belong to one row of another table, and stand in it as a list. They have no id of their own in the file. */
export interface ChildTable {
  /** The field of the parent that holds them. */
  readonly field: string;
  readonly table: string;
  /** The column that names the parent. */
  readonly parent: string;
  /** The columns that order them. */
  readonly order: string;
  readonly columns: Columns;
  /** The field of which a parent can only have one each. */
  readonly unique?: string;
  /** A parent has one at most. */
  readonly single?: boolean;
}

/** A table of the account as it stands in the export: one list, named after it. */
export interface AccountTable {
  readonly name: string;
  readonly table: string;
  /** Columns that never change, with an index behind the account: pages follow them. */
  readonly order: readonly string[];
  readonly columns: Columns;
  readonly children?: readonly ChildTable[];
  /** Its rows are told apart by the key of their name: the one that is there already is meant. */
  readonly named?: boolean;
  /** With `named`: the field within which a name is there once. */
  readonly namedWithin?: string;
  /** Columns that hold the key of a field's text, by column. */
  readonly keyOf?: Readonly<Record<string, string>>;
  /** Fields of which there can only be one each: the row that is there already is meant. */
  readonly unique?: readonly string[];
  /** What columns that are left out begin with, where they must hold something. */
  readonly blank?: Readonly<Record<string, string>>;
  /** Two fields of which the smaller one stands first. */
  readonly pair?: readonly [string, string];
}
