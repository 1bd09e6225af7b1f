import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type NextQuestion, TriageService } from '../../imports/triage/triage.service.js';
import type { Interaction } from '../../interactions/interaction.entity.js';
import { InteractionsService } from '../../interactions/interactions.service.js';

/** Somebody to ask about, and why now. */
export interface CardFacts extends NextQuestion {
  readonly lastTalk: Interaction | null;
}

/** Who is asked about after an import, one card after another. */
@Injectable()
export class TriageReader {
  constructor(
    readonly triage: TriageService,
    private readonly interactions: InteractionsService,
  ) {}

  /** Null: nobody waits. */
  async next(account: Account): Promise<CardFacts | null> {
    const next = await this.triage.next(account);
    return next && this.withLastTalk(account, next);
  }

  /** The one whose card came back with a remark. */
  async card(account: Account, contactId: string): Promise<CardFacts> {
    return this.withLastTalk(account, await this.triage.about(account, contactId));
  }

  private async withLastTalk(account: Account, question: NextQuestion): Promise<CardFacts> {
    const { items } = await this.interactions.list(account.id, question.contact.id, { limit: 1 });
    return { ...question, lastTalk: items[0] ?? null };
  }
}
