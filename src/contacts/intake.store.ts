import { Injectable } from '@nestjs/common';
import { engineOf, insertRows, rows, type SqlValue } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRows } from '../common/database/whole-rows.js';
import type { ContactPoint } from './contact-point.entity.js';
import { Contact } from './contact.entity.js';

export interface NamedRow {
  readonly id: string;
  readonly createdAt: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly organisation: string | null;
}

export interface AddressRow {
  readonly contactId: string;
  readonly kind: string;
  readonly valueKey: string;
}

/** SQLite allows 32,766 values in one statement. */
const PEOPLE_PER_STATEMENT = 500;

/** Many contacts in one go, in plain SQL: an entity manager would take ten times as long (performance.md, 4). */
@Injectable()
export class IntakeStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The next contacts in the order they came (that order has an index), of those changed since an instant. */
  namesAfter(accountId: string, last: NamedRow | null, changedSince: string, limit: number): Promise<NamedRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select id, created_at as "createdAt", given_name as "givenName", family_name as "familyName", nickname, organisation
         from contacts where account_id = ? and (created_at, id) > (?, ?) and updated_at >= ? and deleted_at is null
        order by created_at, id limit ${limit}`,
      [accountId, last?.createdAt ?? '', last?.id ?? '', changedSince],
    );
  }

  /** Everybody's, or those in the trash only. */
  async ids(accountId: string, where: 'living' | 'trash'): Promise<string[]> {
    const sql = `select id from contacts where account_id = ? and deleted_at is ${where === 'living' ? '' : 'not'} null`;
    return (await rows<{ id: string }>(this.unitOfWork.reader, sql, [accountId])).map(({ id }) => id);
  }

  /** In the order of their ids: two that change the same people never wait for each other. */
  async forChange(accountId: string, ids: readonly string[]): Promise<Contact[]> {
    if (ids.length === 0) return [];
    const { writer } = this.unitOfWork;
    const lock = engineOf(writer) === 'postgres' ? 'for no key update' : '';
    // `|| ''`: see ContactsStore.findMany
    const where = `id in (${places(ids)}) and account_id || '' = ? order by id ${lock}`;
    return wholeRows(writer, Contact, where, [...ids, accountId]);
  }

  async introducers(accountId: string): Promise<Map<string, string>> {
    const sql =
      'select id, introduced_by_id as introducer from contacts where account_id = ? and introduced_by_id is not null';
    const found = await rows<{ id: string; introducer: string }>(this.unitOfWork.reader, sql, [accountId]);
    return new Map(found.map(({ id, introducer }) => [id, introducer]));
  }

  async introduce(accountId: string, introducers: readonly (readonly [id: string, by: string])[]): Promise<void> {
    for (let start = 0; start < introducers.length; start += PEOPLE_PER_STATEMENT) {
      const part = introducers.slice(start, start + PEOPLE_PER_STATEMENT);
      await rows(
        this.unitOfWork.writer,
        `update contacts set introduced_by_id = cast(v.column2 as varchar(36))
          from (values ${part.map(() => '(?, ?)').join(',')}) as v
         where contacts.id = v.column1 and contacts.account_id || '' = ? and contacts.introduced_by_id is null`,
        [...part.flat(), accountId],
      );
    }
  }

  /** The addresses of the contacts, as they are compared. */
  addressesOf(accountId: string, contactIds: readonly string[]): Promise<AddressRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select contact_id as "contactId", kind, value_key as "valueKey" from contact_points
        where account_id = ? and contact_id in (${places(contactIds)})`,
      [accountId, ...contactIds],
    );
  }

  insertContacts(contacts: readonly Contact[]): Promise<void> {
    return this.insert('contacts', contacts);
  }

  insertPoints(points: readonly ContactPoint[]): Promise<void> {
    return this.insert('contact_points', points);
  }

  async change(accountId: string, id: string, fields: Partial<Contact>): Promise<void> {
    const names = Object.keys(fields);
    const values = Object.values(fields).map(columnValue);
    const assignments = names.map((name) => `${columnName(name)} = ?`).join(', ');
    const sql = `update contacts set ${assignments} where account_id = ? and id = ?`;
    await rows(this.unitOfWork.writer, sql, [...values, accountId, id]);
  }

  async removePoints(accountId: string, ids: readonly string[]): Promise<void> {
    await this.removeByIds('contact_points', accountId, ids);
  }

  async removeContacts(accountId: string, ids: readonly string[]): Promise<void> {
    await this.removeByIds('contacts', accountId, ids);
  }

  private async removeByIds(table: string, accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const sql = `delete from ${table} where account_id = ? and id in (${places(ids)})`;
    await rows(this.unitOfWork.writer, sql, [accountId, ...ids]);
  }

  /** Columns that are empty in every row are left out: a third of a contact's are told by a file. */
  private async insert<T extends object>(table: string, entities: readonly T[]): Promise<void> {
    const [first] = entities;
    if (!first) return;
    const names = (Object.keys(first) as (keyof T & string)[]).filter((name) =>
      entities.some((entity) => entity[name] !== null),
    );
    const values = entities.map((entity) => names.map((name) => columnValue(entity[name])));
    await insertRows(this.unitOfWork.writer, table, names.map(columnName), values);
  }
}

function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(',');
}

/** As common/database/snake-naming.ts names it. */
function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Columns of a contact are texts, numbers and flags; small lists are kept as JSON (common/database/columns.ts). */
function columnValue(value: unknown): SqlValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as SqlValue);
}
