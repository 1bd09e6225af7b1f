import { Injectable } from '@nestjs/common';
import { insertRows, rows, type SqlValue } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { ContactPoint } from './contact-point.entity.js';
import type { Contact } from './contact.entity.js';

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

  /** Only these fields of the contacts, without making entities of them. */
  fieldsOf<F extends keyof Contact>(
    accountId: string,
    ids: readonly string[],
    names: readonly F[],
  ): Promise<Pick<Contact, F | 'id'>[]> {
    const columns = names.map((name) => `${columnName(name)} as "${name}"`).join(', ');
    const sql = `select id, ${columns} from contacts where account_id = ? and id in (${ids.map(() => '?').join(',')})`;
    return rows(this.unitOfWork.reader, sql, [accountId, ...ids]);
  }

  /** The addresses of the contacts, as they are compared. */
  addressesOf(accountId: string, contactIds: readonly string[]): Promise<AddressRow[]> {
    return rows(
      this.unitOfWork.reader,
      `select contact_id as "contactId", kind, value_key as "valueKey" from contact_points
        where account_id = ? and contact_id in (${contactIds.map(() => '?').join(',')})`,
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
    const sql = `delete from ${table} where account_id = ? and id in (${ids.map(() => '?').join(',')})`;
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

/** As common/database/snake-naming.ts names it. */
function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Columns of a contact are texts, numbers and flags; small lists are kept as JSON (common/database/columns.ts). */
function columnValue(value: unknown): SqlValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as SqlValue);
}
