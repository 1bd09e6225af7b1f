import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { Import } from './import.entity.js';

/** Where something hangs on a person that would go with them: table, column, and which rows if not all. */
const TRACES = [
  ['interactions', 'contact_id'],
  ['attempts', 'contact_id'],
  ['reminders', 'contact_id'],
  ['meeting_people', 'contact_id'],
  ['contact_tags', 'contact_id'],
  ['contacts', 'introduced_by_id'],
  ['relations', 'one_id'],
  ['relations', 'other_id'],
  // the user's own word about a suggestion; that somebody was only shown is no trace of theirs
  ['suggestion_events', 'contact_id', "and kind in ('later', 'skip', 'swap')"],
] as const;

/** Who came with an import and has been left alone since: taking the import back loses nothing else with them. */
@Injectable()
export class UntouchedQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Their ids; everybody who was edited, met, written to, put off or named since is left out. */
  async contactIds({ accountId, id }: Import): Promise<string[]> {
    const nothingHangs = TRACES.map(
      ([table, column, which = '']) =>
        `and c.id not in (select ${column} from ${table} where account_id = ? and ${column} is not null ${which})`,
    );
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select c.id from contacts c where c.account_id = ? and c.import_id = ? and c.updated_at = c.created_at
        ${nothingHangs.join(' ')}`,
      [accountId, id, ...TRACES.map(() => accountId)],
    );
    return found.map((contact) => contact.id);
  }

  async countOf({ accountId, id }: Import): Promise<number> {
    const sql = 'select count(*) as n from contacts where account_id = ? and import_id = ?';
    const [row] = await rows<{ n: number | string }>(this.unitOfWork.reader, sql, [accountId, id]);
    return Number(row?.n ?? 0);
  }
}
