import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Texts } from '../common/text.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { HeldSlot } from '../slots/held-slot.entity.js';
import { SlotsService } from '../slots/slots.service.js';
import type { Attempt } from './attempt.entity.js';
import { OfferedTimes } from './checking/offered-times.service.js';
import type { OfferedTime } from './domain/checks/offered-time.js';
import { type SlotWording, slotWords, theirsOf } from './drafting/slot-words.js';

/** A time that is offered, as the message says it. */
export interface OfferedSlot {
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly words: string;
}

/** The times that a message holds. */
export interface TimesOfAttempt {
  readonly held: readonly HeldSlot[];
  readonly offered: readonly OfferedSlot[];
  /** What calendars and clocks say about them; of drafts only. */
  readonly judged: readonly OfferedTime[];
}

export const noTimes: TimesOfAttempt = { held: [], offered: [], judged: [] };

/** The times of several messages at once: in words, and looked up in the calendars. */
@Injectable()
export class AttemptTimes {
  constructor(
    private readonly slots: SlotsService,
    private readonly contacts: ContactsService,
    private readonly judging: OfferedTimes,
    private readonly texts: Texts,
  ) {}

  /** By message; of those that hold times. */
  async of(account: Account, attempts: readonly Attempt[]): Promise<Map<string, TimesOfAttempt>> {
    const ids = attempts.map(({ id }) => id);
    const heldByAttempt = await this.slots.ofAttempts(account.id, ids);
    const holding = attempts.filter(({ id }) => heldByAttempt.has(id));
    if (holding.length === 0) return new Map();
    const contactIds = [...new Set(holding.map(({ contactId }) => contactId))];
    const people = await this.contacts.findMany(account.id, contactIds);
    const all = holding.map((attempt) => ({
      attempt,
      held: heldByAttempt.get(attempt.id) ?? [],
      wording: this.wordingOf(account, attempt, people.get(attempt.contactId) ?? null),
    }));
    const drafts = all.filter(({ attempt }) => attempt.state === 'drafted');
    const asked = drafts.flatMap(({ held, wording }) => held.map((slot) => ({ slot, wording })));
    const judgedBySlot = await this.judging.of(account, asked);
    return new Map(
      all.map(({ attempt, held, wording }) => {
        const judged = held.flatMap(({ id }) => judgedBySlot.get(id) ?? []);
        return [attempt.id, { held, offered: held.map((slot) => offered(slot, wording)), judged }];
      }),
    );
  }

  private wordingOf({ timeZone }: Account, { language, form }: Attempt, contact: Contact | null): SlotWording {
    const say: SlotWording['say'] = (key, params) => this.texts.say(language, key, params);
    return { language, homeZone: timeZone, say, theirs: contact && theirsOf(contact, form) };
  }
}

function offered({ startAt: start, endAt: end, timeZone }: HeldSlot, wording: SlotWording): OfferedSlot {
  const slot = { start, end, timeZone };
  return { ...slot, words: slotWords([slot], wording) };
}
