import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

/** NIST SP 800-38D: 96 bits are the length that AES-GCM is made for. In bytes. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Changes with the way secrets are encrypted, so that older ones are still read. */
const VERSION = 'v1';

/** Whose secret it is and where it stands: one that was moved to another account or column does not open. */
export interface SecretPlace {
  readonly accountId: string;
  /** `table.column` */
  readonly column: string;
}

/** A secret that does not open: the key is another one, or somebody has moved or changed it. */
export class SecretNotOpened extends Error {}

/** Keeps secrets that have to be said again (passwords of mail servers) in the database, unreadable without SECRET_KEY. */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  constructor({ secretKey }: Config) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'wiedersehen secrets', KEY_BYTES));
  }

  /** AES-256-GCM: `v1.` and nonce, tag and ciphertext in base64url. The same secret never looks the same twice. */
  seal(secret: string, place: SecretPlace): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(bytesOf(place));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Throws SecretNotOpened. */
  open(sealed: string, place: SecretPlace): string {
    const [version, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new SecretNotOpened('not a sealed secret');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(bytesOf(place))
      .setAuthTag(tag);
    try {
      const opened = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    } catch {
      throw new SecretNotOpened('the secret does not open here');
    }
  }
}

function bytesOf({ accountId, column }: SecretPlace): Buffer {
  return Buffer.from(`${accountId}\n${column}`);
}
