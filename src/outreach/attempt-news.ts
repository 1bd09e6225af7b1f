import type { WebhookEvent } from '../webhooks/new-delivery.js';
import type { Attempt } from './attempt.entity.js';

/** What webhooks are told of a message: to whom, by which way and when, and nothing of its words. */
export function attemptNews(name: 'attempt.sent' | 'attempt.answered', attempt: Attempt): WebhookEvent {
  const { id, contactId, situation, channel, state, sentAt, outcome, outcomeOn, answerOn } = attempt;
  const answeredOn = outcomeOn ?? answerOn;
  return { name, data: { attempt: { id, contactId, situation, channel, state, sentAt, outcome, answeredOn } } };
}
