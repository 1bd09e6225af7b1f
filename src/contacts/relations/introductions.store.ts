import { Injectable } from '@nestjs/common';
import { oneAtATimeFor } from '../../common/database/for-change.js';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Named } from '../domain/full-name.js';

export interface NamedContact extends Named {
  readonly id: string;
}

/** Somebody further down a chain: after how many steps, and who introduced them. */
export interface IntroducedContact extends NamedContact {
  readonly steps: number;
  readonly introducedById: string;
}

const NAME = 'c.id, c.given_name as "givenName", c.family_name as "familyName", c.nickname, c.organisation';

/**
 * Who introduced whom: `contacts.introduced_by_id`, followed upwards and downwards. Without statistics SQLite would begin
 * with all people of the account, or with all who are not deleted, instead of the few ids (31 ms of a page among 20,000
 * people): `|| ''` keeps it from the one, `cross join`, which it joins in the order written, from the other.
 */
@Injectable()
export class IntroductionsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One at a time decides who introduced whom in this account: two that cross each other would make a circle. */
  lock(accountId: string): Promise<void> {
    return oneAtATimeFor(this.unitOfWork.writer, `introductions ${accountId}`);
  }

  /** Whether `ancestorId` introduced the person, directly or through others; or is that very person. */
  async isIntroducedThrough(accountId: string, contactId: string, ancestorId: string): Promise<boolean> {
    const found = await rows(
      this.unitOfWork.reader,
      `with recursive chain(id) as (
         select c.id from contacts c where c.account_id || '' = ? and c.id = ?
         union
         select c.introduced_by_id from chain cross join contacts c
          where c.id = chain.id and c.account_id || '' = ? and c.introduced_by_id is not null
       ) select 1 as found from chain where id = ?`,
      [accountId, contactId, accountId, ancestorId],
    );
    return found.length > 0;
  }

  /** Who introduced the person, who introduced those, and so on: the nearest first. Ends at somebody in the trash. */
  introducers(accountId: string, contactId: string, most: number): Promise<NamedContact[]> {
    return rows(
      this.unitOfWork.reader,
      `with recursive chain(id, depth) as (
         select c.introduced_by_id, 1 from contacts c where c.account_id || '' = ? and c.id = ?
         union all
         select c.introduced_by_id, chain.depth + 1 from chain cross join contacts c
          where c.id = chain.id and c.account_id || '' = ? and c.deleted_at is null and chain.depth < ${most}
       ) select ${NAME} from chain cross join contacts c
          where c.id = chain.id and c.account_id || '' = ? and c.deleted_at is null order by chain.depth`,
      [accountId, contactId, accountId, accountId],
    );
  }

  /** Whom the person introduced, by name. */
  introduced(accountId: string, contactId: string, most: number): Promise<NamedContact[]> {
    return rows(
      this.unitOfWork.reader,
      `select ${NAME} from contacts c
        where c.introduced_by_id = ? and c.account_id || '' = ? and c.deleted_at is null
        order by c.name_key, c.id limit ${most}`,
      [contactId, accountId],
    );
  }

  /** Whom the person introduced, whom those introduced, and so on: the nearest first. Not those in the trash, nor behind them. */
  introducedOnwards(
    accountId: string,
    contactId: string,
    most: { steps: number; people: number },
  ): Promise<IntroducedContact[]> {
    return rows(
      this.unitOfWork.reader,
      `with recursive chain(id, depth) as (
         select cast(? as varchar(36)), 0
         union all
         select c.id, chain.depth + 1 from chain cross join contacts c
          where c.introduced_by_id = chain.id and c.account_id || '' = ? and c.deleted_at is null
            and chain.depth < ${most.steps}
       ) select ${NAME}, chain.depth as steps, c.introduced_by_id as "introducedById"
           from chain cross join contacts c
          where c.id = chain.id and chain.depth > 0 order by chain.depth, c.name_key, c.id limit ${most.people}`,
      [contactId, accountId],
    );
  }

  /** Of those whom the person introduced, the one with the latest conversation; null while nobody has answered. */
  async latestAnswered(accountId: string, contactId: string): Promise<NamedContact | null> {
    const [found] = await rows<NamedContact>(
      this.unitOfWork.reader,
      `select ${NAME} from contacts c
        where c.introduced_by_id = ? and c.account_id || '' = ? and c.deleted_at is null
          and c.last_interaction_on is not null
        order by c.last_interaction_on desc, c.id limit 1`,
      [contactId, accountId],
    );
    return found ?? null;
  }

  async countIntroduced(accountId: string, contactId: string): Promise<number> {
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      'select count(*) as n from contacts where introduced_by_id = ? and account_id = ? and deleted_at is null',
      [contactId, accountId],
    );
    return Number(row?.n ?? 0);
  }
}
