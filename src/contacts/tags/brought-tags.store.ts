import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';

interface Link {
  readonly contactId: string;
  readonly tagId: string;
}

/** SQLite allows 32,766 values in one statement. */
const LINKS_AT_ONCE = 1000;

/** `|| ''`: without statistics SQLite prefers an index of the account to the ids, and reads all its rows. */
@Injectable()
export class BroughtTagsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  linksOf(accountId: string, contactIds: readonly string[]): Promise<Link[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    return rows(
      this.unitOfWork.reader,
      `select contact_id as "contactId", tag_id as "tagId" from contact_tags
        where contact_id in (${contactIds.map(() => '?').join(',')}) and account_id || '' = ?`,
      [...contactIds, accountId],
    );
  }

  async unlink(accountId: string, links: readonly Link[]): Promise<void> {
    for (let start = 0; start < links.length; start += LINKS_AT_ONCE) {
      const part = links.slice(start, start + LINKS_AT_ONCE);
      await rows(
        this.unitOfWork.writer,
        `delete from contact_tags where (contact_id, tag_id) in (values ${part.map(() => '(?, ?)').join(',')})
          and account_id || '' = ?`,
        [...part.flatMap(({ contactId, tagId }) => [contactId, tagId]), accountId],
      );
    }
  }

  async removeUnused(accountId: string, tagIds: readonly string[]): Promise<void> {
    if (tagIds.length === 0) return;
    await rows(
      this.unitOfWork.writer,
      `delete from tags where id in (${tagIds.map(() => '?').join(',')}) and account_id || '' = ? and cadence is null
        and not exists (select 1 from contact_tags where contact_tags.tag_id = tags.id)`,
      [...tagIds, accountId],
    );
  }
}
