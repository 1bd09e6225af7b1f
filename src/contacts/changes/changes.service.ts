import { Injectable } from '@nestjs/common';
import { Acts } from '../../common/acts.js';
import { Clock } from '../../common/clock.js';
import type { Backwards } from '../../common/database/newest-first.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import type { Act } from './act.js';
import type { Change } from './change.entity.js';
import type { ChangeKind } from './change-kinds.js';
import { ChangesStore, type ToldChange } from './changes.store.js';

export interface NewChange {
  readonly kind: ChangeKind;
  readonly contactId: string | null;
  /** What it takes to take it back: small, plain JSON. Left out: it can't be taken back. */
  readonly detail?: unknown;
}

/** Remembers what the user did: for the timeline of a person, and for taking it back. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly store: ChangesStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** What a person's timeline tells of it, backwards from the latest. */
  told(accountId: string, contactId: string, range: Backwards): Promise<ToldChange[]> {
    return this.store.told(accountId, contactId, range);
  }

  /**
   * Gives the id of the act, all of whose changes are taken back together: what one request does is one act. Joins the
   * unit of work it is called in.
   */
  record(accountId: string, ...changes: readonly NewChange[]): Promise<string> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const actId = this.acts.idFor(() => newId(now));
      if (actId === null) return newId(now);
      const rows = changes.map(({ kind, contactId, detail }): Change => {
        const named = { id: newId(now), accountId, contactId, actId, kind };
        return { ...named, detail: detail ?? null, happenedAt: now.toISOString(), undoneAt: null };
      });
      await this.store.insert(rows);
      return actId;
    });
  }

  /** One unit of work in which nothing is recorded: taking something back, invented people. */
  unrecorded<T>(work: () => Promise<T>): Promise<T> {
    return this.acts.silently(() => this.unitOfWork.run(work));
  }

  /** Whom an act was about. */
  contactIdsOfAct(accountId: string, actId: string): Promise<string[]> {
    return this.store.contactIdsOfAct(accountId, actId);
  }

  /** For taking an act back: nobody else does meanwhile. In the order they happened; empty for somebody else's. */
  ofActForChange(accountId: string, actId: string): Promise<Change[]> {
    return this.store.ofActForChange(accountId, actId);
  }

  /** Whether an act still can be taken back, or was; null: it can't be any more, or it is somebody else's. */
  stateOfAct(accountId: string, actId: string): Promise<'kept' | 'undone' | null> {
    return this.store.stateOfAct(accountId, actId);
  }

  /** Merges by which these people are what they are: those that were not taken back. */
  mergesInto(accountId: string, contactIds: readonly string[]): Promise<Change[]> {
    return this.store.mergesInto(accountId, contactIds);
  }

  /** Inside a unit of work. */
  markUndone(accountId: string, actId: string): Promise<void> {
    return this.store.markUndone(accountId, actId, this.clock.now().toISOString());
  }

  /** What is kept of all changes of a kind, in other words; inside a unit of work. */
  async reword(accountId: string, kind: ChangeKind, reworded: (detail: unknown) => unknown): Promise<void> {
    for (const { id, detail } of await this.store.keptOfKind(accountId, kind)) {
      await this.store.saveDetail(accountId, id, reworded(detail));
    }
  }

  /** Acts that can be taken back, the newest first. */
  undoable(accountId: string, since: string, limit: number): Promise<Act[]> {
    return this.store.undoable(accountId, since, limit);
  }

  /** When the account did last what is kept here; an instant, null if never. */
  lastAt(accountId: string): Promise<string | null> {
    return this.store.lastAt(accountId);
  }

  /** What is too old to be taken back keeps its day and kind for the timeline, and nothing else. */
  async forgetDetailsBefore(before: string, limit: number): Promise<number> {
    if (!(await this.store.anyDetailBefore(before))) return 0; // most of the time: no need to write
    return this.unitOfWork.run(() => this.store.forgetDetailsBefore(before, limit));
  }
}
