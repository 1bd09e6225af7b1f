import { createHash, randomBytes } from 'node:crypto';

/** product.md, "The daily mail": 128 bit. */
const TOKEN_BYTES = 16;

/** Small letters and digits only: mail servers do not keep the case of an address. */
export function newMailToken(): string {
  return randomBytes(TOKEN_BYTES).toString('hex');
}

/** What is stored of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token.toLowerCase()).digest('hex');
}

/** Whether a text can be a token at all: saves the question to the database. */
export function isMailToken(text: string): boolean {
  return /^[0-9a-f]{32}$/i.test(text);
}
