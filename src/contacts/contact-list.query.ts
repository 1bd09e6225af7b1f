import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { engineOf, rows, type SqlValue } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import type { Contact } from './contact.entity.js';
import type { ContactSort, ListContacts } from './contacts.input.js';
import { ContactsStore } from './contacts.store.js';
import { searchKey } from './domain/name-key.js';
import { standingCondition } from './standing-condition.query.js';

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

interface SortColumn {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly key: (contact: Contact) => string;
}

/** Each sort reads along an index of its own; people never spoken to come last where days are sorted. */
const sorts: Readonly<Record<ContactSort, SortColumn>> = {
  name: { column: 'name_key', direction: 'asc', key: ({ nameKey }) => nameKey },
  createdAt: { column: 'created_at', direction: 'desc', key: ({ createdAt }) => createdAt },
  lastInteractionOn: {
    column: "coalesce(last_interaction_on, '')",
    direction: 'desc',
    key: ({ lastInteractionOn }) => lastInteractionOn ?? '',
  },
};

/** A page of the people of an account: filtered, sorted, found again by where the last page ended. */
@Injectable()
export class ContactListQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ContactsStore,
  ) {}

  async page(accountId: string, today: LocalDate, query: ListContacts): Promise<PageOf<Contact>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const sort = sorts[query.sort ?? 'name'];
    const manager = this.unitOfWork.reader;
    const conditions = [...filters(manager, today, query), ...after(sort, query.cursor)];
    const where = ['account_id = ?', ...conditions.map(({ sql }) => sql)].join(' and ');
    const order = `${sort.column} ${sort.direction}, id ${sort.direction}`;
    const found = await rows<{ id: string }>(
      manager,
      `select id from contacts where ${where} order by ${order} limit ?`,
      [accountId, ...conditions.flatMap(({ values }) => [...values]), limit + 1],
    );
    const contacts = await this.store.findMany(
      accountId,
      found.map(({ id }) => id),
    );
    const contactById = new Map(contacts.map((contact) => [contact.id, contact]));
    const inOrder = found.flatMap(({ id }) => contactById.get(id) ?? []);
    return pageOf(inOrder, limit, (contact) => ({ key: sort.key(contact), id: contact.id }));
  }
}

function after(sort: SortColumn, cursor: string | undefined): Condition[] {
  const position = readCursor(cursor);
  if (!position) return [];
  const beyond = sort.direction === 'asc' ? '>' : '<';
  return [{ sql: `(${sort.column}, id) ${beyond} (?, ?)`, values: [position.key, position.id] }];
}

function filters(manager: EntityManager, today: LocalDate, query: ListContacts): Condition[] {
  const asked = words(query.q ?? '');
  // a question of signs only ("%") finds nobody, not everybody
  if (asked.length === 0 && query.q?.trim()) return [{ sql: '1 = 0', values: [] }];
  const conditions: Condition[] = asked.map((word) => ({
    sql: "search_key like ? escape '!'",
    values: [`%${word}%`],
  }));
  if (query.station) conditions.push({ sql: 'station_id = ?', values: [query.station] });
  if (query.city) conditions.push({ sql: 'lower(city) = lower(?)', values: [query.city.trim()] });
  if (query.tag) conditions.push(taggedWith(query.tag));
  if (query.standing) conditions.push(standingCondition(engineOf(manager), query.standing, today));
  if (query.notContactedSince) conditions.push(notContactedSince(query.notContactedSince));
  return conditions;
}

/** The canonical key holds letters, digits and blanks only: nothing in it means something to LIKE. */
function words(text: string): string[] {
  return searchKey(text)
    .split(' ')
    .filter((word) => word !== '');
}

function taggedWith(name: string): Condition {
  return {
    sql: `id in (select contact_id from contact_tags join tags on tags.id = contact_tags.tag_id
          where tags.account_id = contacts.account_id and tags.name_key = ?)`,
    values: [searchKey(name)],
  };
}

function notContactedSince(day: LocalDate): Condition {
  return {
    sql: "coalesce(last_interaction_on, roughly_last_on, connected_on, '') < ?",
    values: [day],
  };
}
