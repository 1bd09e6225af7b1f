import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { addDays, latestOf, type LocalDate } from '../common/local-date.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { type Rung, rungs } from '../contacts/domain/words.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { AttemptsService } from '../outreach/attempts.service.js';
import { hindrances, type WeekDays } from './domain/candidacy.js';
import { restAfterWeeks, restWeeks } from './domain/defaults.js';
import type { WeekPlan } from './domain/ladder.js';
import { isResting } from './domain/resting.js';
import { warmUpOf } from './domain/warm-up.js';
import { type ContactEvent, SuggestionEventsStore, type WeekEvent } from './suggestion-events.store.js';

const daysPerWeek = 7;

/** What this week's events and acts say. */
export interface Week {
  readonly plan: WeekPlan;
  /** Already on record as shown this week. */
  readonly shown: ReadonlySet<string>;
  /** In touch this week: their places are used up, and they are not shown again. */
  readonly used: ReadonlySet<string>;
  readonly swapped: ReadonlySet<string>;
  readonly resting: ReadonlySet<string>;
}

/** One person was marked as written to, or logged, on a day: the day of saying so, not of the message or the talk. */
interface Act {
  readonly contactId: string;
  readonly on: LocalDate;
}

/** Reads the events and acts that a week's ladder is a function of. */
@Injectable()
export class WeekService {
  constructor(
    private readonly events: SuggestionEventsStore,
    private readonly attempts: AttemptsService,
    private readonly interactions: InteractionsService,
    private readonly contacts: ContactsService,
  ) {}

  async load(account: Account, days: WeekDays): Promise<Week> {
    const { monday } = days;
    const events = await this.events.ofWeek(account.id, monday);
    const { acts, noted } = await this.actsSince(account.id, monday);
    const shown = idsOf(events, 'shown', 'named');
    const talked = [...acts, ...noted].map(({ contactId }) => contactId).filter((id) => shown.has(id));
    const used = await this.used(account.id, talked, days);
    const actedThisWeek = acts.length > 0 || idsOf(events, 'later').size > 0;
    const lastActBeforeOn = await this.lastActBefore(account.id, monday);
    return {
      plan: {
        pace: account.pace,
        more: events.filter(({ kind }) => kind === 'more').length,
        used: used.size,
        bonusUsed: bonusesOf(events).some((contactId) => used.has(contactId)),
        sentEver: await this.attempts.countSent(account.id),
        chosenRung: chosenRung(events),
        warmUp: warmUpOf({ lastActBeforeOn, actedThisWeek, placesUsed: used.size }, monday),
      },
      shown,
      used,
      swapped: idsOf(events, 'swap'),
      resting: await this.resting(account.id, monday),
    };
  }

  /**
   * Whose place is used up: shown, and written to or talked to since. Noting down today that one spoke last spring
   * corrects a fact; it is no contact, the person stays on the ladder and keeps the place.
   */
  private async used(accountId: string, actedOn: readonly string[], days: WeekDays): Promise<Set<string>> {
    if (actedOn.length === 0) return new Set();
    const people = await this.contacts.findMany(accountId, [...new Set(actedOn)]);
    const inTouch = [...people.values()].filter(
      (person) => (person.lastInteractionOn ?? '') >= days.monday || hindrances(person, days).length > 0,
    );
    return new Set(inTouch.map(({ id }) => id));
  }

  /** The last attempt, log or later before this week. */
  private async lastActBefore(accountId: string, monday: LocalDate): Promise<LocalDate | null> {
    return latestOf(
      await this.attempts.lastMarkedOn(accountId, monday),
      await this.interactions.lastLoggedOn(accountId, monday),
      await this.events.lastLaterOn(accountId, monday),
    );
  }

  /** Who was shown three weeks without any act. Most weeks nobody was, and nothing more is read. */
  private async resting(accountId: string, monday: LocalDate): Promise<Set<string>> {
    const since = addDays(monday, -restWeeks * daysPerWeek); // whoever was last shown before that has rested
    const often = await this.events.shownOften(accountId, restAfterWeeks, since, monday);
    if (often.length === 0) return new Set();
    // all that ever was: three weeks make a rest from the first one on, not from where a window happens to begin
    const events = await this.events.ofContacts(accountId, often);
    const acts = [
      ...(await this.attempts.markedOf(accountId, often)),
      ...(await this.interactions.loggedOf(accountId, often)),
      ...events.filter(isAct),
    ];
    const rests = often.filter((id) => {
      const own = events.filter(({ contactId, kind }) => contactId === id && (kind === 'shown' || kind === 'named'));
      const actsOn = acts.filter(({ contactId }) => contactId === id).map(({ on }) => on);
      return isResting({ shownWeeks: own.map(({ weekOn }) => weekOn), actsOn }, monday);
    });
    return new Set(rests);
  }

  /** What a mailbox noted by itself is no act, but in touch all the same. */
  private async actsSince(accountId: string, day: LocalDate): Promise<Record<'acts' | 'noted', Act[]>> {
    const marked = await this.attempts.markedSince(accountId, day);
    const talks = await this.interactions.loggedSince(accountId, day);
    const logged = talks.filter(({ notedBy }) => notedBy === null);
    return { acts: [...marked, ...logged], noted: talks.filter(({ notedBy }) => notedBy !== null) };
  }
}

function isAct({ kind }: ContactEvent): boolean {
  return kind === 'later' || kind === 'skip' || kind === 'swap';
}

function idsOf(events: readonly WeekEvent[], ...kinds: readonly WeekEvent['kind'][]): Set<string> {
  const ids = events.filter(({ kind }) => kinds.includes(kind)).map(({ contactId }) => contactId);
  return new Set(ids.filter((id) => id !== null));
}

/** Who was seen last as the courage bonus, on a page or in a mail. */
function bonusesOf(events: readonly WeekEvent[]): string[] {
  const seen = events.filter(({ kind }) => kind === 'shown' || kind === 'named');
  const lastValues = new Map(seen.map(({ contactId, value }) => [contactId, value]));
  return [...lastValues].flatMap(([contactId, value]) => (contactId !== null && value === 'bonus' ? [contactId] : []));
}

function chosenRung(events: readonly WeekEvent[]): Rung | null {
  const last = events.filter(({ kind }) => kind === 'rung').at(-1);
  return rungs.find((rung) => rung === last?.value) ?? null;
}
