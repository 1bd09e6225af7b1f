import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { newSecret } from '../accounts/secrets.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { wantedEventNames } from './domain/words.js';
import { WebhookSeals } from './webhook-seals.service.js';
import type { Webhook } from './webhook.entity.js';
import { MOST_WEBHOOKS, TooManyWebhooks, WebhookNotFound } from './webhooks.errors.js';
import type { CreateWebhook, UpdateWebhook } from './webhooks.input.js';
import { WebhooksStore } from './webhooks.store.js';

/** Tells what it is when it is found somewhere. */
const SECRET_PREFIX = 'whsec_';

/** A webhook whose secret was just made: it is in this answer and nowhere else. */
export interface NewWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** Addresses that are told of what happens. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly store: WebhooksStore,
    private readonly seals: WebhookSeals,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws TooManyWebhooks, and InvalidInput for what is no address. */
  async create(accountId: string, { label, url, events }: CreateWebhook): Promise<NewWebhook> {
    const now = this.clock.now();
    const secret = newSecret(SECRET_PREFIX);
    const webhook: Webhook = {
      id: newId(now),
      accountId,
      label: label.trim(),
      addressSealed: this.seals.address(accountId, url),
      secretSealed: this.seals.secret(accountId, secret),
      events: events ?? wantedEventNames,
      active: true,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(accountId);
      if ((await this.store.list(accountId)).length >= MOST_WEBHOOKS) throw new TooManyWebhooks();
      await this.store.insert(webhook);
    });
    return { webhook, secret };
  }

  list(accountId: string): Promise<Webhook[]> {
    return this.store.list(accountId);
  }

  /** Throws WebhookNotFound. */
  async find(accountId: string, id: string): Promise<Webhook> {
    const webhook = await this.store.find(accountId, id);
    if (!webhook) throw new WebhookNotFound();
    return webhook;
  }

  /** Switched off, what waited for it is no longer sent. */
  update(accountId: string, id: string, { label, url, events, active }: UpdateWebhook): Promise<Webhook> {
    return this.change(accountId, id, async (before) => {
      if (active === false) await this.store.stopWaiting(accountId, id, 'off');
      return {
        ...before,
        label: label?.trim() ?? before.label,
        addressSealed: url === undefined ? before.addressSealed : this.seals.address(accountId, url),
        events: events ?? before.events,
        active: active ?? before.active,
      };
    });
  }

  /** Another secret: from now on everything is signed with it, what waits too. */
  async renew(accountId: string, id: string): Promise<NewWebhook> {
    const secret = newSecret(SECRET_PREFIX);
    const secretSealed = this.seals.secret(accountId, secret);
    const webhook = await this.change(accountId, id, (before) => Promise.resolve({ ...before, secretSealed }));
    return { webhook, secret };
  }

  /** With its deliveries. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.find(accountId, id);
      await this.store.remove(accountId, id);
    });
  }

  private change(accountId: string, id: string, changed: (before: Webhook) => Promise<Webhook>): Promise<Webhook> {
    return this.unitOfWork.run(async () => {
      const before = await this.store.findForChange(accountId, id);
      if (!before) throw new WebhookNotFound();
      const after = { ...(await changed(before)), updatedAt: this.clock.now().toISOString() };
      await this.store.save(after);
      return after;
    });
  }
}
