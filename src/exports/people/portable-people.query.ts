import { Injectable } from '@nestjs/common';
import { engineOf, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { ExtrasOrigin } from '../../contacts/domain/extras.js';
import { columnOf } from '../account/stored-row.js';
import type { ListSizes } from '../csv/csv-columns.js';
import { personColumns } from '../account/person-tables.js';
import { portableFields } from './portable-fields.js';

export interface PersonRow {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly addresses: string | null;
  readonly history: string | null;
  readonly custom: string | null;
  readonly station: string | null;
  readonly introduced_by_id: string | null;
  readonly [column: string]: unknown;
}

export interface PointRow {
  readonly contact_id: string;
  readonly kind: 'email' | 'phone' | 'link';
  readonly value: string;
  readonly label: string | null;
  readonly preferred: boolean | number;
}

export interface TagRow {
  readonly contact_id: string;
  readonly name: string;
}

export interface RelationRow {
  readonly kind: string;
  readonly one_id: string;
  readonly other_id: string;
}

export interface ExtrasRow {
  readonly contact_id: string;
  readonly origin: ExtrasOrigin;
  /** JSON: a list of names and values. */
  readonly entries: string;
}

export interface CustomFieldRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'number' | 'date' | 'choice';
}

const PLAIN = portableFields.map((field) => columnOf(field, personColumns[field] ?? { kind: 'flag' }));

const PEOPLE = `select c.id, c.created_at, c.updated_at, c.addresses, c.history, c.custom, c.introduced_by_id,
    s.organisation as station, ${PLAIN.map((name) => `c.${name}`).join(', ')}
  from contacts c left join stations s on s.id = c.station_id`;

/** People with what stands beside them, page by page, in plain SQL: entities would take twice as long. */
@Injectable()
export class PortablePeopleQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The next people in the order they came: it never changes, and has an index. Nobody from the trash. */
  page(accountId: string, after: PersonRow | null, limit: number): Promise<PersonRow[]> {
    return rows(
      this.unitOfWork.reader,
      `${PEOPLE} where c.account_id = ? and (c.created_at, c.id) > (?, ?) and c.deleted_at is null
        order by c.created_at, c.id limit ${limit}`,
      [accountId, after?.created_at ?? '', after?.id ?? ''],
    );
  }

  /** Those of these who are not in the trash, in no order. */
  these(accountId: string, ids: readonly string[]): Promise<PersonRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    // `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its rows
    const sql = `${PEOPLE} where c.id in (${marks(ids)}) and c.account_id || '' = ? and c.deleted_at is null`;
    return rows(this.unitOfWork.reader, sql, [...ids, accountId]);
  }

  points(accountId: string, contactIds: readonly string[]): Promise<PointRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select contact_id, kind, value, label, preferred from contact_points
        where account_id = ? and contact_id in (${marks(contactIds)}) order by contact_id, position`,
      [accountId, ...contactIds],
    );
  }

  tags(accountId: string, contactIds: readonly string[]): Promise<TagRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select l.contact_id, t.name from contact_tags l join tags t on t.id = l.tag_id
        where l.account_id = ? and l.contact_id in (${marks(contactIds)}) order by l.contact_id, t.name_key`,
      [accountId, ...contactIds],
    );
  }

  relations(accountId: string, contactIds: readonly string[]): Promise<RelationRow[]> {
    const ids = marks(contactIds);
    return rows(
      this.unitOfWork.reader,
      `select r.kind, r.one_id, r.other_id from relations r
         join contacts one on one.id = r.one_id join contacts other on other.id = r.other_id
        where r.account_id = ? and (r.one_id in (${ids}) or r.other_id in (${ids}))
          and one.deleted_at is null and other.deleted_at is null order by r.created_at, r.id`,
      [accountId, ...contactIds, ...contactIds],
    );
  }

  extras(accountId: string, contactIds: readonly string[]): Promise<ExtrasRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select contact_id, origin, entries from contact_extras
        where account_id = ? and contact_id in (${marks(contactIds)}) order by contact_id, created_at, id`,
      [accountId, ...contactIds],
    );
  }

  customFields(accountId: string): Promise<CustomFieldRow[]> {
    const sql = 'select id, name, kind from custom_fields where account_id = ? order by position, id';
    return rows(this.unitOfWork.reader, sql, [accountId]);
  }

  /** The most that anybody has of each: so many columns a table needs. */
  async longestLists(accountId: string): Promise<ListSizes> {
    const points = await this.mostOf(
      `select kind as name, max(n) as most from (select kind, count(*) as n from contact_points where account_id = ?
        group by contact_id, kind) counted group by kind`,
      accountId,
    );
    const tags = await this.mostOf(
      `select 'tag' as name, max(n) as most from (select count(*) as n from contact_tags where account_id = ?
        group by contact_id) counted`,
      accountId,
    );
    const length = engineOf(this.unitOfWork.reader) === 'sqlite' ? jsonLength : jsonLengthOfPostgres;
    const [lists] = await rows<{ address: number | null; past: number | null }>(
      this.unitOfWork.reader,
      `select max(${length('addresses')}) as address, max(${length('history')}) as past from contacts where account_id = ?`,
      [accountId],
    );
    return { ...NO_LISTS, ...points, ...tags, address: Number(lists?.address ?? 0), past: Number(lists?.past ?? 0) };
  }

  private async mostOf(sql: string, accountId: string): Promise<Partial<ListSizes>> {
    const found = await rows<{ name: string; most: number | string | null }>(this.unitOfWork.reader, sql, [accountId]);
    return Object.fromEntries(found.map(({ name, most }) => [name, Number(most ?? 0)]));
  }
}

const NO_LISTS: ListSizes = { email: 0, phone: 0, link: 0, address: 0, past: 0, tag: 0 };

/** Of nobody, too: PostgreSQL takes no empty list. */
function marks(values: readonly string[]): string {
  return values.length === 0 ? 'null' : values.map(() => '?').join(',');
}

function jsonLength(column: string): string {
  return `json_array_length(${column})`;
}

function jsonLengthOfPostgres(column: string): string {
  return `json_array_length(${column}::json)`;
}
