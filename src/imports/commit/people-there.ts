import { newId } from '../../common/ids.js';
import { identityKeys } from '../../contacts/domain/duplicates.js';
import type { MatchIndex } from '../domain/match-index.js';
import { identityOf } from '../preview/domain/plan-row.js';
import type { RowToImport } from '../rows/import-rows.store.js';

/** A row and the person it becomes or adds to. */
export interface Resolved {
  readonly row: RowToImport;
  readonly contactId: string;
}

/** Everybody who is there while an import writes: the stored ones, and those it has added so far. */
export class PeopleThere {
  private readonly added = new Set<string>();

  constructor(
    /** Whoever is in the trash is nobody to add to, but still has their id. */
    private readonly known: { readonly ids: ReadonlySet<string>; readonly idsInTrash: ReadonlySet<string> },
    /** Those who came or changed since the preview, which compared with all the others. */
    private readonly changed: MatchIndex,
    private readonly now: Date,
  ) {}

  /** Whom each row adds or updates. A row that would update somebody who is not there (any more) adds them. */
  resolve(page: readonly RowToImport[]): { add: Resolved[]; update: Resolved[] } {
    const add: Resolved[] = [];
    const update: Resolved[] = [];
    for (const row of page) {
      const existingId = this.existingId(row);
      if (existingId !== null) {
        update.push({ row, contactId: existingId });
        continue;
      }
      const contactId = this.newIdFor(row);
      this.added.add(contactId);
      add.push({ row, contactId });
    }
    return { add, update };
  }

  private existingId({ action, decided, contactId, parsed }: RowToImport): string | null {
    if (action === 'update' && contactId !== null && this.isThere(contactId)) return contactId;
    if (action === 'add' && decided) return null; // the user said: somebody else
    if (this.changed.isEmpty) return null;
    const match = this.changed.find(identityKeys(identityOf(parsed)));
    return match?.certain ? match.known.contactId : null;
  }

  /** The id planned in the preview, which later rows of the file may refer to, unless somebody has it. */
  private newIdFor({ contactId }: RowToImport): string {
    const isTaken = contactId === null || this.isThere(contactId) || this.known.idsInTrash.has(contactId);
    return isTaken ? newId(this.now) : contactId;
  }

  private isThere(contactId: string): boolean {
    return this.known.ids.has(contactId) || this.added.has(contactId);
  }
}
