import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { ListContacts } from '../../contacts/contacts.input.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { SavedFilter } from '../../contacts/saved-filters/saved-filter.entity.js';
import { SavedFiltersService } from '../../contacts/saved-filters/saved-filters.service.js';
import { TagsService } from '../../contacts/tags/tags.service.js';
import type { Understood } from '../../contacts/search/people-query.js';
import { PeopleListService } from '../../reactivation/people-list.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

/** How far people are counted for the headline: counting all would take longer the more there are. */
export const KNOWN_AT_MOST = 1000;
/** How many names of tags a field proposes. */
const MOST_TAG_NAMES = 100;

export interface PeopleFacts {
  readonly items: readonly Contact[];
  readonly nextCursor: string | null;
  /** How the search text was read: time words, and spellings tried where nobody was found as written. */
  readonly understood: Understood;
  /** Of the people on this page, by id. */
  readonly stations: ReadonlyMap<string, Station>;
  /** To choose from. */
  readonly allStations: readonly Station[];
  readonly tagNames: readonly string[];
  readonly saved: readonly SavedFilter[];
  readonly industry: Account['industry'];
  /** Of the account, whatever was searched for, as far as it is counted: one more than KNOWN_AT_MOST is "more". */
  readonly count: number;
}

/** Reads what the list of people shows: a fixed number of questions, however many people there are. */
@Injectable()
export class PeopleReader {
  constructor(
    private readonly people: PeopleListService,
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
    private readonly tags: TagsService,
    private readonly savedFilters: SavedFiltersService,
  ) {}

  async list(account: Account, query: ListContacts): Promise<PeopleFacts> {
    const { items, nextCursor, understood } = await this.people.list(account, query);
    const allStations = (await this.stations.list(account.id, { limit: LARGEST_PAGE })).items;
    const tags = await this.tags.list(account.id);
    return {
      items,
      nextCursor,
      understood,
      stations: await this.stationsOf(account.id, items, allStations),
      allStations,
      tagNames: tags.slice(0, MOST_TAG_NAMES).map(({ name }) => name),
      saved: await this.savedFilters.list(account.id),
      industry: account.industry,
      count: await this.contacts.count(account.id, KNOWN_AT_MOST + 1),
    };
  }

  /** Most are among those to choose from already. */
  private async stationsOf(
    accountId: string,
    people: readonly Contact[],
    known: readonly Station[],
  ): Promise<ReadonlyMap<string, Station>> {
    const byId = new Map(known.map((station) => [station.id, station]));
    const unknown = [...new Set(people.flatMap(({ stationId }) => stationId ?? []))].filter((id) => !byId.has(id));
    if (unknown.length === 0) return byId;
    return new Map([...byId, ...(await this.stations.findMany(accountId, unknown))]);
  }
}
