/** Why a mail has not arrived, as far as the server's answer tells. */
export type AnswerReason = 'nobody' | 'full' | 'too-big' | 'unwanted' | 'unreachable' | 'later' | 'silent' | 'other';

/** What the words of a server mean; the first that fits counts. RFC 5321, 4.2.3 and RFC 3463, 3. */
const meanings: readonly (readonly [RegExp, AnswerReason])[] = [
  [/\b5\.1\.[0-36]\b|\b5\.1\.10\b|user unknown|no such user|mailbox (?:not found|unavailable)/i, 'nobody'],
  [/\b[45]\.2\.2\b|mailbox (?:is )?full|over quota|quota exceeded/i, 'full'],
  [/\b5\.[23]\.[34]\b|message (?:size|too)/i, 'too-big'],
  [/\b[45]\.7\.\d+\b|spam|blocked|blacklist|not allowed|denied/i, 'unwanted'],
  [/ENOTFOUND|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EDNS|getaddrinfo|ETIMEDOUT|ECONNRESET/, 'unreachable'],
];

/** Codes without further words. RFC 5321, 4.2.3. */
const codes: Readonly<Record<string, AnswerReason>> = { '550': 'nobody', '552': 'full', '554': 'unwanted' };

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
  const meant = meanings.find(([pattern]) => pattern.test(words));
  if (meant) return meant[1];
  if (result === 'later') return 'later';
  return codes[words.slice(0, 3)] ?? 'other';
}
