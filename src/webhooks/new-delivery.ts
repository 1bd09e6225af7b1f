import { newId } from '../common/ids.js';
import type { WebhookEventName } from './domain/words.js';
import type { WebhookDelivery } from './webhook-delivery.entity.js';
import type { Webhook } from './webhook.entity.js';

/** What is told: ids, times and states, and nothing of what is known about a person. */
export type ToldValue = string | number | null | readonly string[] | { readonly [name: string]: ToldValue };

export interface WebhookEvent {
  readonly name: WebhookEventName;
  readonly data: Readonly<Record<string, ToldValue>>;
}

/** One for this webhook, whatever it wants to be told of: due at once, and with the bytes that stay the same at every try. */
export function newDelivery(
  { accountId, id: webhookId }: Webhook,
  { name, data }: WebhookEvent,
  now: Date,
): WebhookDelivery {
  const [id, at] = [newId(now), now.toISOString()];
  const payload = JSON.stringify({ id, event: name, happenedAt: at, ...data });
  return {
    ...{ id, accountId, webhookId, event: name, payload },
    ...{ state: 'waiting', tries: 0, claims: 0, nextTryAt: at },
    ...{ status: null, problem: null, answer: null, triedAt: null, createdAt: at },
  };
}
