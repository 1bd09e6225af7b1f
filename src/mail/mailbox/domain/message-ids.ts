/** RFC 5322, 3.6.4, as mail programs write it: angle brackets, nothing blank in between. */
const MESSAGE_ID = /<[^<>\s\p{Cc}]{1,250}>/gu;

/** A thread of more answers is led by its last ones. */
const MAX_REFERENCES = 50;

/**
 * The Message-IDs in a header, in their order; of more than 50 the last ones. Longer than 252 characters, or with blanks,
 * is none. Never throws. `messageIds('<a@x> (see) <b@x>')` is `['<a@x>', '<b@x>']`.
 */
export function messageIds(header: string): readonly string[] {
  return [...header.matchAll(MESSAGE_ID)].map(([id]) => id).slice(-MAX_REFERENCES);
}
