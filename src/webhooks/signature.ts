import { createHmac } from 'node:crypto';

/** Changes with the way messages are signed, so that receivers can tell. */
const VERSION = 'v1';

/**
 * What `X-Wiedersehen-Signature` says: the HMAC-SHA256 (RFC 2104) of timestamp, a full stop and the body, in hex, with the
 * secret as it was shown. The timestamp is signed with it: an old message can't be sent once more as a new one.
 *
 * @param timestamp seconds since 1970, as in `X-Wiedersehen-Timestamp`
 * @example signatureOf('whsec_...', '1795420800', '{}') // 'v1=5f0c...'
 */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `${VERSION}=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
