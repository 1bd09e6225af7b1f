import type { IncomingHttpHeaders } from 'node:http';
import { DavRefused } from './dav.errors.js';

export type Depth = 0 | 1 | 'infinity';

/** The header Depth; without it: infinity (RFC 4918, 9.1 and 10.2). Throws DavRefused 400 for anything else. */
export function depthOf({ depth = 'infinity' }: IncomingHttpHeaders): Depth {
  if (depth === '0' || depth === '1') return depth === '0' ? 0 : 1;
  if (String(depth).toLowerCase() === 'infinity') return 'infinity';
  throw new DavRefused(400, null, 'Depth is 0, 1 or infinity.');
}
