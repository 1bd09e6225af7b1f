import type { ColumnMeaning } from './column-meaning.js';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What the user said about how a file is to be read; what is missing is guessed. */
export interface Reading {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** One for each column of the header, in its order. */
  readonly columns?: readonly ColumnMeaning[] | undefined;
}

/** How a table was read, for showing and for changing it. */
export interface TableOutline {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly columns: readonly OutlineColumn[];
}

export interface OutlineColumn {
  readonly header: string;
  readonly meaning: ColumnMeaning;
  /** The first three values that are not empty. */
  readonly samples: readonly string[];
}
