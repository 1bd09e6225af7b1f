import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { TripHintsService } from '../in-town/trip-hints.service.js';
import type { Reminder } from '../reminders/reminder.entity.js';
import type { Trip } from '../trips/trip.entity.js';
import { type Dated, DatedOfDay, type DigestMeeting } from './dated.service.js';
import { type Line, linesOfDay } from './domain/digest-content.js';
import { linesAhead, type LinesOfMail, linesOfMail } from './domain/lines-ahead.js';
import { type DaySuggestion, SuggestionsOfDay } from './suggestions-of-day.service.js';

export type DigestLine = Line<Reminder, DigestMeeting, DaySuggestion>;

/** Everything a day's mail says, decided but not worded. */
export interface DigestDay extends LinesOfMail<DigestLine> {
  readonly day: LocalDate;
  readonly people: ReadonlyMap<string, Contact>;
  /** By the id of somebody suggested: the next trip to where they live. */
  readonly trips: ReadonlyMap<string, Trip>;
  readonly afterBreak: boolean;
}

/** Reads what a day's mail is made of. */
@Injectable()
export class DigestFacts {
  constructor(
    private readonly dated: DatedOfDay,
    private readonly suggestions: SuggestionsOfDay,
    private readonly contacts: ContactsService,
    private readonly trips: TripHintsService,
  ) {}

  async of(account: Account, day: LocalDate, now: Date): Promise<DigestDay> {
    const dated = await this.dated.of(account, day, now);
    const named = await this.suggestions.of(account);
    const { suggestions, afterBreak } = named;
    const people = await this.people(account, dated, suggestions);
    const said = linesOfMail(linesOfDay({ ...dated.today, suggestions, people }), linesAhead(dated.ahead, people));
    const suggested = said.lines.flatMap((line) => (line.kind === 'suggestion' ? [line.suggestion.contact] : []));
    return { ...said, day, people, trips: await this.trips.of(account, suggested), afterBreak };
  }

  /** Those suggested are read already. */
  private async people(
    account: Account,
    dated: Dated,
    suggestions: readonly DaySuggestion[],
  ): Promise<ReadonlyMap<string, Contact>> {
    const suggested = suggestions.map(({ contact }) => [contact.id, contact] as const);
    const known = new Map(suggested);
    const others = idsOf(dated).filter((id) => !known.has(id));
    return others.length === 0 ? known : new Map([...(await this.contacts.findMany(account.id, others)), ...suggested]);
  }
}

function idsOf({ today, ahead }: Dated): readonly string[] {
  const ids = [today, ahead].flatMap(({ reminders, meetings }) => [
    ...reminders.flatMap(({ contactId }) => contactId ?? []),
    ...meetings.flatMap(({ contactIds }) => contactIds),
  ]);
  return [...new Set(ids)];
}
