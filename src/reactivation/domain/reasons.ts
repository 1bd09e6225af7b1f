import { daysBetween, type LocalDate } from '../../common/local-date.js';
import type { Angle, AngleCode } from '../../outreach/domain/angle.js';
import { getsOnlyGreeting } from '../../contacts/domain/only-greeting.js';
import { gotOnWellFrom, lastContact, type RankInputs } from '../../contacts/domain/rank-columns.js';
import { easeAdditions, valueShares } from './defaults.js';
import { dormantAfterDays } from '../../contacts/domain/cadence.js';
import { elapsed } from './elapsed.js';

/** A short sentence in code: `reason.CODE` in templates/locales. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** What it adds to ease or value; 0 where it adds nothing. */
  readonly amount: number;
}

/** Each has its sentence in templates/locales. */
export const reasonCodes = [
  ...(['comeback', 'last-talked', 'linked-since', 'not-told-when', 'warm-up', 'bonus', 'greeting'] as const),
  ...(['liked', 'got-on-well', 'shared-station', 'brings-news', 'felt-easy', 'met', 'close'] as const),
] as const;
export type ReasonCode = (typeof reasonCodes)[number] | `angle-${DifferentAngle}`;

/** What can be different after a no or silence: the first time, and after a yes, nothing has to be. */
type DifferentAngle = Exclude<AngleCode, 'first' | 'again' | 'greeting'>;

export type ReasonFacts = Pick<
  RankInputs,
  | 'layer'
  | 'metInPerson'
  | 'gotOnWell'
  | 'feltRung'
  | 'comebackOn'
  | 'lastInteractionOn'
  | 'roughlyLastOn'
  | 'connectedOn'
> & { readonly likes: string | null; readonly refusalsInARow: number };

/** What the ladder knows about the card itself. */
export interface CardFacts {
  readonly warmUp: boolean;
  readonly bonus: boolean;
  /** Organisation of the shared station. */
  readonly stationName: string | null;
  /** After a comeback date: what is different this time (product.md, R23); else null. */
  readonly angle: Pick<Angle, 'code' | 'channel'> | null;
  readonly today: LocalDate;
}

/** Characters of "what they liked" on a card; more would be the card. */
const likedLength = 80;

/**
 * At most two short reasons for a card: when you last spoke (or that it is time again), and the best thing there is to
 * say about it. Never throws. Source: product.md "Whom first, and why"; screens.md 3.2. Example: last talk seven months
 * ago, got on well: `last-talked { unit: 'months', count: 7 }` and `got-on-well`.
 */
export function reasonsOf(contact: ReasonFacts, card: CardFacts): readonly Reason[] {
  const good = goodReason(contact, card);
  return good ? [timeReason(contact, card.today), good] : [timeReason(contact, card.today)];
}

function timeReason(contact: ReasonFacts, today: LocalDate): Reason {
  if (contact.comebackOn && contact.comebackOn <= today) return reason('comeback');
  const last = lastContact(contact);
  if (!last) return reason('not-told-when');
  const { unit, count } = elapsed(Math.max(0, daysBetween(last.on, today)));
  return reason(last.assumed ? 'linked-since' : 'last-talked', 0, { unit, count });
}

/** The first that holds, best first. */
function goodReason(contact: ReasonFacts, card: CardFacts): Reason | null {
  return cardReason(contact, card) ?? personReason(contact, card);
}

function cardReason(contact: ReasonFacts, card: CardFacts): Reason | null {
  if (getsOnlyGreeting(contact)) return reason('greeting'); // says what to write, so nothing else comes before it
  const different = angleReason(card.angle);
  if (different) return different;
  if (card.warmUp) return reason('warm-up');
  return card.bonus ? reason('bonus') : null;
}

/** How to go about it this time; also what to write, so it comes before praise. */
function angleReason(angle: CardFacts['angle']): Reason | null {
  if (!angle) return null;
  const { code, channel } = angle;
  if (code === 'first' || code === 'again') return null;
  return code === 'greeting' ? reason('greeting') : reason(`angle-${code}`, 0, { channel });
}

function personReason(contact: ReasonFacts, card: CardFacts): Reason | null {
  const likes = contact.likes?.trim();
  if (likes && likes.length <= likedLength) return reason('liked', 0, { likes: likes.replace(/[.\s]+$/, '') });
  if ((contact.gotOnWell ?? 0) >= gotOnWellFrom) return reason('got-on-well', easeAdditions.gotOnWell);
  if (isDormant(contact, card.today)) return reason('brings-news', valueShares.silence);
  return card.stationName ? reason('shared-station', 0, { station: card.stationName }) : closenessReason(contact);
}

function closenessReason(contact: ReasonFacts): Reason | null {
  if (contact.feltRung === 'easy') return reason('felt-easy');
  if (contact.metInPerson) return reason('met', easeAdditions.met);
  return contact.layer === 'inner' || contact.layer === 'warm' ? reason('close') : null;
}

function isDormant(contact: ReasonFacts, today: LocalDate): boolean {
  const last = lastContact(contact);
  return last !== null && daysBetween(last.on, today) >= dormantAfterDays;
}

function reason(code: ReasonCode, amount = 0, params: Reason['params'] = {}): Reason {
  return { code, params, amount };
}
