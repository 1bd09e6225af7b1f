import { Injectable } from '@nestjs/common';
import { rows, type SqlValue } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Import } from '../import.entity.js';

/**
 * Where something that the import did not bring hangs on a person and would go with them: table, column, and which rows.
 * Whatever an import brings carries its instant; what the user does is written down in `changes`, but for messages,
 * meetings and the words about a suggestion.
 */
const TRACES = [
  ['attempts', 'contact_id', ''],
  ['meeting_people', 'contact_id', ''],
  // the user's own word about a suggestion; that somebody was only shown is no trace of theirs
  ['suggestion_events', 'contact_id', "and kind in ('later', 'skip', 'swap')"],
  ['changes', 'contact_id', 'and undone_at is null'],
  ['interactions', 'contact_id', 'and created_at <> :doneAt'],
  ['reminders', 'contact_id', 'and (created_at <> :doneAt or updated_at <> created_at)'],
  ['relations', 'one_id', 'and created_at <> :doneAt'],
  ['relations', 'other_id', 'and created_at <> :doneAt'],
  ['contacts', 'introduced_by_id', ''],
] as const;

/** Who came with an import and has been left alone since: taking the import back loses nothing else with them. */
@Injectable()
export class UntouchedQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Their ids, once the import's additions to other people are taken back; everybody who was edited, met, written to, put
   * off or named since is left out.
   */
  async contactIds({ accountId, id, doneAt }: Import): Promise<string[]> {
    const values: SqlValue[] = [accountId, id];
    const nothingHangs = TRACES.map(([table, column, which]) => {
      values.push(accountId);
      const condition = which.replace(':doneAt', () => {
        values.push(doneAt);
        return '?';
      });
      return `and c.id not in (select ${column} from ${table}
        where account_id = ? and ${column} is not null ${condition})`;
    });
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select c.id from contacts c where c.account_id = ? and c.import_id = ? and c.updated_at = c.created_at
        ${nothingHangs.join(' ')}`,
      values,
    );
    return found.map((contact) => contact.id);
  }

  async countOf({ accountId, id }: Import): Promise<number> {
    const sql = 'select count(*) as n from contacts where account_id = ? and import_id = ?';
    const [row] = await rows<{ n: number | string }>(this.unitOfWork.reader, sql, [accountId, id]);
    return Number(row?.n ?? 0);
  }
}
