import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, type PageOf, pageOf, type Position, readCursor } from '../../common/cursor.js';
import { allOf, amongFound, type Condition } from '../../common/database/condition.js';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Contact } from '../contact.entity.js';
import { ContactsStore } from '../contacts.store.js';
import { type Part, partsOf } from './list-parts.js';
import { sorts } from './list-sorts.js';
import { asTyped, type PeopleQuery, type Understood } from './people-query.js';
import { type PeopleSearch, PeopleSearchQuery } from './people-search.query.js';

/** So many rows of a sort's index are read, looking for people who are many by another index: some milliseconds. */
const LONGEST_WALK = 10_000;

export interface ListedPeople extends PageOf<Contact> {
  readonly understood: Understood;
}

interface Found {
  readonly id: string;
  readonly mark: string;
}

/** A page of the people of an account: searched, filtered, sorted, found again by where the last page ended. */
@Injectable()
export class ContactListQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ContactsStore,
    private readonly searches: PeopleSearchQuery,
  ) {}

  async page(accountId: string, today: LocalDate, query: PeopleQuery): Promise<ListedPeople> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const search = await this.searches.ready(accountId, today, query);
    if (!search) return { items: [], nextCursor: null, understood: asTyped };
    const parts = partsOf(search, query, readCursor(query.cursor));
    const found = await this.found(search, parts, limit + 1);
    const contacts = await this.inOrder(
      accountId,
      found.map(({ id }) => id),
    );
    const { sort } = parts[0] ?? { sort: sorts.name };
    const markById = new Map(found.map(({ id, mark }) => [id, mark]));
    const positionOf = (contact: Contact): Position => {
      const key = sort.key(contact);
      return { key: key === null ? null : `${markById.get(contact.id) ?? ''}${key}`, id: contact.id };
    };
    return { ...pageOf(contacts, limit, positionOf), understood: search.understood };
  }

  /** In the trash or not. */
  async inOrder(accountId: string, ids: readonly string[]): Promise<Contact[]> {
    const contacts = await this.store.listed(accountId, ids);
    const contactById = new Map(contacts.map((contact) => [contact.id, contact]));
    return ids.flatMap((id) => contactById.get(id) ?? []);
  }

  /** Part after part until there are enough. */
  private async found(search: PeopleSearch, parts: readonly Part[], limit: number): Promise<Found[]> {
    const found: Found[] = [];
    for (const part of parts) {
      if (found.length >= limit) break;
      const ids = await this.ofPart(search, part, limit - found.length);
      found.push(...ids.map((id) => ({ id, mark: part.mark })));
    }
    return found;
  }

  /** Few people are sorted; many are met soon along the sort's index, and if not, they are sorted, too. */
  private async ofPart(search: PeopleSearch, part: Part, limit: number): Promise<string[]> {
    const source = await this.searches.source(search, part.place);
    if (source?.isFew) return this.sorted(source.ids, search, part, limit);
    if (!source) return this.walked(search, part, [], limit);
    const end = await this.endOfWalk(search, part);
    const met = await this.walked(search, part, end ? [end] : [], limit);
    return met.length >= limit || !end ? met : this.sorted(source.ids, search, part, limit);
  }

  private sorted(source: Condition, search: PeopleSearch, part: Part, limit: number): Promise<string[]> {
    const where = allOf([this.searches.condition(search, part.place), ...part.range]);
    const { sql, values } = amongFound(source, 'contacts.id', where);
    return this.ids({ sql: `${sql} ${orderOf(part)} limit ${Math.trunc(limit)}`, values });
  }

  private walked(search: PeopleSearch, part: Part, end: readonly Condition[], limit: number): Promise<string[]> {
    const own = { sql: 'account_id = ?', values: [search.accountId] };
    const where = allOf([own, this.searches.condition(search, part.place), ...part.range, ...end]);
    const along = this.searches.index.along(part.sort.index);
    // as text: SQLite plans a statement anew each time a value is bound to its LIMIT
    const sql = `select id from contacts${along} where ${where.sql} ${orderOf(part)} limit ${Math.trunc(limit)}`;
    return this.ids({ sql, values: where.values });
  }

  /** Where the longest walk ends; null: there are not so many rows. */
  private async endOfWalk({ accountId }: PeopleSearch, part: Part): Promise<Condition | null> {
    const { column, direction, index } = part.sort;
    const where = allOf([{ sql: 'account_id = ?', values: [accountId] }, ...part.range]);
    const sql = `select ${column} as key, id from contacts${this.searches.index.along(index)}
      where ${where.sql} ${orderOf(part)} limit 1 offset ${LONGEST_WALK}`;
    const [last] = await rows<{ key: string | null; id: string }>(this.unitOfWork.reader, sql, where.values);
    if (!last) return null;
    const before = direction === 'asc' ? '<=' : '>=';
    if (last.key === null) return { sql: `id ${before} ?`, values: [last.id] };
    return { sql: `(${column}, id) ${before} (?, ?)`, values: [last.key, last.id] };
  }

  private async ids({ sql, values }: Condition): Promise<string[]> {
    return (await rows<{ id: string }>(this.unitOfWork.reader, sql, values)).map(({ id }) => id);
  }
}

function orderOf({ sort: { column, direction } }: Part): string {
  return `order by ${column} ${direction}, contacts.id ${direction}`;
}
