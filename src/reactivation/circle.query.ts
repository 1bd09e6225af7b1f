import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';

/** Whom to count: everybody of some ease groups, and of others those who have a cadence of their own. */
export interface Counted {
  readonly all: readonly string[];
  readonly own: readonly string[];
}

const placesFor = (values: readonly unknown[]): string =>
  values.length === 0 ? 'null' : values.map(() => '?').join(',');

@Injectable()
export class CircleQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Counting stops at `atMost`, however many follow. */
  async count(accountId: string, { all, own }: Counted, atMost: number): Promise<number> {
    const [row] = await rows<{ n: number | string }>(
      this.unitOfWork.reader,
      `select count(*) as n from (
        select id from contacts where account_id = ? and ease_group in (${placesFor(all)})
        union all
        select id from contacts where account_id = ? and ease_group in (${placesFor(own)}) and cadence is not null
        limit ?) as kept`,
      [accountId, ...all, accountId, ...own, atMost],
    );
    return Number(row?.n ?? 0);
  }
}
