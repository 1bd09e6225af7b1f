import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { type LocalDate, mondayOf } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { getsOnlyGreeting } from '../contacts/domain/only-greeting.js';
import type { Rung } from '../contacts/domain/words.js';
import { type AroundCard, CardFactsService } from './card-facts.service.js';
import { type CandidateSearch, CandidatesService } from './candidates.service.js';
import type { Candidate } from './domain/candidate.js';
import { type Standing, standing } from './domain/dormancy.js';
import { fillPlaces, hasBonus, type Place, placesLeft, placesOfWeek } from './domain/ladder.js';
import { type Reason, reasonsOf } from './domain/reasons.js';
import { type Term, termsOf } from './domain/terms.js';
import { type Week, WeekService } from './week.service.js';

/** A contact proposed now, and why. */
export interface Suggestion {
  readonly contact: Contact;
  readonly rung: Rung;
  readonly ease: number;
  readonly value: number;
  /** The easy one to begin with. */
  readonly warmUp: boolean;
  /** The one that takes courage and may bring the most. */
  readonly bonus: boolean;
  /** After three times no or silence in a row: a greeting, no request. */
  readonly onlyGreeting: boolean;
  /** Counted from the week's first place, used ones included. */
  readonly place: number;
  readonly standing: Standing;
  readonly reasons: readonly Reason[];
  readonly terms: readonly Term[];
}

export interface Ladder {
  /** The Monday of the week. */
  readonly weekOn: LocalDate;
  readonly today: LocalDate;
  readonly pace: number;
  /** The pace, one after a break; "one more" comes on top. */
  readonly places: number;
  readonly placesUsed: number;
  readonly chosenRung: Rung | null;
  readonly pausedUntil: LocalDate | null;
  /** After 30 days without an act: only one easy person this week. */
  readonly afterBreak: boolean;
  readonly items: readonly Suggestion[];
}

/** This week's suggestions: a function of the facts, the week and the stored events; reading it changes nothing. */
@Injectable()
export class LadderService {
  constructor(
    private readonly weeks: WeekService,
    private readonly candidates: CandidatesService,
    private readonly contacts: ContactsService,
    private readonly cards: CardFactsService,
    private readonly clock: Clock,
  ) {}

  async ladder(account: Account): Promise<Ladder> {
    const today = this.clock.today(account.timeZone);
    const monday = mondayOf(today);
    const week = await this.weeks.load(account, { today, monday });
    const { plan } = week;
    const pausedUntil = account.pauseUntil !== null && account.pauseUntil > today ? account.pauseUntil : null;
    const search: CandidateSearch = {
      accountId: account.id,
      industry: account.industry,
      excluded: new Set([...week.used, ...week.swapped, ...week.resting]),
      today,
      monday,
    };
    const places = pausedUntil ? [] : await this.places(search, week);
    return {
      weekOn: monday,
      today,
      pace: plan.pace,
      places: placesOfWeek(plan),
      placesUsed: plan.used,
      chosenRung: plan.chosenRung,
      pausedUntil,
      afterBreak: plan.warmUp.afterBreak,
      items: await this.suggestions(account, places, today),
    };
  }

  private async places(search: CandidateSearch, { plan }: Week): Promise<readonly Place[]> {
    const free = placesLeft(plan);
    if (free === 0) return [];
    // the warm-up friend and the bonus may be among the easiest, but then they take places of their own
    const comebacks = await this.candidates.comebacks(search);
    const friends = plan.warmUp.card ? await this.candidates.friends(search) : [];
    const easiest = await this.candidates.easiest(search, free, plan.chosenRung);
    const bravest = hasBonus(plan) ? await this.candidates.bravest(search, 1) : [];
    const ofRung = [...comebacks, ...easiest, ...bravest];
    const any = isEnough(plan, ofRung, friends) ? [] : await this.candidates.easiest(search, free, null);
    return fillPlaces(plan, onceEach([...ofRung, ...any]), friends);
  }

  private async suggestions(account: Account, places: readonly Place[], today: LocalDate): Promise<Suggestion[]> {
    const contacts = await this.contacts.findMany(
      account.id,
      places.map(({ contactId }) => contactId),
    );
    const cards = await this.cards.of(account, [...contacts.values()], today);
    return places.flatMap((place) => {
      const contact = contacts.get(place.contactId);
      const card = cards.get(place.contactId);
      if (!contact || !card) return []; // removed between the two reads
      return [suggestionOf(contact, place, { ...card, today, industry: account.industry })];
    });
  }
}

/** A rung that nobody is on, or a warm-up without a friend, wants the easiest of all. */
function isEnough(plan: Week['plan'], found: readonly Candidate[], friends: readonly Candidate[]): boolean {
  if (plan.chosenRung === null) return true;
  if (plan.warmUp.card && friends.length === 0) return false;
  return found.some(({ rung }) => rung === plan.chosenRung);
}

function onceEach(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.contactId, candidate])).values()];
}

function suggestionOf(
  contact: Contact,
  place: Place,
  { industry, ...card }: AroundCard & { today: LocalDate; industry: Account['industry'] },
): Suggestion {
  const { rung, ease, value, warmUp, bonus } = place;
  return {
    contact,
    rung,
    ease,
    value,
    warmUp,
    bonus,
    onlyGreeting: getsOnlyGreeting(contact),
    place: place.place,
    standing: standing(contact, card.today),
    reasons: reasonsOf(contact, { warmUp, bonus, ...card }),
    terms: termsOf(contact, place.silentDays, industry),
  };
}
