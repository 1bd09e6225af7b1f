import type { LocalDate } from '../../common/local-date.js';
import { isAnswer, type Outcome } from './words.js';

/** What is known of an answer that was read in a mailbox. Days are the account's, instants ISO 8601. */
export interface AnswerFacts {
  readonly sentOn: LocalDate | null;
  readonly answerOn: LocalDate | null;
  readonly answerNotedAt: string | null;
  readonly outcome: Outcome | null;
  readonly outcomeAt: string | null;
}

/**
 * The day of the answer that was read in a mailbox, or null; an answer from before the message (it was taken back and sent
 * anew) is none to it. Never throws. Source: product.md, "Contact and standing": an answer of any kind is an interaction.
 * `answerDay({ sentOn: '2026-03-02', answerOn: '2026-03-05' })` is `2026-03-05`.
 */
export function answerDay({ sentOn, answerOn }: Pick<AnswerFacts, 'sentOn' | 'answerOn'>): LocalDate | null {
  return sentOn !== null && answerOn !== null && answerOn >= sentOn ? answerOn : null;
}

/**
 * "The answer is there", and nobody has said yet what came of it: it waits no longer for an answer, but for the user. Not
 * once they have told an outcome, or said after it that the answer is still open. Never throws.
 * Silence that had closed the request before the answer came is asked about, too.
 */
export function awaitsOutcome(facts: AnswerFacts): boolean {
  if (answerDay(facts) === null || isAnswer(facts.outcome)) return false;
  return facts.outcomeAt === null || facts.answerNotedAt === null || facts.outcomeAt <= facts.answerNotedAt;
}
