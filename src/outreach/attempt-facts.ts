import type { Attempt } from './attempt.entity.js';
import type { AttemptFacts } from './domain/attempt-state.js';
import type { AttemptOfContact } from './domain/contact-facts.js';

/** A follow-up that belongs to a request: that request waits, is answered and comes back. */
export function continuesRequest({ situation, parentId }: Pick<Attempt, 'situation' | 'parentId'>): boolean {
  return situation === 'follow-up' && parentId !== null;
}

/** The row as the state table sees it. */
export function factsOf(attempt: Attempt): AttemptFacts & AttemptOfContact {
  return { ...attempt, continues: continuesRequest(attempt) };
}

/** The row with what the state table decided. */
export function withFacts(attempt: Attempt, facts: AttemptFacts): Attempt {
  const { state, sentOn, lastMessageOn, followUpsSent, outcome, reason, outcomeOn } = facts;
  const { silentOn, comebackOn, blocksUntilOn } = facts;
  const message = { state, sentOn, lastMessageOn, followUpsSent };
  return { ...attempt, ...message, outcome, reason, outcomeOn, silentOn, comebackOn, blocksUntilOn };
}
