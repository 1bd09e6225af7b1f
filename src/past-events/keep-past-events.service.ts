import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { InvalidInput } from '../common/errors.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { type BroughtTalk, ManyInteractions } from '../interactions/many-interactions.service.js';
import { talkId } from './event-key.js';
import { MetPeople } from './met-people.service.js';
import type { KeepPastEvents, PastEventInput } from './past-events.input.js';

/** What it takes to take back what came for one person. */
export interface KeptBefore {
  readonly talks: readonly Pick<BroughtTalk, 'id' | 'left'>[];
}

/** Chosen rows of a preview become talks; one act, taken back as one. Nobody is added, and nobody is reminded. */
@Injectable()
export class KeepPastEventsService {
  constructor(
    private readonly interactions: ManyInteractions,
    private readonly people: MetPeople,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Gives how many talks came, and with how many people; what counted before is passed over. */
  async keep(
    account: Account,
    { events, keepsTitles = false }: KeepPastEvents,
  ): Promise<{ talks: number; people: number }> {
    this.assertPast(account, events);
    const talks = events.map(({ key, contactId, on, channel, title }) => {
      const words = { on, channel, direction: 'mutual', summary: (keepsTitles && title?.trim()) || null } as const;
      return { id: talkId(account.id, key), contactId, ...words };
    });
    return this.unitOfWork.run(async () => {
      await this.people.lock(account.id, talks);
      const brought = await this.interactions.note(account.id, talks, this.clock.now().toISOString());
      const byContact = byPerson(brought);
      await this.people.refresh(account.id, [...byContact.keys()]);
      const changes = [...byContact].map(([contactId, came]) => {
        const detail: KeptBefore = { talks: came.map(({ id, left }) => ({ id, left })) };
        return { kind: 'events-noted', contactId, detail } as const;
      });
      if (changes.length > 0) await this.changes.record(account.id, ...changes);
      return { talks: brought.length, people: byContact.size };
    });
  }

  /** Those that are as they came go again; inside a unit of work. */
  async takeBack(accountId: string, kept: readonly KeptBefore[]): Promise<void> {
    const talks = kept.flatMap(({ talks: came }) => came);
    const contactIds = await this.interactions.peopleOf(
      accountId,
      talks.map(({ id }) => id),
    );
    await this.people.lockThese(accountId, contactIds);
    await this.interactions.takeBack(accountId, talks);
    await this.people.refresh(accountId, contactIds);
  }

  private assertPast(account: Account, events: readonly PastEventInput[]): void {
    const today = this.clock.today(account.timeZone);
    const ahead = events.findIndex(({ on }) => on > today);
    if (ahead === -1) return;
    const pointer = `/events/${ahead}/on`;
    throw new InvalidInput([{ pointer, detail: 'This day has not come yet.', code: 'dayAhead' }]);
  }
}

function byPerson<T extends { readonly contactId: string }>(talks: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const talk of talks) found.set(talk.contactId, [...(found.get(talk.contactId) ?? []), talk]);
  return found;
}
