import { Injectable } from '@nestjs/common';
import type { Move } from '../common/database/moved-rows.js';
import { ImportRowsStore, type RowOfPerson } from './import-rows.store.js';
import type { TriageCard } from './triage/triage-card.entity.js';
import { TriageDeck } from './triage/triage-deck.service.js';

export interface WhatImportsMoved {
  /** Rows of imports as they were. */
  readonly rows: readonly RowOfPerson[];
  /** The card of the one who went; merges of earlier versions don't know it. */
  readonly card?: TriageCard | null;
}

/** Two entries were one person, or were two after all. Every method belongs inside a unit of work. */
@Injectable()
export class MovedImports {
  constructor(
    private readonly store: ImportRowsStore,
    private readonly deck: TriageDeck,
  ) {}

  /**
   * What an import had added belongs to the merged person for good: taking it back could empty a field that the other
   * entry had filled in itself.
   */
  async moveTo(accountId: string, move: Move): Promise<WhatImportsMoved> {
    const rows = (await this.store.ofContact(accountId, move.from)).map(({ importId, row, additions }) => {
      return { accountId, importId, row, additions };
    });
    for (const row of rows) await this.store.repoint({ ...row, additions: null }, move);
    return { rows, card: await this.deck.moveTo(accountId, move) };
  }

  async moveBack(accountId: string, { rows, card }: WhatImportsMoved, move: Move): Promise<void> {
    for (const row of rows) await this.store.repoint(row, move);
    await this.deck.moveBack(accountId, card ?? null, move);
  }
}
