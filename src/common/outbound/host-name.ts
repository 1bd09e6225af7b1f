import { isIP } from 'node:net';

/** RFC 1035, 2.3.4, without the dot at the end. */
const MAX_NAME_LENGTH = 253;

/** Letters, digits, hyphens; the underscore stands in names of some home networks. Other letters come as punycode. */
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** The last part of a name is never a number (RFC 3696, 2; the URL standard calls such a host an IPv4 address). */
const LOOKS_LIKE_NUMBER = /(?:^|\.)(?:0x[0-9a-f]*|\d+)$/;

/**
 * A host as it is asked for and compared: small letters, no brackets, no dot at the end, an IPv6 address in one spelling.
 * Null for anything that is neither a name nor a plainly written address: `0x7f.1`, `127.1`, `2130706433` and `0177.0.0.1`
 * mean 127.0.0.1 to some and something else to others, so nobody has to guess. Never throws.
 *
 * @example hostName('[::1]') // '::1'
 */
export function hostName(given: string): string | null {
  const host = given.toLowerCase().replace(/\.$/, '');
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? host;
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) === 6) return bare.includes('%') ? null : new URL(`http://[${bare}]`).hostname.slice(1, -1);
  if (host !== bare || host.length > MAX_NAME_LENGTH || LOOKS_LIKE_NUMBER.test(host)) return null;
  return NAME.test(host) ? host : null;
}
