import { Injectable } from '@nestjs/common';
import { changedRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { Digest, type DigestState } from './digest.entity.js';

export interface DoneDay {
  readonly day: LocalDate;
  /** An instant: what was noted later was not in it. */
  readonly madeAt: string;
}

@Injectable()
export class DigestsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** True for the one instance that is first on this day. */
  async begin(digest: Digest): Promise<boolean> {
    const begun = await rows(
      this.unitOfWork.writer,
      `insert into digests (id, account_id, local_day, state, attempts, lease_until, created_at)
       values (?, ?, ?, ?, ?, ?, ?) on conflict (account_id, local_day) do nothing returning id`,
      [
        digest.id,
        digest.accountId,
        digest.localDay,
        digest.state,
        digest.attempts,
        digest.leaseUntil,
        digest.createdAt,
      ],
    );
    return begun.length === 1;
  }

  find(accountId: string, localDay: LocalDate): Promise<Digest | null> {
    return this.unitOfWork.reader.findOneBy(Digest, { accountId, localDay });
  }

  /** True for the one instance that goes on with a day that another one left unfinished. */
  async takeOver(seen: Digest, leaseUntil: string): Promise<boolean> {
    const taken = await changedRows(
      this.unitOfWork.writer,
      `update digests set attempts = attempts + 1, lease_until = ?
       where account_id = ? and id = ? and state = 'composing' and attempts = ? and lease_until = ?`,
      [leaseUntil, seen.accountId, seen.id, seen.attempts, seen.leaseUntil],
    );
    return taken === 1;
  }

  /** Ends the day, unless another instance has taken it over since. */
  async end(claimed: Digest, state: Exclude<DigestState, 'composing'>): Promise<boolean> {
    const ended = await changedRows(
      this.unitOfWork.writer,
      "update digests set state = ? where account_id = ? and id = ? and state = 'composing' and attempts = ?",
      [state, claimed.accountId, claimed.id, claimed.attempts],
    );
    return ended === 1;
  }

  /** A day that was given up is to be made again, by whoever comes first; false if it was not given up. */
  async revive(accountId: string, localDay: LocalDate, now: string): Promise<boolean> {
    const revived = await changedRows(
      this.unitOfWork.writer,
      `update digests set state = 'composing', attempts = 0, lease_until = ?
       where account_id = ? and local_day = ? and state = 'dead'`,
      [now, accountId, localDay],
    );
    return revived === 1;
  }

  /** The last mail before this day's, or the last day on which there was nothing to say. */
  async lastDoneBefore(accountId: string, day: LocalDate): Promise<DoneDay | null> {
    const [last] = await rows<DoneDay>(
      this.unitOfWork.reader,
      `select local_day as day, created_at as "madeAt" from digests
       where account_id = ? and local_day < ? and state in ('queued', 'nothing') order by local_day desc limit 1`,
      [accountId, day],
    );
    return last ?? null;
  }

  /** The local day of the first mail after this one. */
  async firstMailAfter(accountId: string, day: LocalDate): Promise<LocalDate | null> {
    const [first] = await rows<{ day: LocalDate }>(
      this.unitOfWork.reader,
      `select local_day as day from digests
       where account_id = ? and local_day > ? and state = 'queued' order by local_day limit 1`,
      [accountId, day],
    );
    return first?.day ?? null;
  }
}
