import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { type LocalDate, mondayOf } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { readEaseGroup } from '../contacts/domain/rank-columns.js';
import type { Rung } from '../contacts/domain/words.js';
import { CardFactsService } from './card-facts.service.js';
import { type Hindrance, hindrances } from './domain/candidacy.js';
import { candidateOf } from './domain/candidate.js';
import { type Standing, standing } from './domain/dormancy.js';
import { type Reason, reasonsOf } from './domain/reasons.js';
import { type Term, termsOf } from './domain/terms.js';
import { WeekService } from './week.service.js';

/** Why somebody is suggested, or is not suggested now. */
export interface Explanation {
  readonly contact: Contact;
  readonly rung: Rung;
  readonly ease: number;
  readonly value: number;
  readonly standing: Standing;
  readonly reasons: readonly Reason[];
  readonly terms: readonly Term[];
  /** Empty: may be suggested now. */
  readonly notNow: readonly NotNow[];
}

/** What keeps them off this week's ladder; `on` is the day it ends, where there is one. */
export interface NotNow {
  readonly code: Hindrance['code'] | 'swapped' | 'resting' | 'account-paused';
  readonly on: LocalDate | null;
}

/** "How is this chosen?" for one person, whether on the ladder or not. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly weeks: WeekService,
    private readonly contacts: ContactsService,
    private readonly cards: CardFactsService,
    private readonly clock: Clock,
  ) {}

  async explain(account: Account, contactId: string): Promise<Explanation> {
    const contact = await this.contacts.find(account.id, contactId);
    const today = this.clock.today(account.timeZone);
    const monday = mondayOf(today);
    const ranked = { contactId, group: readEaseGroup(contact.easeGroup), silentSinceOn: contact.silentSinceOn };
    const scored = candidateOf(ranked, monday, account.industry);
    const card = (await this.cards.of(account, [contact], today)).get(contactId) ?? { stationName: null, angle: null };
    return {
      contact,
      rung: scored.rung,
      ease: scored.ease,
      value: scored.value,
      standing: standing(contact, today),
      reasons: reasonsOf(contact, { warmUp: false, bonus: false, ...card, today }),
      terms: termsOf(contact, scored.silentDays, account.industry),
      notNow: [
        ...hindrances(contact, { today, monday }),
        ...(await this.thisWeek(account, contactId, { today, monday })),
      ],
    };
  }

  private async thisWeek(
    account: Account,
    contactId: string,
    days: { readonly today: LocalDate; readonly monday: LocalDate },
  ): Promise<NotNow[]> {
    const week = await this.weeks.load(account, days);
    const found: NotNow[] = [];
    if (week.swapped.has(contactId)) found.push({ code: 'swapped', on: null });
    if (week.resting.has(contactId)) found.push({ code: 'resting', on: null });
    if (account.pauseUntil && account.pauseUntil > days.today) {
      found.push({ code: 'account-paused', on: account.pauseUntil });
    }
    return found;
  }
}
