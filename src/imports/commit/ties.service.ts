import { Injectable } from '@nestjs/common';
import { IntakeService } from '../../contacts/many/intake.service.js';
import type { MutualRelation } from '../../contacts/domain/relation-kinds.js';
import { ManyRelations } from '../../contacts/relations/many-relations.service.js';
import type { Additions } from '../domain/additions.js';
import { possibleIntroductions } from './domain/introductions.js';
import { ImportRowsStore } from '../rows/import-rows.store.js';
import type { ImportRun, Tie } from './import-run.js';

type MutualTie = Tie & { readonly kind: MutualRelation };

/** What people of a file are to each other, once everybody is there. */
@Injectable()
export class Ties {
  constructor(
    private readonly intake: IntakeService,
    private readonly relations: ManyRelations,
    private readonly rows: ImportRowsStore,
  ) {}

  /**
   * What is there stays; an introduction that would close a circle, and a relation beyond the most that one person has,
   * are left out without a word. Inside a unit of work.
   */
  async connect(run: ImportRun): Promise<void> {
    const ties = [...run.ties()];
    if (ties.length === 0) return;
    const additions = new Map<number, Additions>();
    await this.relate(run, ties.filter(isMutual), additions);
    await this.introduce(
      run,
      ties.filter(({ kind }) => kind === 'introduced-by'),
      additions,
    );
    const before = await this.rows.doneRows(run.current, [...additions.keys()]);
    await this.rows.keepDone(
      run.current,
      before.map((done) => ({ ...done, additions: { ...done.additions, ...additions.get(done.row) } })),
    );
  }

  private async relate(run: ImportRun, ties: readonly MutualTie[], additions: Map<number, Additions>): Promise<void> {
    const told = ties.map(({ kind, contactId, otherId }) => ({ kind, contactIds: [contactId, otherId] as const }));
    const added = await this.relations.bring(run.account.id, told, run.at);
    ties.forEach(({ row }, index) => {
      const relation = added[index];
      if (!relation) return;
      const known = additions.get(row);
      additions.set(row, { ...known, relationIds: [...(known?.relationIds ?? []), relation.id] });
    });
  }

  private async introduce(run: ImportRun, ties: readonly Tie[], additions: Map<number, Additions>): Promise<void> {
    if (ties.length === 0) return;
    const told = ties.map(({ contactId, otherId }) => ({ contactId, introducerId: otherId }));
    const possible = possibleIntroductions(await this.intake.introducers(run.account.id), told);
    await this.intake.introduce(run.account.id, possible);
    for (const { row, contactId, otherId } of ties) {
      if (possible.get(contactId) !== otherId) continue;
      additions.set(row, { ...additions.get(row), introducedById: otherId });
    }
  }
}

function isMutual(tie: Tie): tie is MutualTie {
  return tie.kind !== 'introduced-by';
}
