import { createHash } from 'node:crypto';

/** Of a UUID, without the digits that say version and variant. In hex digits. */
const DIGITS = 32;

/** What tells one person's part in one event apart: of the event (UID and which one of a series) and their address. */
export function eventKey(event: string, address: string): string {
  return createHash('sha256').update(`${event}\n${address}`).digest('base64url');
}

/**
 * The id of the talk that comes of it, always the same: so it counts once, whatever calendar it is read from, and again only
 * if the user has taken the talk away. A UUID of version 8 (RFC 9562, 5.8).
 */
export function talkId(accountId: string, key: string): string {
  const hex = createHash('sha256').update(`past-events\n${accountId}\n${key}`).digest('hex').slice(0, DIGITS);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20)].join('-');
}
