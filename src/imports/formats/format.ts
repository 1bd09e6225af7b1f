import type { ParsedContact, RowError } from '../domain/parsed-contact.js';

/** A kind of file that people come in. One file per format in this folder, one line in registry.ts. */
export interface ImportFormat {
  /** The word of the API, `?format=`; also the `source` of its contacts. */
  readonly name: string;
  /** How sure it is that this is such a file, 0 to 1, judged by the first 64 KiB. */
  sniff(head: Uint8Array): number;
  /** The people of the file one by one, in its order; nothing is held back. Throws NoPeopleInFile only. */
  parse(bytes: Uint8Array): Iterable<ParsedContact | RowError>;
}
