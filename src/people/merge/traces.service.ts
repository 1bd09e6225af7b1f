import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { InteractionsService } from '../../interactions/interactions.service.js';
import { type MovedPlaces, MovePlacesService } from '../../meetings/move-places.service.js';
import { type MovedAttempts, MoveAttemptsService } from '../../outreach/move-attempts.service.js';
import { SuggestionActions } from '../../reactivation/suggestion-actions.service.js';
import { RemindersService } from '../../reminders/reminders.service.js';

/** What happened with the one who went; ids, but where a row could not move. */
export interface MovedTraces {
  readonly interactions: readonly string[];
  readonly attempts: MovedAttempts;
  readonly places: MovedPlaces;
  readonly reminders: readonly string[];
  readonly suggestions: readonly string[];
}

/** Everything that happened with a person, of whatever module. Every method belongs inside a unit of work. */
@Injectable()
export class Traces {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly attempts: MoveAttemptsService,
    private readonly places: MovePlacesService,
    private readonly reminders: RemindersService,
    private readonly suggestions: SuggestionActions,
  ) {}

  async moveTo(accountId: string, move: Move): Promise<MovedTraces> {
    return {
      interactions: await this.interactions.moveTo(accountId, move),
      places: await this.places.moveTo(accountId, move),
      reminders: await this.reminders.moveTo(accountId, move),
      suggestions: await this.suggestions.moveTo(accountId, move),
      attempts: await this.attempts.moveTo(accountId, move),
    };
  }

  /** What still hangs on the one it moved to. */
  async moveBack(accountId: string, moved: MovedTraces, move: Move): Promise<void> {
    await this.interactions.moveBack(accountId, moved.interactions, move);
    await this.places.moveBack(accountId, moved.places, move);
    await this.reminders.moveBack(accountId, moved.reminders, move);
    await this.suggestions.moveBack(accountId, moved.suggestions, move);
    await this.attempts.moveBack(accountId, moved.attempts, move);
  }
}
