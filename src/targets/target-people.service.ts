import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { LARGEST_PAGE } from '../common/cursor.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { ListContacts } from '../contacts/contacts.input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { TagsService } from '../contacts/tags/tags.service.js';
import { PeopleListService } from '../reactivation/people-list.service.js';
import type { Station } from '../stations/station.entity.js';
import { StationsService } from '../stations/stations.service.js';
import { isAbout, type TargetQuestion, targetWords } from './domain/target-words.js';
import { type OwnWay, wayTo } from './domain/way-to-target.js';
import type { Target } from './target.entity.js';

export interface PersonAtTarget {
  readonly contact: Contact;
  readonly way: OwnWay;
}

export interface PeopleAtTarget {
  /** The easiest to write to first. */
  readonly people: readonly PersonAtTarget[];
  /** There are more people with these words than were looked at. */
  readonly more: boolean;
}

/** People looked at in all, by pages of 200: the index knows only that the words stand somewhere with them. */
const MOST_PAGES = 5;
/** Of one target; one aims at a place where one has been once or twice. */
const MOST_STATIONS = 5;

/** Who is at a target themselves: by the search index, along the ladder's order, so that it takes as long with many people. */
@Injectable()
export class TargetPeople {
  constructor(
    private readonly lists: PeopleListService,
    private readonly contacts: ContactsService,
    private readonly tags: TagsService,
    private readonly stations: StationsService,
  ) {}

  async at(account: Account, { kind, name }: Target): Promise<PeopleAtTarget> {
    const target = { kind, words: targetWords(kind, name) };
    if (target.words.length === 0) return { people: [], more: false };
    const queries = (await this.stationsAt(account.id, target)).map(({ id }) => ({ station: id }));
    const found = new Map<string, PersonAtTarget>();
    let more = false;
    for (const query of [{ q: target.words.join(' ') }, ...queries]) {
      const there = await this.among(account, target, query);
      for (const one of there.people) found.set(one.contact.id, one);
      more ||= there.more;
    }
    return { people: [...found.values()], more };
  }

  /** How each of them is at the target; those who are not, are left out. */
  private async withWays(
    accountId: string,
    target: TargetQuestion,
    people: readonly Contact[],
  ): Promise<PersonAtTarget[]> {
    const ids = people.map(({ id }) => id);
    const tags = target.kind === 'field' ? await this.tags.ofContacts(accountId, ids) : null;
    const stationIds = [...new Set(people.flatMap(({ stationId }) => stationId ?? []))];
    const stations = await this.stations.findMany(accountId, stationIds);
    return people.flatMap((contact) => {
      const station = stations.get(contact.stationId ?? '') ?? null;
      const names = (tags?.get(contact.id) ?? []).map((tag) => tag.name);
      const way = wayTo(target, { ...contact, tags: names, station });
      return way ? [{ contact, way }] : [];
    });
  }

  /** Those who are there, by id. */
  living(accountId: string, ids: readonly string[]): Promise<Map<string, Contact>> {
    return this.contacts.findMany(accountId, ids);
  }

  private async stationsAt(accountId: string, target: TargetQuestion): Promise<Station[]> {
    const { items } = await this.stations.list(accountId, { limit: LARGEST_PAGE });
    const words = ({ organisation, myRole }: Station): string =>
      target.kind === 'employer' ? organisation : `${organisation} ${myRole ?? ''}`;
    return items.filter((station) => isAbout(target, words(station))).slice(0, MOST_STATIONS);
  }

  /** Page after page of those who may be meant, until there are enough who are. */
  private async among(account: Account, target: TargetQuestion, query: ListContacts): Promise<PeopleAtTarget> {
    const people: PersonAtTarget[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES && people.length < LARGEST_PAGE; page += 1) {
      const asked = { ...query, sort: 'ease', limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) } as const;
      const { items, nextCursor } = await this.lists.list(account, asked);
      people.push(...(await this.withWays(account.id, target, items)));
      if (nextCursor === null) return { people, more: false };
      cursor = nextCursor;
    }
    return { people, more: true };
  }
}
