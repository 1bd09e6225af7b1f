import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { engineOf, rows, type SqlValue } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, type Position, readCursor } from '../common/cursor.js';
import type { Contact } from './contact.entity.js';
import type { ContactSort, ListContacts } from './contacts.input.js';
import { ContactsStore } from './contacts.store.js';
import { searchKey } from './domain/name-key.js';
import { standingCondition } from './standing-condition.query.js';

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

interface Sort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  /** What a page ends with; null among those who have none. */
  readonly key: (contact: Contact) => string | null;
  /** Engines disagree about where nothing comes in an order: those who have none are asked for after the others. */
  readonly mayBeNull: boolean;
}

/** Each sort reads along an index of its own; people never spoken to come last where days are sorted. */
const sorts: Readonly<Record<ContactSort, Sort>> = {
  name: { column: 'name_key', direction: 'asc', key: ({ nameKey }) => nameKey, mayBeNull: false },
  createdAt: { column: 'created_at', direction: 'desc', key: ({ createdAt }) => createdAt, mayBeNull: false },
  lastInteractionOn: {
    column: 'last_interaction_on',
    direction: 'desc',
    key: ({ lastInteractionOn }) => lastInteractionOn,
    mayBeNull: true,
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
    const ids: string[] = [];
    for (const { sql, values } of this.statements(accountId, today, query)) {
      if (ids.length > limit) break;
      const found = await rows<{ id: string }>(this.unitOfWork.reader, sql, [...values, limit + 1 - ids.length]);
      ids.push(...found.map(({ id }) => id));
    }
    const contacts = await this.store.findMany(accountId, ids);
    const contactById = new Map(contacts.map((contact) => [contact.id, contact]));
    const inOrder = ids.flatMap((id) => contactById.get(id) ?? []);
    const { key } = sorts[query.sort ?? 'name'];
    return pageOf(inOrder, limit, (contact) => ({ key: key(contact), id: contact.id }));
  }

  /** What is asked for one page, one after the other until it is full; each waits for its limit as the last value. */
  statements(accountId: string, today: LocalDate, query: ListContacts): Condition[] {
    const { column, direction, mayBeNull } = sorts[query.sort ?? 'name'];
    const parts = partsOf({ column, direction, mayBeNull }, readCursor(query.cursor));
    const filtered = filters(this.unitOfWork.reader, today, query);
    return parts.map((part) => {
      const conditions = [{ sql: 'account_id = ?', values: [accountId] }, ...filtered, ...part];
      const where = conditions.map(({ sql }) => sql).join(' and ');
      return {
        sql: `select id from contacts where ${where} order by ${column} ${direction}, id ${direction} limit ?`,
        values: conditions.flatMap(({ values }) => [...values]),
      };
    });
  }
}

/** Those with a value after the position, then those without one: what is behind the position already is left out. */
function partsOf({ column, direction, mayBeNull }: Omit<Sort, 'key'>, position: Position | null): Condition[][] {
  const beyond = direction === 'asc' ? '>' : '<';
  const after = position && { sql: `(${column}, id) ${beyond} (?, ?)`, values: [position.key, position.id] };
  if (!mayBeNull) return [after ? [after] : []];
  const none = { sql: `${column} is null`, values: [] };
  if (position?.key === null) return [[none, { sql: `id ${beyond} ?`, values: [position.id] }]];
  return [[after ?? { sql: `${column} is not null`, values: [] }], [none]];
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
