import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { type Line, linesOfDay } from '../../digest/domain/digest-content.js';
import type { MeetingToday } from '../../meetings/meetings.service.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import type { Ladder, Suggestion } from '../../reactivation/ladder.service.js';
import { ShownService } from '../../reactivation/shown.service.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import { DueReader } from './due.reader.js';

export interface PlacedSuggestion extends Suggestion {
  readonly contactId: string;
}
type TodayLine = Line<Reminder, MeetingToday, PlacedSuggestion>;

export interface TodayFacts {
  readonly ladder: Ladder;
  /** One line per person: promise, then meeting (beside a promise, too), follow-up, birthday, suggestion (product.md). */
  readonly lines: readonly TodayLine[];
  readonly people: ReadonlyMap<string, Contact>;
  readonly stations: ReadonlyMap<string, Station>;
  /** Whom messages went to this week. */
  readonly written: readonly Contact[];
  /** Whether the account has anybody at all. */
  readonly hasPeople: boolean;
}

/** Everything that the page Today shows. Whoever is on it counts as shown this week. */
@Injectable()
export class TodayReader {
  constructor(
    private readonly shown: ShownService,
    private readonly due: DueReader,
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
    private readonly attempts: AttemptsService,
  ) {}

  async read(account: Account): Promise<TodayFacts> {
    const ladder = await this.shown.show(account);
    const { reminders, meetings } = await this.due.read(account, ladder.today);
    const suggestions = ladder.items.map((item) => ({ ...item, contactId: item.contact.id }));
    const sentTo = await this.sentTo(account.id, ladder.weekOn);
    const suggested = new Map(ladder.items.map(({ contact }) => [contact.id, contact]));
    const others = [
      ...reminders.flatMap(({ contactId }) => contactId ?? []),
      ...meetings.flatMap(({ contactIds }) => contactIds),
      ...sentTo,
    ].filter((id) => !suggested.has(id));
    const people = new Map([...suggested, ...(await this.contacts.findMany(account.id, [...new Set(others)]))]);
    const stationIds = ladder.items.flatMap(({ contact }) => contact.stationId ?? []);
    return {
      ladder,
      lines: linesOfDay({ reminders, meetings, suggestions, people }),
      people,
      stations: await this.stations.findMany(account.id, stationIds),
      written: sentTo.flatMap((id) => people.get(id) ?? []),
      hasPeople: people.size > 0 || (await this.contacts.count(account.id, 1)) > 0,
    };
  }

  private async sentTo(accountId: string, since: LocalDate): Promise<string[]> {
    const sent = await this.attempts.sentSince(accountId, since);
    return [...new Set(sent.map(({ contactId }) => contactId))];
  }
}
