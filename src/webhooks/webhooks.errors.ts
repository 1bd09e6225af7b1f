import { AppError, NotFound } from '../common/errors.js';

/** Each is told of everything, and tries again for half a day: more than a few are a mistake. */
export const MOST_WEBHOOKS = 10;

export class WebhookNotFound extends NotFound {
  constructor() {
    super('webhook');
  }
}

export class WebhookDeliveryNotFound extends NotFound {
  constructor() {
    super('delivery');
  }
}

export class TooManyWebhooks extends AppError {
  constructor() {
    super('too-many-webhooks', 409, `At most ${MOST_WEBHOOKS} addresses are told. Please remove one first.`, {
      most: MOST_WEBHOOKS,
    });
  }
}

/** It was taken in, or is on its way. */
export class WebhookNotRepeatable extends AppError {
  constructor() {
    super('webhook-not-repeatable', 409, 'This message was taken in, or is on its way.');
  }
}

/** Nothing is told there. */
export class WebhookSwitchedOff extends AppError {
  constructor() {
    super('webhook-switched-off', 409, 'This webhook is switched off: switch it on first.');
  }
}
