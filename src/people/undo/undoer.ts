import type { Account } from '../../accounts/account.entity.js';
import type { Change } from '../../contacts/changes/change.entity.js';
import type { ChangeKind } from '../../contacts/changes/change-kinds.js';

/** Takes back what was recorded under its kinds; registered in the list of people.module.ts. */
export abstract class Undoer {
  abstract readonly kinds: readonly ChangeKind[];

  /**
   * Takes one change back, inside a unit of work, where nothing is recorded anew. Throws UndoOvertaken if what the act
   * left is no longer there as it left it: nothing newer is ever written over.
   */
  abstract undo(account: Account, change: Change): Promise<void>;

  /** All changes of one kind of an act, the latest first; for those who can do many faster than one after the other. */
  async undoAll(account: Account, changes: readonly Change[]): Promise<void> {
    for (const change of changes) await this.undo(account, change);
  }
}
