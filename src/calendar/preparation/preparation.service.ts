import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { BringService, type WhatToBring } from '../../outreach/bringing/bring.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import { type LastTalk, LastTalksQuery, type OpenPromise } from './last-talks.query.js';

/** In a larger round nobody brings something for each. */
const MOST_BROUGHT_FOR = 3;

/** One person, as one wants to have them in mind on the way there. */
export interface PreparedPerson {
  readonly contact: Contact;
  readonly station: Station | null;
  readonly lastTalk: LastTalk | null;
  /** What I said I would do for them, the most urgent first. */
  readonly promises: readonly OpenPromise[];
  /** Null for those beyond the third. */
  readonly bring: WhatToBring | null;
}

export interface Preparation {
  readonly meeting: MeetingWithPeople;
  readonly people: readonly PreparedPerson[];
}

/** The card for a meeting: who is there, what was said last, what was promised, what one can bring. */
@Injectable()
export class PreparationService {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
    private readonly talks: LastTalksQuery,
    private readonly bring: BringService,
  ) {}

  /** A bounded number of statements, whoever takes part. Throws MeetingNotFound. */
  async of(account: Account, meetingId: string): Promise<Preparation> {
    const meeting = await this.meetings.find(account.id, meetingId);
    const ids = meeting.people.map(({ contactId }) => contactId);
    const known = await this.contacts.findMany(account.id, ids);
    const contacts = ids.flatMap((id) => known.get(id) ?? []);
    const stations = await this.stations.findMany(
      account.id,
      contacts.flatMap(({ stationId }) => stationId ?? []),
    );
    const talks = await this.talks.lastOf(account.id, ids);
    const promises = await this.talks.promisesTo(account.id, ids);
    const brought = await this.broughtFor(account, contacts.slice(0, MOST_BROUGHT_FOR));
    const people = contacts.map((contact) => ({
      contact,
      station: stations.get(contact.stationId ?? '') ?? null,
      lastTalk: talks.get(contact.id) ?? null,
      promises: promises.filter(({ contactId }) => contactId === contact.id),
      bring: brought.get(contact.id) ?? null,
    }));
    return { meeting, people };
  }

  private async broughtFor(account: Account, contacts: readonly Contact[]): Promise<Map<string, WhatToBring>> {
    const brought = new Map<string, WhatToBring>();
    for (const contact of contacts) brought.set(contact.id, await this.bring.forContact(account, contact));
    return brought;
  }
}
