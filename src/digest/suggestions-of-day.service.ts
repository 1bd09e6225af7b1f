import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { LadderService, type Suggestion } from '../reactivation/ladder.service.js';
import { ShownService } from '../reactivation/shown.service.js';
import { placesToName } from './domain/places-by-day.js';

export interface DaySuggestion extends Suggestion {
  readonly contactId: string;
}

export interface NamedToday {
  readonly suggestions: readonly DaySuggestion[];
  readonly afterBreak: boolean;
}

/** Which of the week's suggestions today's mail names. */
@Injectable()
export class SuggestionsOfDay {
  constructor(
    private readonly ladders: LadderService,
    private readonly shown: ShownService,
  ) {}

  async of(account: Account): Promise<NamedToday> {
    const ladder = await this.ladders.ladder(account);
    if (ladder.items.length === 0) return { suggestions: [], afterBreak: ladder.afterBreak };
    const week = {
      weekOn: ladder.weekOn,
      today: ladder.today,
      places: ladder.places,
      mailDays: account.mailDays,
      named: await this.shown.namedThisWeek(account),
    };
    const placed = ladder.items.map((suggestion) => ({ ...suggestion, contactId: suggestion.contact.id }));
    return { suggestions: placesToName(placed, week), afterBreak: ladder.afterBreak };
  }

  /** In the unit of work that puts the mail into the outbox: named if and only if the mail exists. */
  async markNamed(account: Account, suggestions: readonly DaySuggestion[]): Promise<void> {
    if (suggestions.length > 0) await this.shown.named(account, suggestions);
  }
}
