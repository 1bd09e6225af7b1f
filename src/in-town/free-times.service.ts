import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { slotRulesOf } from '../accounts/domain/slot-rules.js';
import { Clock } from '../common/clock.js';
import { latestOf } from '../common/local-date.js';
import { Texts } from '../common/text.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { type SlotWording, slotWords, theirsOf } from '../outreach/drafting/slot-words.js';
import { isByDay } from '../slots/by-day.js';
import { apart, type Span } from '../slots/domain/free-slots.js';
import { COFFEE_MINUTES, meetingMinutes, talkLength } from '../slots/domain/talk-length.js';
import type { FreeSlotsQuery } from './in-town.input.js';
import { TripSlots } from './trip-slots.service.js';

/** A free time, and how it is said to somebody. */
export interface FreeTime extends Span {
  readonly words: string;
  /** Where their clock stands; null: nobody knows, or nobody in particular is meant. */
  readonly theirZone: string | null;
}

/** When one could meet, and with whom: as long as it takes with them, and said so that both clocks are right. */
@Injectable()
export class FreeTimes {
  constructor(
    private readonly slots: TripSlots,
    private readonly contacts: ContactsService,
    private readonly clock: Clock,
    private readonly texts: Texts,
  ) {}

  /** By start. Throws NotFound for somebody who is not there, InvalidInput for too many days. */
  async of(account: Account, query: FreeSlotsQuery): Promise<FreeTime[]> {
    const contact = query.contactId === undefined ? null : await this.contacts.find(account.id, query.contactId);
    return this.with(account, contact, query);
  }

  /** The same with somebody who is known already; null: nobody in particular. */
  async with(account: Account, contact: Contact | null, query: FreeSlotsQuery): Promise<FreeTime[]> {
    const wording = this.wordingFor(account, contact);
    const zone = wording.theirs?.zone ?? null;
    const free = await this.slots.free(account, { ...query, minutes: this.minutesOf(account, query, contact) });
    const possible = zone === null ? free : free.filter((slot) => isByDay(slot, zone));
    return this.chosen(account, possible, query).map((slot) => {
      const said = { start: iso(slot.start), end: iso(slot.end), timeZone: account.timeZone };
      return { ...slot, words: slotWords([said], wording), theirZone: zone };
    });
  }

  private chosen(account: Account, slots: readonly Span[], query: FreeSlotsQuery): readonly Span[] {
    const { travel, gap } = slotRulesOf(account);
    return query.apart ? apart(slots, travel + gap) : slots;
  }

  private minutesOf(account: Account, { minutes, channel }: FreeSlotsQuery, contact: Contact | null): number {
    if (minutes !== undefined || channel === undefined) return minutes ?? COFFEE_MINUTES;
    const last = contact && (latestOf(contact.lastInteractionOn) ?? contact.roughlyLastOn ?? contact.connectedOn);
    return meetingMinutes(channel, talkLength(last, this.clock.today(account.timeZone)));
  }

  /** As a letter to them would say it; to nobody in particular, as the account speaks. */
  private wordingFor({ locale, timeZone }: Account, contact: Contact | null): SlotWording {
    const language = contact?.language ?? locale;
    return {
      language,
      homeZone: timeZone,
      say: (key, params) => this.texts.say(language, key, params),
      theirs: contact && theirsOf(contact, contact.form ?? 'sie'),
    };
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
