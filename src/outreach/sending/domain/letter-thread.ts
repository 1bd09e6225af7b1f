/** RFC 5322, 3.6.4 sets no limit; mail programs look at the first and the last ones. How many are named at most. */
const MOST_REFERENCES = 20;

/** Where a letter stands in a conversation (RFC 5322, 3.6.4). */
export interface Thread {
  /** The Message-ID that it continues, with its angle brackets. */
  readonly inReplyTo: string;
  /** All of them, the oldest first. */
  readonly references: readonly string[];
}

/** `<left@right>` without a blank, a control character or another bracket: what may stand in a header as it is. */
const MESSAGE_ID = /^<[^\s\p{Cc}<>@]+@[^\s\p{Cc}<>@]+>$/u;

/**
 * The thread that a follow-up belongs to, from the Message-IDs of the letters before it, the oldest first. Null: none of
 * them went out by mail from here, so it begins a thread of its own. What is no Message-ID is left out, each stands once,
 * and of a long chain the first and the latest stay (RFC 5322, 3.6.4). Never throws.
 *
 * @example threadOf(['<a@example.org>']) // { inReplyTo: '<a@example.org>', references: ['<a@example.org>'] }
 */
export function threadOf(earlier: readonly string[]): Thread | null {
  const ids = [...new Set(earlier.filter((id) => MESSAGE_ID.test(id)))];
  const inReplyTo = ids.at(-1);
  const [first] = ids;
  if (first === undefined || inReplyTo === undefined) return null;
  const references = ids.length <= MOST_REFERENCES ? ids : [first, ...ids.slice(1 - MOST_REFERENCES)];
  return { inReplyTo, references };
}
