import type { LocalDate } from '../../common/local-date.js';
import { Voice } from '../../common/voice/voice.js';
import type { ContactDetails } from '../../contacts/contact-details.service.js';
import type { Rung } from '../../contacts/domain/words.js';
import type { Standing } from '../../reactivation/domain/dormancy.js';
import type { Reason } from '../../reactivation/domain/reasons.js';
import type { Term } from '../../reactivation/domain/terms.js';
import type { Explanation, NotNow } from '../../reactivation/explain.service.js';
import type { Ladder, Suggestion } from '../../reactivation/ladder.service.js';
import { contactResponse, ContactResponse, StandingResponse } from './contact.response.js';

/** Ease and value are told with so many decimals: the order uses all of them. */
const DECIMALS = 4;

export class ReasonResponse {
  code!: string;
  /** The sentence, in the account's language. */
  text!: string;
  /** What it adds to ease or value; 0 where it adds nothing. */
  amount!: number;
}

export class TermResponse extends ReasonResponse {
  /** Which number it is a part of. */
  score!: 'ease' | 'value';
}

export class SuggestionResponse {
  contact!: ContactResponse;
  rung!: Rung;
  /** 0 (hard) to 1 (easy). */
  ease!: number;
  /** What they may bring that is new, 0.15 to 1.1. */
  value!: number;
  warmUp!: boolean;
  bonus!: boolean;
  /** After three times no or silence in a row: a greeting, no request. */
  onlyGreeting!: boolean;
  /** Counted from the week's first place, used ones included. */
  place!: number;
  reasons!: ReasonResponse[];
  terms!: TermResponse[];
}

export class LadderResponse {
  /** The Monday of the week. */
  weekOn!: LocalDate;
  pace!: number;
  placesUsed!: number;
  chosenRung!: Rung | null;
  pausedUntil!: LocalDate | null;
  afterBreak!: boolean;
  items!: SuggestionResponse[];
  nextCursor!: string | null;
}

export class NotNowResponse {
  code!: string;
  text!: string;
  /** The day it ends, where there is one. */
  on!: LocalDate | null;
}

export class ExplanationResponse {
  contactId!: string;
  rung!: Rung;
  ease!: number;
  value!: number;
  standing!: StandingResponse;
  reasons!: ReasonResponse[];
  terms!: TermResponse[];
  /** Why they are not suggested now; empty: they may be. */
  notNow!: NotNowResponse[];
}

export function ladderResponse(ladder: Ladder, details: readonly ContactDetails[], voice: Voice): LadderResponse {
  const detailsById = new Map(details.map((one) => [one.contact.id, one]));
  return {
    weekOn: ladder.weekOn,
    pace: ladder.pace,
    placesUsed: ladder.placesUsed,
    chosenRung: ladder.chosenRung,
    pausedUntil: ladder.pausedUntil,
    afterBreak: ladder.afterBreak,
    items: ladder.items.map((item) => suggestionResponse(item, detailsById.get(item.contact.id), voice)),
    nextCursor: null,
  };
}

export function explanationResponse(explanation: Explanation, voice: Voice): ExplanationResponse {
  const { contact, rung, ease, value, standing, reasons, terms, notNow } = explanation;
  return {
    contactId: contact.id,
    rung,
    ...scores(ease, value),
    standing: { ...standing } satisfies Standing,
    reasons: reasons.map((reason) => reasonResponse(reason, voice)),
    terms: terms.map((term) => termResponse(term, voice)),
    notNow: notNow.map((one) => notNowResponse(one, voice)),
  };
}

function suggestionResponse(item: Suggestion, details: ContactDetails | undefined, voice: Voice): SuggestionResponse {
  const { contact, rung, ease, value, warmUp, bonus, onlyGreeting, place, reasons, terms } = item;
  return {
    contact: contactResponse(contact, details ?? { points: [], tags: [], custom: {} }, voice.today),
    rung,
    ...scores(ease, value),
    warmUp,
    bonus,
    onlyGreeting,
    place,
    reasons: reasons.map((reason) => reasonResponse(reason, voice)),
    terms: terms.map((term) => termResponse(term, voice)),
  };
}

function reasonResponse({ code, params, amount }: Reason, voice: Voice): ReasonResponse {
  return { code, text: voice.say(`reason.${code}`, params), amount: rounded(amount) };
}

function termResponse({ code, score, params, amount }: Term, voice: Voice): TermResponse {
  return { code, text: voice.say(`term.${code}`, params), amount: rounded(amount), score };
}

function notNowResponse({ code, on }: NotNow, voice: Voice): NotNowResponse {
  return { code, text: voice.say(`not-now.${code}`, { day: on ? voice.shortDay(on) : '' }), on };
}

function scores(ease: number, value: number): { ease: number; value: number } {
  return { ease: rounded(ease), value: rounded(value) };
}

function rounded(amount: number): number {
  return Number(amount.toFixed(DECIMALS));
}
