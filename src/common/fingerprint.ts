import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** 128 bits of SHA-256: two versions of one thing never meet in that. Unit: bytes. */
const LENGTH = 16;

/**
 * A short word that tells whether something is still as it was, without keeping it: equal for equal content, whatever the
 * order of its fields. Null and "not there" are the same.
 *
 * @example fingerprint({ a: 1, b: 2 }) === fingerprint({ b: 2, a: 1 }) // true
 */
export function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(value ?? null))
    .digest()
    .subarray(0, LENGTH)
    .toString('base64url');
}
