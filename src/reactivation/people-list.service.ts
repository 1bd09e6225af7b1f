import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { mondayOf } from '../common/local-date.js';
import type { ListedPeople } from '../contacts/search/contact-list.query.js';
import type { ListContacts } from '../contacts/contacts.input.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { asTyped, type PeopleQuery } from '../contacts/search/people-query.js';
import { rungRanges } from './domain/rung-ranges.js';
import { EaseListService } from './ease-list.service.js';

/** The list of people with all its filters and sorts, those of the ladder too: how hard a message feels this week. */
@Injectable()
export class PeopleListService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly byEase: EaseListService,
    private readonly clock: Clock,
  ) {}

  async list(account: Account, { rung, sort, ...query }: ListContacts): Promise<ListedPeople> {
    const today = this.clock.today(account.timeZone);
    const groups = rung ? await this.byEase.groupsOf(account.id) : [];
    const silence = rung && groups.flatMap((group) => rungRanges(group, rung, mondayOf(today)));
    const asked: PeopleQuery = { ...query, silence };
    if (sort !== 'ease') return this.contacts.list(account, { ...asked, sort });
    const search = await this.byEase.ready(account.id, today, asked);
    if (!search) return { items: [], nextCursor: null, understood: asTyped };
    const page = { search, rung: rung ?? null, today, limit: query.limit, cursor: query.cursor };
    const { items, nextCursor } = await this.byEase.page(account, page);
    const people = await this.contacts.listed(
      account.id,
      items.map(({ id }) => id),
    );
    return { items: people, nextCursor, understood: search.understood };
  }
}
