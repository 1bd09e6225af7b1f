import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../common/errors.js';
import { OutboundRefused } from '../common/outbound/outbound.errors.js';
import { webAddress } from '../common/outbound/web-address.js';
import { SecretBox, SecretNotOpened, type SecretPlace } from '../common/secret-box.js';
import type { Webhook } from './webhook.entity.js';

/** Where to, and what signs it. */
export interface OpenedWebhook {
  readonly url: string;
  readonly secret: string;
}

/** The address and the secret of a webhook, which stand in the database encrypted. */
@Injectable()
export class WebhookSeals {
  constructor(private readonly box: SecretBox) {}

  /** Throws InvalidInput for what is no address of the web, or has a password in it. */
  address(accountId: string, url: string): string {
    return this.box.seal(checked(url), addressPlace(accountId));
  }

  secret(accountId: string, secret: string): string {
    return this.box.seal(secret, secretPlace(accountId));
  }

  /** Null if the key of the service is another one now: the address has to be entered once more, the secret renewed. */
  opened({ accountId, addressSealed, secretSealed }: Webhook): OpenedWebhook | null {
    const url = this.open(addressSealed, addressPlace(accountId));
    const secret = this.open(secretSealed, secretPlace(accountId));
    return url === null || secret === null ? null : { url, secret };
  }

  /** The server that is told, without the rest of the address, which may be a secret; null if it does not open. */
  hostOf({ accountId, addressSealed }: Webhook): string | null {
    const url = this.open(addressSealed, addressPlace(accountId));
    return url === null ? null : new URL(url).host;
  }

  private open(sealed: string, place: SecretPlace): string | null {
    try {
      return this.box.open(sealed, place);
    } catch (error) {
      if (error instanceof SecretNotOpened) return null;
      throw error;
    }
  }
}

function checked(url: string): string {
  try {
    return webAddress(url).href;
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error;
    const detail = 'Please give an address that begins with https:// or http://, without a password in it.';
    throw new InvalidInput([{ pointer: '/url', detail, code: 'webAddress' }]);
  }
}

function addressPlace(accountId: string): SecretPlace {
  return { accountId, column: 'webhooks.address_sealed' };
}

function secretPlace(accountId: string): SecretPlace {
  return { accountId, column: 'webhooks.secret_sealed' };
}
