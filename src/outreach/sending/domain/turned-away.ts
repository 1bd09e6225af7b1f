/**
 * Why a mail did not go out, as far as the server's answer tells: recipient (nobody there has this address) · full (their
 * mailbox is full) · large · many (too many mails for the server just now) · sender (it does not send for this address) ·
 * unwanted (it takes it for unwanted mail, or will not pass it on) · other.
 */
export type TurnedAway = 'recipient' | 'full' | 'large' | 'many' | 'sender' | 'unwanted' | 'other';

/** RFC 3463, 3, and RFC 7505: X.CLASS.DETAIL after the first number, the most exact thing a server says. */
const BY_STATUS: readonly (readonly [RegExp, TurnedAway])[] = [
  [/[45]\.1\.(?:[78])\b/, 'sender'],
  [/[45]\.1\.(?:[0-6]|10)\b/, 'recipient'],
  [/[45]\.2\.2\b/, 'full'],
  [/[45]\.2\.1\b/, 'recipient'],
  [/[45]\.(?:2\.3|3\.4)\b/, 'large'],
  [/[45]\.4\.5\b|[45]\.7\.(?:28|29)\b/, 'many'],
  [/[45]\.7\.\d+\b/, 'unwanted'],
];

/** RFC 5321, 4.2.2: what old servers say without such a status. */
const BY_REPLY: readonly (readonly [RegExp, TurnedAway])[] = [
  [/^552\b/, 'full'],
  [/^(?:550|551|553)\b/, 'recipient'],
  [/^(?:421|450|451|452)\b.*\b(?:many|rate|limit|throttl)/i, 'many'],
];

/**
 * Reads the server's answer to a letter. Never throws. Source: RFC 3463, RFC 5321.
 *
 * @example turnedAway('550 5.1.1 <tom@example.net>: user unknown') // 'recipient'
 */
export function turnedAway(answer: string): TurnedAway {
  const known = [...BY_STATUS, ...BY_REPLY].find(([pattern]) => pattern.test(answer));
  return known?.[1] ?? 'other';
}
