import { Injectable } from '@nestjs/common';
import { changedRows, rows, type SqlValue } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Contact } from '../contact.entity.js';

/** What a bulk change writes: what it changes, and the derived columns that follow from it. */
const COLUMNS: readonly (readonly [column: string, type: string, value: (contact: Contact) => SqlValue])[] = [
  ['layer', 'varchar(5)', ({ layer }) => layer],
  ['layer_chosen', 'boolean', ({ layerChosen }) => layerChosen],
  ['cadence', 'varchar(5)', ({ cadence }) => (cadence === null ? null : String(cadence))],
  ['deleted_at', 'varchar(24)', ({ deletedAt }) => deletedAt],
  ['updated_at', 'varchar(24)', ({ updatedAt }) => updatedAt],
  ['search_key', 'text', ({ searchKey }) => searchKey],
  ['effective_cadence_days', 'integer', ({ effectiveCadenceDays }) => effectiveCadenceDays],
  ['ease_group', 'varchar(64)', ({ easeGroup }) => easeGroup],
  ['silent_since_on', 'varchar(10)', ({ silentSinceOn }) => silentSinceOn],
  ['quiet_on', 'varchar(10)', ({ quietOn }) => quietOn],
  ['blocked_until_on', 'varchar(10)', ({ blockedUntilOn }) => blockedUntilOn],
];

@Injectable()
export class ManyContactsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async countOf(accountId: string, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      `select count(*) as n from contacts where id in (${placesFor(ids)}) and account_id || '' = ? and deleted_at is null`,
      [...ids, accountId],
    );
    return Number(row?.n ?? 0);
  }

  /** One statement for all of them. */
  async save(accountId: string, contacts: readonly Contact[]): Promise<void> {
    if (contacts.length === 0) return;
    // values in a list have no type of their own on PostgreSQL
    const assignments = COLUMNS.map(([name, type], index) => `${name} = cast(v.column${index + 2} as ${type})`);
    const list = contacts.map(() => `(?${', ?'.repeat(COLUMNS.length)})`);
    await changedRows(
      this.unitOfWork.writer,
      `update contacts set ${assignments.join(', ')} from (values ${list.join(', ')}) as v
        where contacts.id = v.column1 and contacts.account_id = ?`,
      [...contacts.flatMap((contact) => [contact.id, ...COLUMNS.map(([, , value]) => value(contact))]), accountId],
    );
  }
}

function placesFor(ids: readonly string[]): string {
  return ids.map(() => '?').join(',');
}
