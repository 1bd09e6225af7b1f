import { LONGEST_HEADER, withoutComments } from './sender-check.js';

/**
 * The domain that a From header names (RFC 5322, 3.6.2), in small letters; null where it names several addresses, none, or
 * one that each program reads in its own way. What stands in quotation marks, comments or a name before `<` says nothing.
 * Never throws.
 *
 * @example domainInFrom('"mara@example.org" <jana@Evil.test>') // 'evil.test'
 * @example domainInFrom('mara@example.org@evil.test') // null
 */
export function domainInFrom(header: string): string | null {
  if (header.length > LONGEST_HEADER) return null;
  const text = withoutComments(header);
  const inBrackets = Array.from(text.matchAll(/<([^<>]*)>/g), ([, inside = '']) => inside);
  if (inBrackets.length > 1) return null;
  const [, domain, ...more] = (inBrackets[0] ?? text).split('@');
  const plain = domain?.replace(/[\s;]+$/, '').toLowerCase() ?? '';
  return more.length > 0 || plain === '' ? null : plain;
}
