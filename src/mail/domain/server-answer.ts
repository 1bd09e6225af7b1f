/**
 * Why a server did not take a mail: recipient (nobody there has this address) · full (their mailbox is full) · large · many
 * (too many mails for the server just now) · sender (it does not send for this address) · unwanted (it takes it for
 * unwanted mail, or will not pass it on) · other.
 */
export type TurnedAway = 'recipient' | 'full' | 'large' | 'many' | 'sender' | 'unwanted' | 'other';

/** What the words of a server mean; the first that fits counts, the most exact first. */
const meanings: readonly (readonly [RegExp, TurnedAway])[] = [
  // RFC 3463, 3, and RFC 7505: X.CLASS.DETAIL after the first number
  [/\b[45]\.1\.(?:[78])\b/, 'sender'],
  [/\b[45]\.1\.(?:[0-6]|10)\b/, 'recipient'],
  [/\b[45]\.2\.2\b/, 'full'],
  [/\b[45]\.2\.1\b/, 'recipient'],
  [/\b[45]\.(?:2\.3|3\.4)\b/, 'large'],
  [/\b[45]\.4\.5\b|\b[45]\.7\.(?:28|29)\b/, 'many'],
  [/\b[45]\.7\.\d+\b/, 'unwanted'],
  // what servers without such a status have been seen to say
  [/user unknown|no such user|mailbox (?:not found|unavailable)/i, 'recipient'],
  [/mailbox (?:is )?full|over quota|quota exceeded/i, 'full'],
  [/message (?:size|too)/i, 'large'],
  [/^(?:421|450|451|452)\b.*\b(?:many|rate|limit|throttl)/i, 'many'],
  [/spam|blocked|blacklist|not allowed|denied/i, 'unwanted'],
  // RFC 5321, 4.2.2: the number alone
  [/^552\b/, 'full'],
  [/^(?:550|551|553)\b/, 'recipient'],
  [/^554\b/, 'unwanted'],
];

/**
 * Reads a mail server's answer to a mail. Never throws. Source: RFC 3463, RFC 5321.
 *
 * @example turnedAway('550 5.1.1 <tom@example.net>: user unknown') // 'recipient'
 */
export function turnedAway(answer: string): TurnedAway {
  return meanings.find(([pattern]) => pattern.test(answer))?.[1] ?? 'other';
}

/** Why one of the service's own mails has not arrived, as far as the server's answer tells. */
export type AnswerReason = 'nobody' | 'full' | 'too-big' | 'unwanted' | 'unreachable' | 'later' | 'silent' | 'other';

/** Node's words for a server that was not reached. */
const UNREACHABLE = /ENOTFOUND|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EDNS|getaddrinfo|ETIMEDOUT|ECONNRESET/;

/** Whose sender is wrong is nothing that the reader of the mail could put right. */
const reasons: Readonly<Record<TurnedAway, AnswerReason>> = {
  recipient: 'nobody',
  full: 'full',
  large: 'too-big',
  many: 'later',
  sender: 'other',
  unwanted: 'unwanted',
  other: 'other',
};

/**
 * The reason in one word, for a sentence to the user; the server's own words stand beside it. `result`: what came of the
 * last try, null before it. Never throws. `reasonOf('refused', '550 5.1.1 no such user')` is 'nobody'.
 */
export function reasonOf(
  result: 'accepted' | 'later' | 'refused' | 'lost' | null,
  answer: string | null,
): AnswerReason {
  if (result === 'lost') return 'silent';
  const words = answer ?? '';
  if (UNREACHABLE.test(words)) return 'unreachable';
  const reason = reasons[turnedAway(words)];
  return reason === 'other' && result === 'later' ? 'later' : reason;
}
