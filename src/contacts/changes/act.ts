import type { ChangeKind } from './change-kinds.js';

/** One thing the user did: a change, or the many changes of a bulk change or a merge. */
export interface Act {
  readonly id: string;
  /** The kind of its first change. */
  readonly kind: ChangeKind;
  readonly count: number;
  /** Whom it was about, if it was one person. */
  readonly contactId: string | null;
  readonly happenedAt: string;
}
