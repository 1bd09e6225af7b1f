import { Injectable } from '@nestjs/common';
import { nextTurn } from '../common/next-turn.js';
import { IntakeService } from '../contacts/many/intake.service.js';
import { MatchIndex } from './domain/match-index.js';

/** Everybody of an account as an index for the rules of duplicates. */
@Injectable()
export class KnownPeople {
  constructor(private readonly intake: IntakeService) {}

  /** Perhaps only of those who changed since an instant. */
  async index(accountId: string, changedSince = ''): Promise<MatchIndex> {
    const index = new MatchIndex();
    for await (const page of this.intake.knownPeople(accountId, changedSince)) {
      for (const { id, keys } of page) index.add({ contactId: id, keys, row: null });
      await nextTurn();
    }
    return index;
  }

  async ids(accountId: string, where: 'living' | 'trash' = 'living'): Promise<ReadonlySet<string>> {
    return new Set(await this.intake.ids(accountId, where));
  }
}
