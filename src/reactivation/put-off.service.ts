import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { newEvent } from './new-event.js';
import { SuggestionEventsStore } from './suggestion-events.store.js';

/** What it takes to take "later", "not now" and "somebody else" back. */
export interface PutOff {
  readonly eventId: string;
  /** The day from before; `left` is the one the act set. Neither: the act set no day. */
  readonly before?: LocalDate | null;
  readonly left?: LocalDate;
}

/** Puts somebody off, and takes that back. */
@Injectable()
export class PutOffService {
  constructor(
    private readonly events: SuggestionEventsStore,
    private readonly contacts: ContactsService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Not before that day. */
  async until(account: Account, contactId: string, kind: 'later' | 'skip', until: LocalDate): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { laterUntilOn: before } = await this.contacts.findForChange(account.id, contactId);
      await this.contacts.setLater(account.id, contactId, until);
      const event = newEvent(account, this.clock, kind, { contactId, value: until });
      await this.events.insert([event]);
      const detail: PutOff = { eventId: event.id, before, left: until };
      await this.changes.record(account.id, { kind: kind === 'later' ? 'put-off' : 'skipped', contactId, detail });
    });
  }

  /** Somebody else this week. */
  async thisWeek(account: Account, contactId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.contacts.find(account.id, contactId);
      const event = newEvent(account, this.clock, 'swap', { contactId });
      await this.events.insert([event]);
      const detail: PutOff = { eventId: event.id };
      await this.changes.record(account.id, { kind: 'swapped', contactId, detail });
    });
  }

  /** Inside a unit of work. False if they were put off anew since: nothing is changed then. */
  async takeBack(account: Account, contactId: string, { eventId, before, left }: PutOff): Promise<boolean> {
    const { laterUntilOn } = await this.contacts.findForChange(account.id, contactId);
    if (left !== undefined && laterUntilOn !== left) return false;
    await this.events.remove(account.id, eventId);
    if (left !== undefined) await this.contacts.setLater(account.id, contactId, before ?? null);
    return true;
  }
}
