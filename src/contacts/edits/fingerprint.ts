import { createHash } from 'node:crypto';

const BYTES = 12;

/** A short word that tells whether something is still as it was left, without keeping it. Null and "not there" are the same. */
export function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest()
    .subarray(0, BYTES)
    .toString('base64url');
}
