import type { WrittenKeys } from '../answers/mail-keys.service.js';

/**
 * What mail programs need to show "unsubscribe" (RFC 2369 and, for the one that needs no page, RFC 8058: the https
 * address comes first), to sort the mails (RFC 2919), and to send an answer where commands are read.
 */
export function digestHeaders(
  { stopUrl, stopMailto, replyTo }: Pick<WrittenKeys, 'stopUrl' | 'stopMailto' | 'replyTo'>,
  host: string,
): Readonly<Record<string, string>> {
  const ways = stopMailto === null ? [stopUrl] : [stopUrl, stopMailto];
  return {
    'List-Id': `Wiedersehen <digest.${host}>`,
    'List-Unsubscribe': ways.map((way) => `<${way}>`).join(', '),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    ...(replyTo === null ? {} : { 'Reply-To': replyTo }),
  };
}
