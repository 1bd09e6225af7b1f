import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { wholeCadences, type WholeLayerCadences } from '../../accounts/domain/layer-cadences.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { nextTurn } from '../../common/next-turn.js';
import { readEaseGroup, withCadence } from '../domain/rank-columns.js';
import { LayerCadencesStore, type RankedPerson } from './layer-cadences.store.js';

/** Some 10 ms of writing, then others get their turn. */
const PEOPLE_AT_ONCE = 200;
/** So many are looked at while somebody waits: half a second, where all of 100,000 take ten. The tick does the rest. Ours. */
const PEOPLE_AWAITED = 5_000;

/** Who counts as quiet when follows from the account's cadences: after a change of those it is worked out anew. */
@Injectable()
export class LayerCadencesService {
  constructor(
    private readonly store: LayerCadencesStore,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For a request that changed the cadences: nearly always everybody, of very many the first ones. */
  async settleAwaited(accountId: string): Promise<void> {
    await this.settle(accountId, PEOPLE_AWAITED);
  }

  /**
   * Everybody who inherits from a layer, in portions, each stored by itself: no other write waits for 100,000 people. Done
   * again, or by two at once, it changes nothing more. `most`: so many are looked at. Gives how many changed.
   */
  async settle(accountId: string, most = Infinity): Promise<number> {
    let changed = 0;
    let last: RankedPerson | null = null;
    for (let looked = 0; looked < most; looked += PEOPLE_AT_ONCE) {
      const cadences = await this.cadencesOf(accountId);
      const people: RankedPerson[] = await this.store.next(accountId, last, PEOPLE_AT_ONCE);
      const stale = people.filter((person) => isStale(person, cadences)).map(({ id }) => id);
      if (stale.length > 0) changed += await this.unitOfWork.run(() => this.settleThese(accountId, stale));
      last = people.at(-1) ?? null;
      if (people.length < PEOPLE_AT_ONCE) return changed;
      await nextTurn();
    }
    return changed;
  }

  /** What was true when they were read may have changed since: it is read again. */
  private async settleThese(accountId: string, ids: readonly string[]): Promise<number> {
    const people = await this.store.inheriting(accountId, ids);
    const cadences = await this.cadencesOf(accountId);
    const stale = people.filter((person) => isStale(person, cadences));
    await this.store.save(
      accountId,
      stale.map((person) => {
        const cadence = cadences[readEaseGroup(person.easeGroup).layer];
        return { id: person.id, cadence, ...withCadence(person, cadence) };
      }),
    );
    return stale.length;
  }

  private async cadencesOf(accountId: string): Promise<WholeLayerCadences> {
    return wholeCadences((await this.accounts.find(accountId)).cadences);
  }
}

function isStale({ easeGroup }: RankedPerson, cadences: WholeLayerCadences): boolean {
  const { layer, cadence } = readEaseGroup(easeGroup);
  return cadence !== cadences[layer];
}
