import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { mondayOf } from '../common/local-date.js';
import { type Ladder, LadderService } from './ladder.service.js';
import type { SuggestionEvent } from './suggestion-event.entity.js';
import { SuggestionEventsStore } from './suggestion-events.store.js';

/** Somebody on the ladder, and whether as the courage bonus: that one comes once a week. */
export interface Seen {
  readonly contactId: string;
  readonly bonus: boolean;
}

/** Keeps who was shown in which week: a place is used up by people who were, and three quiet weeks give a rest. */
@Injectable()
export class ShownService {
  constructor(
    private readonly ladders: LadderService,
    private readonly events: SuggestionEventsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** This week's ladder for a page or a client that shows it: everyone on it counts as shown from now on. */
  async show(account: Account): Promise<Ladder> {
    const ladder = await this.ladders.ladder(account);
    await this.shown(account, ladder);
    return ladder;
  }

  /** Everyone on the ladder was shown. */
  async shown(account: Account, ladder: Ladder): Promise<void> {
    const seen = ladder.items.map(({ contact, bonus }) => ({ contactId: contact.id, bonus }));
    await this.keep(account, 'shown', seen);
  }

  /** These people were named in a mail. */
  async named(account: Account, seen: readonly Seen[]): Promise<void> {
    await this.keep(account, 'named', seen);
  }

  /** Who was named in a mail this week already. */
  async namedThisWeek(account: Account): Promise<ReadonlySet<string>> {
    return new Set((await this.kept(account, 'named')).keys());
  }

  /** Once a week, and again when somebody becomes the bonus or is it no more. */
  private async keep(account: Account, kind: 'shown' | 'named', seen: readonly Seen[]): Promise<void> {
    const before = await this.kept(account, kind);
    const fresh = seen
      .map(({ contactId, bonus }) => ({ contactId, value: bonus ? 'bonus' : null }))
      .filter(({ contactId, value }) => before.get(contactId) !== value);
    if (fresh.length === 0) return;
    const now = this.clock.now();
    const on = this.clock.today(account.timeZone);
    const week = { accountId: account.id, weekOn: mondayOf(on), kind, on, createdAt: now.toISOString() };
    const events: SuggestionEvent[] = fresh.map((one) => ({ ...week, ...one, id: newId(now) }));
    await this.unitOfWork.run(() => this.events.insert(events));
  }

  /** As what each was seen last. */
  private async kept(account: Account, kind: 'shown' | 'named'): Promise<Map<string, string | null>> {
    const events = await this.events.ofWeek(account.id, mondayOf(this.clock.today(account.timeZone)));
    const ofKind = events.filter((event) => event.kind === kind);
    return new Map(ofKind.flatMap(({ contactId, value }) => (contactId === null ? [] : [[contactId, value]])));
  }
}
