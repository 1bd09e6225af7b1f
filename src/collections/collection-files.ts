import type { Account } from '../accounts/account.entity.js';
import type { CollectionKind } from './domain/collection-kind.js';

/** How a client asked for its files. */
export interface Wanted {
  /** Of cards; null: nothing was said, and the file goes as it was put, or as 3.0. */
  readonly vcardVersion: '3.0' | '4.0' | null;
}

export interface ItemToSave {
  /** The item that has this address; null: a new one. */
  readonly id: string | null;
  /** The file as it was put. */
  readonly text: string;
}

export interface SavedItem {
  readonly id: string;
  /** What the file calls itself. */
  readonly uid: string;
  /** Whether what was put is what is given back, octet for octet: only then may the client keep its own (RFC 9110, 9.3.4). */
  readonly isAsPut: boolean;
}

/** People, meetings or reminders as files: how each kind is printed, read and removed. One class for each collection. */
export abstract class CollectionFiles {
  abstract readonly kind: CollectionKind;

  /** The files of these items as they go out, by id. At most `LARGEST_PORTION` at once; whoever is missing is not there. */
  abstract texts(account: Account, ids: readonly string[], wanted: Wanted): Promise<ReadonlyMap<string, string>>;

  /** What a file calls itself (UID). Throws ItemRefused if it can't be read, or is not one thing of this kind. */
  abstract uidOf(text: string): string;

  /** Reads a file and does what it says; inside a unit of work. Throws ItemRefused, or what the services throw. */
  abstract save(account: Account, item: ItemToSave): Promise<SavedItem>;

  /** Inside a unit of work. What the user does not want any more: into the trash, called off, dismissed. */
  abstract remove(account: Account, id: string): Promise<void>;
}
