import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { type MeetingToday, MeetingsService } from '../meetings/meetings.service.js';
import type { Reminder } from '../reminders/reminder.entity.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { DigestsStore } from './digests.store.js';
import { type Line, linesOfDay, MOST_LINES } from './domain/digest-content.js';
import { type DaySuggestion, type NamedToday, SuggestionsOfDay } from './suggestions-of-day.service.js';

export type DigestLine = Line<Reminder, MeetingToday, DaySuggestion>;

/** Everything a day's mail says, decided but not worded. */
export interface DigestDay {
  readonly day: LocalDate;
  readonly lines: readonly DigestLine[];
  /** Lines that the mail has no room for. */
  readonly more: number;
  readonly people: ReadonlyMap<string, Contact>;
  readonly afterBreak: boolean;
}

/** Reads what a day's mail is made of. */
@Injectable()
export class DigestFacts {
  constructor(
    private readonly reminders: RemindersService,
    private readonly meetings: MeetingsService,
    private readonly suggestions: SuggestionsOfDay,
    private readonly contacts: ContactsService,
    private readonly digests: DigestsStore,
  ) {}

  async of(account: Account, day: LocalDate): Promise<DigestDay> {
    const reminders = await this.newReminders(account.id, day);
    const meetings = await this.meetings.agreedOn(account, day);
    const named = await this.suggestions.of(account);
    const people = await this.contacts.findMany(account.id, idsOf(reminders, meetings, named));
    const all = linesOfDay({ reminders, meetings, suggestions: named.suggestions, people });
    const lines = all.slice(0, MOST_LINES);
    return { day, lines, more: all.length - lines.length, people, afterBreak: named.afterBreak };
  }

  /** Each stands in one mail: those that came due, or were noted, since the last one. What stays open is on the page Today. */
  private async newReminders(accountId: string, day: LocalDate): Promise<Reminder[]> {
    const last = await this.digests.lastDoneBefore(accountId, day);
    const due = await this.reminders.dueUntil(accountId, day);
    return last === null ? due : due.filter(({ dueOn, updatedAt }) => dueOn > last.day || updatedAt > last.madeAt);
  }
}

function idsOf(
  reminders: readonly Reminder[],
  meetings: readonly MeetingToday[],
  { suggestions }: NamedToday,
): readonly string[] {
  const ids = [
    ...reminders.flatMap(({ contactId }) => contactId ?? []),
    ...meetings.flatMap(({ contactIds }) => contactIds),
    ...suggestions.map(({ contactId }) => contactId),
  ];
  return [...new Set(ids)];
}
