import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';

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

/** What an import asks of all contacts of an account at once. */
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
}

function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(',');
}
