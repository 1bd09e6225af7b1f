import type { LocalDate } from '../../common/local-date.js';
import type { EaseGroup } from '../../contacts/domain/rank-columns.js';
import type { Rung } from '../../contacts/domain/words.js';
import { ease } from './ease.js';
import { rungOf } from './rung.js';
import { silentDays } from './silence.js';
import { type Industry, value } from './value.js';

/** Somebody who may be suggested, with what the ladder orders by. */
export interface Candidate {
  readonly contactId: string;
  readonly ease: number;
  readonly value: number;
  readonly rung: Rung;
  readonly silentDays: number;
}

/** A contact as the index knows it. */
export interface RankedContact {
  readonly contactId: string;
  readonly group: EaseGroup;
  readonly silentSinceOn: LocalDate | null;
}

/**
 * Scores a contact as of the week's Monday. Never throws. Source: product.md, "Ease and value", "The week's ladder".
 * Example: `inner`, met, got on well, last contact 120 days before that Monday: ease 1, rung easy.
 */
export function candidateOf(contact: RankedContact, monday: LocalDate, industry: Industry): Candidate {
  const days = silentDays({ silentSinceOn: contact.silentSinceOn, unknown: contact.group.unknown }, monday);
  const easeNow = ease(contact.group, days);
  return {
    contactId: contact.contactId,
    ease: easeNow,
    value: value(contact.group, days, industry),
    rung: rungOf(easeNow),
    silentDays: days,
  };
}

/**
 * The ladder's order: ease descending, value descending, silent days ascending, id. A total order. Never throws.
 * Source: product.md, "The week's ladder". Example: of two with ease 1 the more valuable one comes first.
 */
export function byEase(one: Candidate, other: Candidate): number {
  return other.ease - one.ease || other.value - one.value || bySilence(one, other);
}

/**
 * The courage bonus's order: value descending, then as on the ladder. A total order. Never throws. Source: product.md,
 * "The week's ladder". Example: of two with value 1 the easier one comes first.
 */
export function byValue(one: Candidate, other: Candidate): number {
  return other.value - one.value || other.ease - one.ease || bySilence(one, other);
}

function bySilence(one: Candidate, other: Candidate): number {
  return one.silentDays - other.silentDays || (one.contactId < other.contactId ? -1 : 1);
}
