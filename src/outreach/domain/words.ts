/** The fixed words of the API about messages of mine: one list per idea, types derived from it. */

/** Wait for an answer: one open question and a way out in words (product.md, "Attempts"). */
export const requestSituations = [
  'coffee-in-town',
  'coffee',
  'call',
  'video-call',
  'advice',
  'project-or-job',
  'introduction-request',
  'after-a-no',
  'new-date',
] as const;

/** Close when sent: no follow-up, no silence, no exit words (product.md, "Attempts"). */
export const noteSituations = [
  'just-hello',
  'congratulation',
  'share-offer',
  'thank-you',
  'thanks-to-introducer',
  'yearly-greeting',
  'birthday',
] as const;

/** `follow-up` is neither: it continues its request. */
export const situations = [...requestSituations, 'follow-up', ...noteSituations] as const;
export type Situation = (typeof situations)[number];

export const purposes = ['hello', 'exchange', 'advice', 'job'] as const;
export type Purpose = (typeof purposes)[number];

export const attemptStates = ['drafted', 'sent', 'answered', 'closed'] as const;
export type AttemptState = (typeof attemptStates)[number];

export const outcomes = ['no-answer-yet', 'yes', 'talked', 'no', 'please-dont', 'silence'] as const;
export type Outcome = (typeof outcomes)[number];

/** Outcomes that are an answer, whatever it says (product.md, "Contact and standing"). */
export const answers = ['yes', 'talked', 'no', 'please-dont'] as const satisfies readonly Outcome[];

export const noReasons = ['wrong-date', 'too-busy', 'no-need-now', 'unknown'] as const;
export type NoReason = (typeof noReasons)[number];

/** True for an answer of any kind; silence and "no answer yet" are none. Never throws. Example: `isAnswer('no')`. */
export function isAnswer(outcome: Outcome | null): outcome is (typeof answers)[number] {
  return answers.some((answer) => answer === outcome);
}

/** True when one came together, or is about to: `cameTogether('talked')`. Never throws. Source: product.md, "Attempts". */
export function cameTogether(outcome: Outcome | null): boolean {
  return outcome === 'yes' || outcome === 'talked';
}

/**
 * True for a message that asks for nothing and is done once it is sent: `isNote('thank-you')`. Not for a follow-up.
 * Never throws. Source: product.md, "Attempts".
 */
export function isNote(situation: Situation): boolean {
  return (noteSituations as readonly Situation[]).includes(situation);
}

/**
 * True when somebody's answer is waited for: every request, and a follow-up, which goes on asking. Never throws.
 * Source: product.md, "Attempts". Example: `waitsForAnswer('coffee')` is true.
 */
export function waitsForAnswer(situation: Situation): boolean {
  return !isNote(situation);
}
