import { createHash, createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32; // 256 bit: nobody guesses it, so a fast hash is enough at rest

/** A new random secret with a prefix that tells where it belongs when it is found somewhere. */
export function newSecret(prefix: string): string {
  return `${prefix}${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** What is stored of a secret. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * The one-time set-up code. It follows from the server's key, so that every instance and every start prints the same
 * one while no account exists.
 */
export function setupCode(secretKey: string): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'; // without the ones that look alike
  const digest = createHmac('sha256', secretKey).update('setup-code').digest();
  const code = [...digest.subarray(0, 12)].map((byte) => letters.charAt(byte % letters.length)).join('');
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
