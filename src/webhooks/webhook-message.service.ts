import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { NameNotResolved, OutboundRefused, type OutboundReason } from '../common/outbound/outbound.errors.js';
import { OutboundRequest } from '../common/outbound/outbound-request.js';
import { resultOf, type TryResult } from './domain/retry.js';
import type { WebhookProblem } from './domain/words.js';
import { signatureOf } from './signature.js';
import type { WebhookDelivery } from './webhook-delivery.entity.js';
import type { Webhook } from './webhook.entity.js';
import { type OpenedWebhook, WebhookSeals } from './webhook-seals.service.js';

/** For the name, the connection and the answer together; docs/reliability.md has the reasons. In ms. */
const PATIENCE_MS = 10_000;
/** Of an answer that is read; a page of an error is shorter. In bytes. */
const MOST_ANSWER_BYTES = 64 * 1024;
/** Of an answer that is kept, for the user to see. In characters. */
const KEPT_ANSWER = 500;
const MS_PER_SECOND = 1_000;

const problemOf: Readonly<Record<OutboundReason, WebhookProblem>> = {
  host: 'address',
  private: 'private',
  address: 'address',
  redirects: 'address',
  large: 'large',
  slow: 'slow',
  encoding: 'status',
  status: 'status',
};

/** What came of one message. */
export interface Sent {
  readonly result: TryResult;
  readonly status: number | null;
  readonly problem: WebhookProblem | null;
  readonly answer: string | null;
}

/** One message to an address that a user has set, signed. */
@Injectable()
export class WebhookMessage {
  constructor(
    private readonly requests: OutboundRequest,
    private readonly seals: WebhookSeals,
    private readonly clock: Clock,
  ) {}

  /** Never throws: what goes wrong out there is what came of it. */
  async send(webhook: Webhook, delivery: WebhookDelivery): Promise<Sent> {
    const opened = this.seals.opened(webhook);
    if (opened === null) return { result: 'later', status: null, problem: 'unreadable', answer: null };
    return this.post(opened, delivery);
  }

  private async post({ url, secret }: OpenedWebhook, { id, event, payload }: WebhookDelivery): Promise<Sent> {
    const timestamp = String(Math.floor(this.clock.now().getTime() / MS_PER_SECOND));
    const headers = {
      'content-type': 'application/json',
      'x-wiedersehen-event': event,
      'x-wiedersehen-delivery': id,
      'x-wiedersehen-timestamp': timestamp,
      'x-wiedersehen-signature': signatureOf(secret, timestamp, payload),
    };
    const limits = { milliseconds: PATIENCE_MS, bytes: MOST_ANSWER_BYTES };
    try {
      const { status, body } = await this.requests.send({ url, method: 'POST', headers, body: payload }, limits);
      return answered(status, body);
    } catch (error) {
      return { result: 'later', status: null, problem: problemIn(error), answer: null };
    }
  }
}

function answered(status: number, body: Buffer): Sent {
  const result = resultOf(status);
  const text = body.toString('utf8').slice(0, KEPT_ANSWER);
  const answer = text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() || null; // also half a pair at the end
  const problem = { accepted: null, gone: 'gone', later: 'status' } as const;
  return { result, status, problem: problem[result], answer };
}

function problemIn(error: unknown): WebhookProblem {
  if (error instanceof OutboundRefused) return problemOf[error.reason];
  return error instanceof NameNotResolved ? 'name' : 'unreachable';
}
