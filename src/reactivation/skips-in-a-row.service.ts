import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../common/local-date.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { SuggestionEventsStore } from './suggestion-events.store.js';

/** Tells whether the user's last act with somebody was "not now". */
@Injectable()
export class SkipsInARow {
  constructor(
    private readonly events: SuggestionEventsStore,
    private readonly attempts: AttemptsService,
    private readonly interactions: InteractionsService,
  ) {}

  async wasLastAct(accountId: string, contactId: string): Promise<boolean> {
    const last = await this.events.lastSaid(accountId, contactId);
    if (last?.kind !== 'skip') return false;
    return !(await this.actedAfter(accountId, contactId, last.on));
  }

  private async actedAfter(accountId: string, contactId: string, on: LocalDate): Promise<boolean> {
    const acts = [
      ...(await this.attempts.markedOf(accountId, [contactId])),
      ...(await this.interactions.loggedOf(accountId, [contactId])),
    ];
    return acts.some((act) => act.on > on);
  }
}
