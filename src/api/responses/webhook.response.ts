import { ApiProperty } from '@nestjs/swagger';
import type { WebhookDelivery } from '../../webhooks/webhook-delivery.entity.js';
import type { Webhook } from '../../webhooks/webhook.entity.js';
import {
  wantedEventNames,
  type WebhookEventName,
  webhookEventNames,
  type WebhookProblem,
  webhookProblems,
} from '../../webhooks/domain/words.js';

export class WebhookResponse {
  id!: string;
  label!: string;
  /** The server that is told; the rest of the address never comes back. Null: the key of the service has changed. */
  host!: string | null;
  @ApiProperty({ enum: wantedEventNames, isArray: true }) events!: WebhookEventName[];
  /** False: it is told nothing. It also ends by itself when the address answers 410. */
  active!: boolean;
  createdAt!: string;
  updatedAt!: string;
}

export class NewWebhookResponse extends WebhookResponse {
  /** Signs what is sent there. It is shown this once. */
  secret!: string;
}

export class WebhooksResponse {
  items!: WebhookResponse[];
  nextCursor!: string | null;
}

const states = ['waiting', 'sent', 'stopped'] as const;

export class WebhookDeliveryResponse {
  id!: string;
  @ApiProperty({ enum: webhookEventNames }) event!: WebhookEventName;
  @ApiProperty({ enum: states }) state!: WebhookDelivery['state'];
  /** Tries so far; since it was last repeated by hand. */
  tries!: number;
  nextTryAt!: string | null;
  triedAt!: string | null;
  /** What the last try was answered; null: there was no answer. */
  status!: number | null;
  /** Why the last try was not taken in. */
  @ApiProperty({ enum: webhookProblems, nullable: true }) problem!: WebhookProblem | null;
  /** The first 500 characters of what the other side said. */
  answer!: string | null;
  /** The bytes that were signed and sent. */
  payload!: string;
  createdAt!: string;
}

export class WebhookDeliveriesResponse {
  items!: WebhookDeliveryResponse[];
  nextCursor!: string | null;
}

export function webhookResponse(webhook: Webhook, host: string | null): WebhookResponse {
  const { id, label, events, active, createdAt, updatedAt } = webhook;
  return { id, label, host, events: [...events], active, createdAt, updatedAt };
}

export function webhookDeliveryResponse(delivery: WebhookDelivery): WebhookDeliveryResponse {
  const { id, event, state, tries, nextTryAt, triedAt, status, answer, payload, createdAt } = delivery;
  const problem = delivery.problem as WebhookProblem | null; // written by WebhookTry and WebhooksStore alone
  return { id, event, state, tries, nextTryAt, triedAt, status, problem, answer, payload, createdAt };
}
