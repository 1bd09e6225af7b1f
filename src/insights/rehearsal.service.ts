import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { Holidays } from '../common/holidays.js';
import { localTimeOf } from '../common/zoned-time.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import type { Attempt } from '../outreach/attempt.entity.js';
import { type CallHour, callHour } from './domain/call-hours.js';
import { type Rehearsal, rehearsalOf } from './domain/rehearsal.js';

/** Talks that are looked through for a note. */
const LATEST_TALKS = 20;

export interface RehearsedCall {
  readonly contact: Contact;
  readonly words: Rehearsal;
  /** What was noted last about the person; null: nothing. */
  readonly lastNote: string | null;
  /** Whether now is a time to call. Nobody's own zone is known, so it is the account's. */
  readonly hour: CallHour;
}

/** A call to read from (product.md, feature 19). */
@Injectable()
export class RehearsalService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly interactions: InteractionsService,
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {}

  /** Null: this message has nothing to say aloud. */
  async of(account: Account, { contactId, script }: Attempt): Promise<RehearsedCall | null> {
    if (script === null) return null;
    const contact = await this.contacts.find(account.id, contactId);
    const talks = await this.interactions.list(account.id, contactId, { limit: LATEST_TALKS });
    const lastNote = talks.items.find(({ summary }) => summary !== null)?.summary ?? contact.notes;
    return { contact, words: rehearsalOf(script), lastNote, hour: await this.hour(account) };
  }

  private async hour({ timeZone, country, region }: Account): Promise<CallHour> {
    const today = this.clock.today(timeZone);
    const isHoliday = await this.holidays.in(country, region);
    return callHour(today, Number(localTimeOf(this.clock.now(), timeZone).slice(0, 2)), isHoliday(today));
  }
}
