import type { IncomingHttpHeaders } from 'node:http';

const MINIMAL = /(?:^|[,;])\s*(?:return\s*=\s*"?minimal"?|return-minimal)\s*(?:$|[,;])/i;

/**
 * Whether what is not there may be left out: `Prefer: return=minimal` (RFC 8144, 2), also in its old spelling with a hyphen.
 * Never throws.
 */
export function isMinimal({ prefer }: IncomingHttpHeaders): boolean {
  return MINIMAL.test(typeof prefer === 'string' ? prefer : '');
}
