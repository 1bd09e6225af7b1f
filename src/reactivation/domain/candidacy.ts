import { daysBetween, addDays, type LocalDate } from '../../common/local-date.js';
import { never, restAfterMessageDays } from '../../contacts/domain/rank-columns.js';
import { standing, type StandingFacts } from './dormancy.js';

/** Why somebody is not suggested now. `on` is the day it ends, where there is one. */
export interface Hindrance {
  readonly code: HindranceCode;
  readonly on: LocalDate | null;
}

export type HindranceCode =
  | 'paused'
  | 'waits-for-answer'
  | 'in-conversation'
  | 'comeback-ahead'
  | 'later'
  | 'in-mind-lately'
  | 'no-cadence'
  | 'still-fresh';

export interface CandidateFacts extends StandingFacts {
  readonly laterUntilOn: LocalDate | null;
  readonly comebackOn: LocalDate | null;
  readonly waitsUntilOn: LocalDate | null;
}

/** The two days a ladder knows: gates open by `today`, ages are taken as of the week's Monday. */
export interface WeekDays {
  readonly today: LocalDate;
  readonly monday: LocalDate;
}

/**
 * Everything that keeps a contact off the ladder; empty: a candidate. A comeback date that has come makes a candidate
 * whatever the standing. Never throws. Source: product.md, "Candidates". Example: quiet, but written to five days ago:
 * `[{ code: 'in-mind-lately', on: nine days ahead }]`.
 */
export function hindrances(contact: CandidateFacts, days: WeekDays): readonly Hindrance[] {
  const found = gates(contact, days.today);
  if (contact.comebackOn && contact.comebackOn <= days.today) return found;
  const { state, silentDays, quietOn } = standing(contact, days.monday);
  if (contact.effectiveCadenceDays === null && state !== 'paused') found.push({ code: 'no-cadence', on: null });
  else if (state === 'fresh' && silentDays !== null) found.push({ code: 'still-fresh', on: quietOn });
  return found;
}

/** What stands in the way whatever the standing: the user's word, their word, an open question, a message of late. */
function gates(contact: CandidateFacts, today: LocalDate): Hindrance[] {
  if (contact.neverSuggest || contact.pleaseDont) return [{ code: 'paused', on: null }];
  const ahead = (code: HindranceCode, on: LocalDate | null): Hindrance[] => (on && on > today ? [{ code, on }] : []);
  const { lastInMindOn } = contact;
  const inMind = lastInMindOn !== null && daysBetween(lastInMindOn, today) < restAfterMessageDays;
  return [
    ...(contact.waitsUntilOn === never
      ? [{ code: 'waits-for-answer' as const, on: null }]
      : ahead('in-conversation', contact.waitsUntilOn)),
    ...ahead('comeback-ahead', contact.comebackOn),
    ...ahead('later', contact.laterUntilOn),
    ...ahead('in-mind-lately', inMind ? addDays(lastInMindOn, restAfterMessageDays) : null),
  ];
}
