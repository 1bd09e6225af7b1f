import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { wholeCadences } from '../accounts/domain/layer-cadences.js';
import { readEaseGroup } from '../contacts/domain/rank-columns.js';
import { layers } from '../contacts/domain/words.js';
import { CandidatesQuery } from './candidates.query.js';
import { CircleQuery } from './circle.query.js';
import { circleOf } from './domain/circle.js';

/** How many people somebody keeps up with: in the layers inner to known, or with a cadence of their own. */
export interface Circle {
  /** Counted to one more than `enough`: beyond that it makes no difference. */
  readonly keptUp: number;
  readonly enough: number;
}

/** "Warn when more than 150 people are in layers inner to known or have a cadence of their own" (product.md, "Defaults"). */
@Injectable()
export class CircleService {
  constructor(
    private readonly groups: CandidatesQuery,
    private readonly query: CircleQuery,
  ) {}

  async of(account: Account): Promise<Circle> {
    const words = (await Promise.all(layers.map((layer) => this.groups.groups(account.id, layer)))).flat();
    const groups = words.map((word) => ({ word, group: readEaseGroup(word) }));
    const { all, own, enough } = circleOf(groups, wholeCadences(account.cadences));
    return { keptUp: await this.query.count(account.id, { all, own }, enough + 1), enough };
  }
}
