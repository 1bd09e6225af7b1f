/** What an address can be told of. */
export const webhookEventNames = [
  'meeting.created',
  'meeting.changed',
  'meeting.removed',
  'attempt.sent',
  'attempt.answered',
  'test',
] as const;
export type WebhookEventName = (typeof webhookEventNames)[number];

/** Those that can be asked for; a test is only told when the user asks for one. */
export const wantedEventNames = webhookEventNames.filter((name) => name !== 'test');

/**
 * Why a try was not taken in:
 * status (the answer was no success) · gone (410: nothing is wanted there any more) · off (switched off before it went) ·
 * unreachable (no connection) · name (nobody knows the name) · private (not on the public internet) · slow (no answer in
 * time) · large (an answer that does not end) · address (no address for this) · unreadable (the key of the service changed)
 */
export const webhookProblems = [
  'status',
  'gone',
  'off',
  'unreachable',
  'name',
  'private',
  'slow',
  'large',
  'address',
  'unreadable',
] as const;
export type WebhookProblem = (typeof webhookProblems)[number];
