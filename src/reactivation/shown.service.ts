import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { mondayOf } from '../common/local-date.js';
import { type Ladder, LadderService } from './ladder.service.js';
import type { SuggestionEvent } from './suggestion-event.entity.js';
import { SuggestionEventsStore } from './suggestion-events.store.js';

interface Seen {
  readonly contactId: string;
  readonly value: string | null;
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
    const seen = ladder.items.map(({ contact, bonus }) => ({ contactId: contact.id, value: bonus ? 'bonus' : null }));
    await this.keep(account, 'shown', seen);
  }

  /** These people were named in a mail. */
  async named(account: Account, contactIds: readonly string[]): Promise<void> {
    await this.keep(
      account,
      'named',
      contactIds.map((contactId) => ({ contactId, value: null })),
    );
  }

  /** Who was named in a mail this week already. */
  async namedThisWeek(account: Account): Promise<ReadonlySet<string>> {
    return this.kept(account, 'named');
  }

  private async keep(account: Account, kind: 'shown' | 'named', seen: readonly Seen[]): Promise<void> {
    const before = await this.kept(account, kind);
    const fresh = seen.filter(({ contactId }) => !before.has(contactId));
    if (fresh.length === 0) return;
    const now = this.clock.now();
    const on = this.clock.today(account.timeZone);
    const week = { accountId: account.id, weekOn: mondayOf(on), kind, on, createdAt: now.toISOString() };
    const events: SuggestionEvent[] = fresh.map((one) => ({ ...week, ...one, id: newId(now) }));
    await this.unitOfWork.run(() => this.events.insert(events));
  }

  private async kept(account: Account, kind: 'shown' | 'named'): Promise<Set<string>> {
    const events = await this.events.ofWeek(account.id, mondayOf(this.clock.today(account.timeZone)));
    const ids = events.filter((event) => event.kind === kind).map(({ contactId }) => contactId);
    return new Set(ids.filter((id) => id !== null));
  }
}
