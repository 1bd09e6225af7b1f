import { OutboundRefused } from './outbound.errors.js';

/** RFC 7230, 3.1.1 asks for 8,000 at least; nothing sensible is longer. In characters. */
const MAX_LENGTH = 2_000;

/**
 * An address that may be fetched: https, http, or webcal, which means https. Throws OutboundRefused for other schemes, for
 * addresses with a user or a password, and for what is no address. The part after # stays here.
 *
 * @example webAddress('webcal://example.org/a.ics').href // 'https://example.org/a.ics'
 */
export function webAddress(given: string): URL {
  const text = given.trim().replace(/^webcals?:/i, 'https:');
  if (text.length > MAX_LENGTH || !URL.canParse(text)) throw new OutboundRefused('address');
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol)) throw new OutboundRefused('address');
  if (url.username !== '' || url.password !== '') throw new OutboundRefused('address');
  url.hash = '';
  return url;
}
