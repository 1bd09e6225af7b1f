import { createHash, randomFillSync } from 'node:crypto';

/** product.md, "The daily mail": 128 bit. */
const TOKEN_BYTES = 16;

/** Tokens drawn with one call: asking the system costs more than the bytes, and a mail has a dozen. */
const DRAWN_AT_ONCE = 64;

const drawn = Buffer.alloc(TOKEN_BYTES * DRAWN_AT_ONCE);
let used = drawn.length;

/** Small letters and digits only: mail servers do not keep the case of an address. */
export function newMailToken(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const token = drawn.toString('hex', used, used + TOKEN_BYTES);
  drawn.fill(0, used, used + TOKEN_BYTES); // it stands in the mail and nowhere else
  used += TOKEN_BYTES;
  return token;
}

/** What is stored of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token.toLowerCase()).digest('hex');
}

/** Whether a text can be a token at all: saves the question to the database. */
export function isMailToken(text: string): boolean {
  return /^[0-9a-f]{32}$/i.test(text);
}
