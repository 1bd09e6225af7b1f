import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { type Layer, layers } from '../contacts/domain/words.js';
import { type MyWay, CoverageService } from '../people/stations/coverage.service.js';
import { LadderService } from '../reactivation/ladder.service.js';
import { NetworkQuery } from './network.query.js';

/** Names of each layer that stand on one printed page. */
const NAMES_EACH = 5;

export interface Network {
  readonly way: MyWay;
  /** The closest first; layers without anybody are left out. */
  readonly layers: readonly { readonly layer: Layer; readonly people: number; readonly some: readonly Contact[] }[];
  /** Whom one could write to this week. */
  readonly thisWeek: readonly Contact[];
}

/** "My network today" on one page (product.md, feature 20): names and places, no notes. Reading it changes nothing. */
@Injectable()
export class NetworkService {
  constructor(
    private readonly coverage: CoverageService,
    private readonly contacts: ContactsService,
    private readonly ladders: LadderService,
    private readonly query: NetworkQuery,
  ) {}

  async of(account: Account): Promise<Network> {
    const handfuls = await this.query.handfuls(account.id, NAMES_EACH);
    const ids = handfuls.flatMap((handful) => handful.ids);
    const people = await this.contacts.findMany(account.id, ids);
    const ladder = await this.ladders.ladder(account);
    return {
      way: await this.coverage.way(account),
      layers: layers.flatMap((layer) => {
        const handful = handfuls.find((one) => one.layer === layer);
        if (!handful) return [];
        return [{ layer, people: handful.people, some: handful.ids.flatMap((id) => people.get(id) ?? []) }];
      }),
      thisWeek: ladder.items.map(({ contact }) => contact),
    };
  }
}
