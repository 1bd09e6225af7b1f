import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import type { Change } from './change.entity.js';
import type { ChangeKind } from './change-kinds.js';
import { ChangesStore } from './changes.store.js';

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
  ) {}

  /** Gives the id of the act: all its changes are taken back together. Joins the unit of work it is called in. */
  record(accountId: string, ...changes: readonly NewChange[]): Promise<string> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const actId = newId(now);
      const rows = changes.map(({ kind, contactId, detail }): Change => {
        const named = { id: newId(now), accountId, contactId, actId, kind };
        return { ...named, detail: detail ?? null, happenedAt: now.toISOString(), undoneAt: null };
      });
      await this.store.insert(rows);
      return actId;
    });
  }
}
