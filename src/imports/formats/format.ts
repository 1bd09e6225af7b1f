import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import type { Reading, TableOutline } from '../domain/reading.js';

/** A file on its way in. */
export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the user said about it; empty: everything is guessed. */
  readonly reading: Reading;
  /** Whose file it probably is, by the name of their account: in messages, one of the two is they. */
  readonly owner?: string;
}

/** A kind of file that people come in. One file per format in this folder, one line in registry.ts. */
export interface ImportFormat {
  /** The word of the API, `?format=`; also the `source` of its contacts. */
  readonly name: string;
  /** How sure it is that this is such a file, 0 to 1, judged by the first 64 KiB. */
  sniff(head: Uint8Array): number;
  /** The people of the file one by one, in its order; nothing is held back. Throws AppErrors of ../imports.errors.ts only. */
  parse(file: FileToRead): Iterable<ParsedContact | RowError>;
  /** Tables only: how the file is read, for showing and changing; null where there is no header. Never throws. */
  outline?(file: FileToRead): TableOutline | null;
}
