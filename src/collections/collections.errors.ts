import { AppError } from '../common/errors.js';

/** Conditions of RFC 4791, 6352, 6578 and 4918 that a request did not fulfil; names of XML elements. */
export type Precondition =
  | 'valid-sync-token'
  | 'no-uid-conflict'
  | 'valid-address-data'
  | 'supported-address-data'
  | 'valid-calendar-data'
  | 'supported-calendar-data'
  | 'supported-calendar-component'
  | 'valid-calendar-object-resource'
  | 'max-resource-size';

/** A file that can't be taken as it is; `condition` says to programs what a sentence says to people. */
export class ItemRefused extends AppError {
  constructor(
    readonly condition: Precondition,
    detail: string,
    /** Of `no-uid-conflict`: the name of the item that has it. */
    readonly other: string | null = null,
  ) {
    super('item-refused', condition === 'max-resource-size' ? 413 : 403, detail);
  }
}

/** Another version of the item is there, or none, or one where none was expected. */
export class ItemChanged extends AppError {
  constructor() {
    super('item-changed', 412, 'This was changed elsewhere meanwhile. Please read it again.');
  }
}

/** Made up, of another server, or older than what is remembered: everything has to be read anew. */
export class SyncTokenUnknown extends AppError {
  constructor() {
    super(
      'sync-token-unknown',
      403,
      'This sync token is not known (any more). Please read the whole collection again.',
    );
  }
}
